import { z } from 'zod';
import { recordEvent } from '../audit/record-event';
import { USABLE_STATES, tokens } from '../documents/collections';
import { AppError } from '../errors/app-error';
import { markDue } from '../repositories/mark-due';
import { idField, verb } from '../verbs/verb';
import { ownToken } from './own-token';
import { repositoriesOf } from './repositories-of';
import { viewOf } from './view';
import type { TokenView } from './view';

/**
 * "My access ends": every active repository of the token is due at once, and when all are collected the token has left and its secret is gone (`finishLeaving`).
 * @throws AppError `not-found`; `token-refused` when the token does not work any more, so that nothing can be collected with it.
 */
export const endAccess = verb(z.object({ tokenId: idField }), async (context, user, { tokenId }): Promise<TokenView> => {
  const token = await ownToken(context.documents, user, tokenId);
  if (token.status === 'leaving' || token.status === 'left') return viewOf(token);
  if (!USABLE_STATES.includes(token.status)) {
    throw new AppError('token-refused', 'This token does not work any more, so nothing can be collected with it. The numbers collected before stay. Replace it first if you still have access.', { link: token.link ?? undefined });
  }
  const leaving = await context.documents.update(tokens, { ...token, status: 'leaving', leavingSince: new Date().toISOString(), message: 'Everything it reads is collected once more. Then the token is thrown away and the numbers stay.', link: null });
  await recordEvent(context, user.id, { action: 'token-leaving', token });
  await markDue(context, (await repositoriesOf(context.documents, token)).filter(({ active }) => active));
  return viewOf(leaving);
});
