import { z } from 'zod';
import { AppError } from '../../errors/app-error';
import { verb } from '../../verbs/verb';
import { leaveAccount } from './leave-account';

/** What a person types so that nothing goes by a slip. */
export const CONFIRMATION = 'delete everything';

/**
 * Deletes the person's account with everything in it. Gives the receipt.
 * @throws AppError `wrong-use` when he did not type the words; nothing is deleted then.
 */
export const confirmLeaving = verb(z.object({ confirmation: z.string({ error: 'must be a text' }).max(100, { error: 'is too long' }) }), async (context, user, { confirmation }) => {
  if (confirmation.trim().toLowerCase() !== CONFIRMATION) throw new AppError('wrong-use', `Type “${CONFIRMATION}” into the field. Nothing was deleted.`);
  return leaveAccount(context, user);
});
