import { z } from 'zod';
import { idField, verb } from '../verbs/verb';
import { ownToken } from './own-token';
import { viewOf } from './view';
import type { TokenView } from './view';

/** One token of the person, without its secret. Throws `not-found`. */
export const showToken = verb(z.object({ tokenId: idField }), async ({ documents }, user, { tokenId }): Promise<TokenView> => viewOf(await ownToken(documents, user, tokenId)));
