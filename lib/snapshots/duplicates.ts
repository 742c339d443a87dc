import { FLAG } from './fact-columns';
import type { FactColumns } from './fact-columns';
import { ID_BYTES, compareIds } from './id-column';
import { TRUSTS } from './types';

/** What becomes of each commit. */
export const STAYS = 0;
export const IS_DUPLICATE = 1;
/** The same commit of the same repository was added before: not a second copy, the same fact. */
export const IS_REPEATED = 2;

/** Numbers of 32 bits in an id. */
const WORDS = ID_BYTES / Uint32Array.BYTES_PER_ELEMENT;

/** In `FactColumns.trust`. */
const CLAIMED = TRUSTS.indexOf('claimed') + 1;

/** What decides between copies, by index of the repository. */
export interface CopyOrder {
  fork: readonly boolean[];
  /** Place of the repository among all when sorted by id; the last word between copies that are equal otherwise. */
  rank: readonly number[];
}

/** Ids among which equal ones are looked for. */
interface Matching {
  ids: Buffer;
  /** How many commits there are. */
  commits: number;
  /** Whether one is among them. */
  among: (commit: number) => boolean;
  /** Gets the one kept so far and the next of the same id, and returns which of the two is kept from here on. */
  settle: (kept: number, other: number) => number;
  /** Whether two of the same id are to be settled; all are unless given. */
  same?: (a: number, b: number) => boolean;
}

/** Finds commits of equal ids and has them settled, in the order of adding. */
function matchIds({ ids, commits, among, settle, same }: Matching): void {
  let size = 16;
  while (size < commits * 2) size *= 2;
  const slots = new Uint32Array(size);
  const words = new Uint32Array(ids.buffer, ids.byteOffset, commits * WORDS);
  for (let commit = 0; commit < commits; commit++) {
    if (!among(commit)) continue;
    for (let slot = (words[commit * WORDS] ?? 0) & (size - 1); ; slot = (slot + 1) & (size - 1)) {
      const kept = (slots[slot] ?? 0) - 1;
      if (kept < 0) slots[slot] = commit + 1;
      else if (!areEqual(words, kept, commit) || same?.(kept, commit) === false) continue;
      else slots[slot] = settle(kept, commit) + 1;
      break;
    }
  }
}

function areEqual(words: Uint32Array, a: number, b: number): boolean {
  for (let word = 0; word < WORDS; word++) if (words[a * WORDS + word] !== words[b * WORDS + word]) return false;
  return true;
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
  const flagsOf = (commit: number): number => flags[commit] ?? 0;

  matchIds({
    ids, commits,
    among: () => true,
    same: (a, b) => repositoryOf(a) === repositoryOf(b),
    settle: (kept, other) => {
      state[other] = IS_REPEATED;
      return kept;
    },
  });
  // One repository has each commit once by now.
  if (order.fork.length > 1) matchIds({ ids, commits, among: (commit) => state[commit] === STAYS && (flagsOf(commit) & FLAG.owner) === 0, settle });
  const authored = FLAG.work | FLAG.owner | FLAG.merge | FLAG.coAuthorOnly;
  matchIds({ ids: works, commits, among: (commit) => state[commit] === STAYS && (flagsOf(commit) & authored) === FLAG.work, settle });
  return state;
}
