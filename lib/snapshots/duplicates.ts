import { FLAG, ID_BYTES, compareIds } from './fact-columns';
import type { FactColumns } from './fact-columns';
import { TRUSTS } from './types';

/** What becomes of each commit. */
export const STAYS = 0;
export const IS_DUPLICATE = 1;
/** The same commit of the same repository was added before: not a second copy, the same fact. */
export const IS_REPEATED = 2;

/** In `FactColumns.trust`. */
const CLAIMED = TRUSTS.indexOf('claimed') + 1;

/** What decides between copies, by index of the repository. */
export interface CopyOrder {
  fork: readonly boolean[];
  /** Place of the repository among all when sorted by id; the last word between copies that are equal otherwise. */
  rank: readonly number[];
}

/**
 * Finds equal ids among the given commits. `settle(kept, other)` gets the one kept so far and the next of the same id and
 * returns which of the two is kept from here on.
 */
function matchIds(ids: Buffer, commits: Iterable<number>, count: number, same: (a: number, b: number) => boolean, settle: (kept: number, other: number) => number): void {
  let size = 16;
  while (size < count * 2) size *= 2;
  const slots = new Uint32Array(size);
  for (const commit of commits) {
    const at = commit * ID_BYTES;
    let slot = ((ids[at] ?? 0) | ((ids[at + 1] ?? 0) << 8) | ((ids[at + 2] ?? 0) << 16)) & (size - 1);
    for (;;) {
      const kept = (slots[slot] ?? 0) - 1;
      if (kept < 0) {
        slots[slot] = commit + 1;
        break;
      }
      if (compareIds(ids, kept, commit) === 0 && same(kept, commit)) {
        slots[slot] = settle(kept, commit) + 1;
        break;
      }
      slot = (slot + 1) & (size - 1);
    }
  }
}

/**
 * Work counts once for a person: of the commits with one commit id, then of those with one work id, one stays. It is one that is not only claimed, else the one in a
 * repository that is not a fork, else the one with the oldest committer time, else the first by id of its repository and by commit id; so
 * the order of adding does not matter. Merges and co-author-only commits are compared by commit id only. What the owner left out by hand
 * is compared with nothing: it does not make another copy a duplicate. Returns a state for each commit.
 */
export function findDuplicates(facts: FactColumns, order: CopyOrder): Uint8Array {
  const { commits, ids, works, flags, repository, committed } = facts;
  const state = new Uint8Array(commits);
  const repositoryOf = (commit: number) => repository[commit] ?? 0;
  const time = (commit: number) => {
    const seconds = committed[commit] ?? -1;
    return seconds < 0 ? Number.POSITIVE_INFINITY : seconds;
  };
  const claimed = (commit: number) => Number(facts.trust[commit] === CLAIMED);
  const comesFirst = (a: number, b: number): boolean => {
    // A copy that somebody vouches for counts; one that is only claimed would take it out of the figure.
    if (claimed(a) !== claimed(b)) return claimed(a) < claimed(b);
    const fork = Number(order.fork[repositoryOf(a)] ?? false) - Number(order.fork[repositoryOf(b)] ?? false);
    if (fork !== 0) return fork < 0;
    if (time(a) !== time(b)) return time(a) < time(b);
    const rank = (order.rank[repositoryOf(a)] ?? 0) - (order.rank[repositoryOf(b)] ?? 0);
    return rank === 0 ? compareIds(ids, a, b) <= 0 : rank < 0;
  };
  const settle = (kept: number, other: number): number => {
    const [stays, goes] = comesFirst(kept, other) ? [kept, other] : [other, kept];
    state[goes] = IS_DUPLICATE;
    return stays;
  };
  function* where(test: (flags: number) => boolean): Generator<number> {
    for (let commit = 0; commit < commits; commit++) if (state[commit] === STAYS && test(flags[commit] ?? 0)) yield commit;
  }

  matchIds(ids, where(() => true), commits, (a, b) => repositoryOf(a) === repositoryOf(b), (kept, other) => {
    state[other] = IS_REPEATED;
    return kept;
  });
  matchIds(ids, where((bits) => (bits & FLAG.owner) === 0), commits, () => true, settle);
  const authored = (bits: number) => (bits & FLAG.work) !== 0 && (bits & (FLAG.owner | FLAG.merge | FLAG.coAuthorOnly)) === 0;
  matchIds(works, where(authored), commits, () => true, settle);
  return state;
}
