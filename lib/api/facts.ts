import { z } from 'zod';
import { collections, repositories } from '../documents/collections';
import type { Repository } from '../documents/collections';
import { factsPlace } from '../collections/series';
import { listAll } from '../documents/list-all';
import { AppError } from '../errors/app-error';
import { ownerExclusions } from '../facts/owner-exclusions';
import { fromCursor, toCursor } from './cursor';
import { operation } from './operation';
import type { ApiContext } from './operation';
import { factSchema, factsEndSchema, factsQuery } from './schemas';

const place = z.tuple([z.string(), z.string()]);

/** Repositories in the order in which their facts are sent, from the one on in which somebody stopped. */
async function repositoriesFrom({ documents }: ApiContext, userId: string, only: string | undefined, from: string): Promise<Repository[]> {
  const all = (await listAll(documents, repositories, 'owner', [userId])).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (only !== undefined && !all.some(({ id }) => id === only)) throw new AppError('not-found', 'There is nothing here.');
  return all.filter(({ id }) => id >= from && (only === undefined || id === only));
}

/** The person's facts, repository by repository, as lines; the last line says whether these were all, and where to go on. */
export const facts = operation({
  kind: 'lines', path: '/facts', query: factsQuery, line: factSchema, last: factsEndSchema,
  summary: 'Every counted commit in numbers, a line each (NDJSON). Ordered, so that a broken download goes on behind its last line: give that line’s cursor as `after`.',
  async *answer(context, { user, query }) {
    const [from, behind] = query.after === undefined ? ['', ''] : fromCursor(place, query.after);
    let left = query.limit ?? Number.POSITIVE_INFINITY;
    let last = query.after ?? null;
    for (const { id: repository, exclusions } of await repositoriesFrom(context, user.id, query.repository, from)) {
      const marked = ownerExclusions(user.hashKey, exclusions.commits);
      const { series, rules } = factsPlace(repository, await context.documents.get(collections, repository));
      for await (const fact of context.stats.read(user.id, rules, series, repository === from ? behind : undefined)) {
        if (left === 0) {
          yield { end: false, next: last };
          return;
        }
        left -= 1;
        last = toCursor([repository, fact.commit]);
        yield { ...marked(fact), repository, rules, cursor: last };
      }
    }
    yield { end: true, next: null };
  },
});
