import { z } from 'zod';
import type { Context } from '../context';
import { hashSecret, newSecret } from '../accounts/secrets';
import { feedbacks, users } from '../documents/collections';
import type { Feedback, User } from '../documents/collections';
import { AppError } from '../errors/app-error';
import { isConflict } from '../errors/is-conflict';
import { verb } from '../verbs/verb';

type Documents = Pick<Context, 'documents'>;

const SHAPE = /^[A-Za-z0-9_-]{43}$/u;

/** How a person wants to hear of his weeks; before he chose: on the page alone. */
export async function feedbackOf({ documents }: Documents, user: Pick<User, 'id'>): Promise<Omit<Feedback, 'version'>> {
  return (await documents.get(feedbacks, user.id)) ?? { id: user.id, ownerId: user.id, on: true, mail: false, hash: null, mailed: null };
}

/** Changes what he chose; of two changes at once each keeps what the other does not touch. */
export async function changeFeedback(context: Documents, user: Pick<User, 'id'>, changes: Partial<Feedback>): Promise<void> {
  const before = await context.documents.get(feedbacks, user.id);
  try {
    if (before) await context.documents.update(feedbacks, { ...before, ...changes });
    else await context.documents.insert(feedbacks, { ...(await feedbackOf(context, user)), ...changes });
  } catch (error) {
    if (!isConflict(error)) throw error;
    await changeFeedback(context, user, changes);
  }
}

/** The one switch, and whether a mail comes on Mondays. Switched off, the feed's address ends as well. */
export const chooseFeedback = verb(
  z.object({ on: z.boolean({ error: 'must be true or false' }), mail: z.boolean({ error: 'must be true or false' }) }),
  async (context, user, { on, mail }): Promise<void> => changeFeedback(context, user, on ? { on, mail } : { on, mail: false, hash: null }),
);

/**
 * Makes the secret of the feed's address and gives it, this once; an address from before ends.
 * @throws AppError `wrong-use` while feedback is switched off.
 */
export const makeFeedAddress = verb(z.object({}), async (context, user): Promise<string> => {
  if (!(await feedbackOf(context, user)).on) throw new AppError('wrong-use', 'Weekly feedback is switched off. Switch it on first.');
  const secret = newSecret();
  await changeFeedback(context, user, { hash: hashSecret(secret) });
  return secret;
});

/** Whose feed this secret opens; undefined for anything else. */
export async function findFeedUser({ documents }: Documents, secret: string): Promise<User | undefined> {
  if (!SHAPE.test(secret)) return undefined;
  const [found] = (await documents.list(feedbacks, 'hash', [hashSecret(secret)])).documents;
  return found?.on === true ? documents.get(users, found.ownerId) : undefined;
}
