import type { Context } from '../context';
import type { User } from '../documents/collections';
import { loadAggregate } from '../publishing/load-published';

/** What is counted of one repository. */
export interface RepositoryCount {
  /** The person's commits in it, whatever is left out of the figures later. */
  commits: number;
  /** Day of the last one on its author's clock, `YYYY-MM-DD`; null where none has a possible date. */
  last: string | null;
}

const DAY_MS = 86_400_000;
/** In a snapshot: commits that name the person only as a co-author. */
const CO_AUTHOR_ONLY = -2;

/** The person's commits by repository id, as of the last time that the numbers were put together. */
export async function countByRepository(context: Pick<Context, 'documents'>, user: User): Promise<Map<string, RepositoryCount>> {
  const snapshot = await loadAggregate(context, user);
  const counts = new Map<string, RepositoryCount>();
  if (!snapshot) return counts;
  const { repository, commits, day, exclusion } = snapshot.commits;
  const tally = snapshot.repositories.map(() => ({ commits: 0, last: -1 }));
  for (let row = 0; row < repository.length; row += 1) {
    const one = tally[repository[row] ?? -1];
    if (!one || exclusion[row] === CO_AUTHOR_ONLY) continue;
    one.commits += commits[row] ?? 0;
    one.last = Math.max(one.last, day[row] ?? -1);
  }
  snapshot.repositories.forEach(({ id }, index) => {
    const { commits: sum = 0, last = -1 } = tally[index] ?? {};
    counts.set(id, { commits: sum, last: last < 0 ? null : new Date(last * DAY_MS).toISOString().slice(0, 10) });
  });
  return counts;
}
