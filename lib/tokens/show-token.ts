import { z } from 'zod';
import { tokenRounds } from '../documents/collections';
import { idField, verb } from '../verbs/verb';
import { besidesOf } from './besides';
import { ownToken } from './own-token';
import { viewOf } from './view';
import type { TokenView } from './view';

/** One token of the person, without its secret, and when its forge is asked for something new (milliseconds since 1970; null: that is not planned yet). `besides`: what its account gives besides repositories. Throws `not-found`. */
export const showToken = verb(z.object({ tokenId: idField }), async ({ documents }, user, { tokenId }): Promise<TokenView & { nextAsk: number | null; besides: string }> => {
  const token = await ownToken(documents, user, tokenId);
  const round = await documents.get(tokenRounds, token.id);
  return { ...viewOf(token), nextAsk: round && round.nextAsk > 0 ? round.nextAsk : null, besides: await besidesOf({ documents }, token) };
});
