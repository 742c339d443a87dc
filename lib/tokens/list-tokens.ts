import { z } from 'zod';
import { repositories, tokens } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { verb } from '../verbs/verb';
import { viewOf } from './view';
import type { TokenView } from './view';

/** A row of the tokens' table. */
export interface TokenRow extends TokenView {
  /** Repositories that it reads, and how many of them are collected. */
  repositories: number;
  active: number;
}

/** The person's tokens in the order in which they were added, without their secrets. */
export const listTokens = verb(z.object({}), async ({ documents }, user): Promise<TokenRow[]> => {
  const counts = new Map<string, { repositories: number; active: number }>();
  for (const { tokenIds, active } of await listAll(documents, repositories, 'owner', [user.id])) {
    for (const id of tokenIds) {
      const found = counts.get(id) ?? { repositories: 0, active: 0 };
      counts.set(id, { repositories: found.repositories + 1, active: found.active + (active ? 1 : 0) });
    }
  }
  return (await listAll(documents, tokens, 'owner', [user.id])).map((token) => ({ ...viewOf(token), ...(counts.get(token.id) ?? { repositories: 0, active: 0 }) }));
});
