import { z } from 'zod';
import { tokenRounds } from '../documents/collections';
import { idField, verb } from '../verbs/verb';
import { ownToken } from './own-token';
import { viewOf } from './view';
import type { TokenView } from './view';

/** One token of the person, without its secret, and when its forge is asked for something new (milliseconds since 1970; null: that is not planned yet). Throws `not-found`. */
export const showToken = verb(z.object({ tokenId: idField }), async ({ documents }, user, { tokenId }): Promise<TokenView & { nextAsk: number | null }> => {
  const token = await ownToken(documents, user, tokenId);
  const round = await documents.get(tokenRounds, token.id);
  return { ...viewOf(token), nextAsk: round && round.nextAsk > 0 ? round.nextAsk : null };
});
