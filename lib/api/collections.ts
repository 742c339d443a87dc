import { NEVER, collections as stored } from '../documents/collections';
import type { CollectionState } from '../documents/collections';
import { storeAfter, storeNext } from './cursor';
import { operation } from './operation';
import { collectionsSchema, pageQuery } from './schemas';

function stateOf({ holder, leaseUntil, attempts, completed }: CollectionState, now: number): string {
  if (holder !== null && leaseUntil > now) return 'collecting';
  if (attempts > 0) return 'trying-again';
  return completed === null ? 'waiting' : 'complete';
}

/** How far the collection of each repository is. */
export const collections = operation({
  kind: 'json', path: '/collections', summary: 'How far the collection of each repository is, a page at a time.', query: pageQuery, response: collectionsSchema,
  async answer({ documents }, { user, query: { after, limit } }) {
    const page = await documents.list(stored, 'owner', [user.id], { after: storeAfter(after), limit });
    const now = Date.now();
    const found = page.documents.map((one) => ({
      repository: one.repositoryId, state: stateOf(one, now), commits: one.progress, attempts: one.attempts, completed: one.completed, checked: one.checked,
      nextDue: one.nextDue === 0 || one.nextDue >= NEVER ? null : new Date(one.nextDue).toISOString(), rules: one.rules, shallow: one.shallow, incomplete: one.incomplete.length,
    }));
    return { collections: found, next: storeNext(page.next) };
  },
});
