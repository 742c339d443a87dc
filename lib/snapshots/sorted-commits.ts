import { KINDS } from '../facts/types';
import { IS_DUPLICATE, IS_REPEATED, STAYS } from './duplicates';
import { BOT, CLAIMED_ONLY, COUNTED, CO_AUTHOR_ONLY, DUPLICATE, LOWEST, MERGE, OWNER } from './exclusion';
import { FLAG } from './fact-columns';
import type { FactColumns } from './fact-columns';
import { compareIds } from './id-column';
import { EXCLUSIONS, TRUSTS } from './types';

/** In `FactColumns.trust`. */
const CLAIMED = TRUSTS.indexOf('claimed') + 1;

/** Index in the exclusion column of a whole commit, or null for a copy that is counted nowhere. */
function exclusionOfCommit(flags: number, state: number, trust: number): number | null {
  if (state === IS_REPEATED) return null;
  // What is only claimed has no working of its own: what would not count is not named either.
  if (trust === CLAIMED) return state === STAYS && (flags & (FLAG.coAuthorOnly | FLAG.merge | FLAG.owner | FLAG.bot)) === 0 ? CLAIMED_ONLY : null;
  if (flags & (FLAG.coAuthorOnly | FLAG.merge)) {
    // A merge or a co-author's commit has no lines to leave out: it counts once, without a row for its copies.
    if (state !== STAYS) return null;
    return flags & FLAG.coAuthorOnly ? CO_AUTHOR_ONLY : MERGE;
  }
  if (flags & FLAG.owner) return OWNER;
  if (state === IS_DUPLICATE) return DUPLICATE;
  return flags & FLAG.bot ? BOT : COUNTED;
}

const HOUR_SECONDS = 3600;
/** What an index of a commit stays below, and hours since 1970, which reaches to the year 2448: both together fit in the 53 bits of a number. */
const COMMITS = 2 ** 31;
const HOURS = 2 ** 22;

function hoursOf(seconds: number): number {
  const hours = Math.floor(seconds / HOUR_SECONDS) + 1;
  return hours > 0 && hours < HOURS ? hours : 0;
}

export interface SortedCommits {
  /** The commits that count anywhere, by hour, then by group, then by id. */
  order: Uint32Array;
  /** Of each commit: hours since 1970 on the author's clock, and one more; 0 where it says nothing possible. */
  hours: Uint32Array;
  /** Repository, kind, exclusion and trust of each commit in one number. */
  groups: Float64Array;
  exclusions: Int8Array;
}

/** Puts commits in the order in which they are grouped; copies that count nowhere are left out. `state` is what becomes of each (`findDuplicates`). */
export function sortedCommits(facts: FactColumns, state: Uint8Array): SortedCommits {
  const { commits, time, flags, trust, repository, kind } = facts;
  const hours = new Uint32Array(commits);
  const groups = new Float64Array(commits);
  const exclusions = new Int8Array(commits);
  const placed = new Float64Array(commits);
  let kept = 0;
  for (let commit = 0; commit < commits; commit++) {
    const exclusion = exclusionOfCommit(flags[commit] ?? 0, state[commit] ?? STAYS, trust[commit] ?? 0);
    if (exclusion === null) continue;
    const hour = hoursOf(time[commit] ?? -1);
    hours[commit] = hour;
    groups[commit] = (((repository[commit] ?? 0) * KINDS.length + (kind[commit] ?? 0)) * (EXCLUSIONS.length + LOWEST) + exclusion + LOWEST) * (TRUSTS.length + 1) + (trust[commit] ?? 0);
    exclusions[commit] = exclusion;
    placed[kept++] = hour * COMMITS + commit;
  }
  // Numbers alone are sorted many times as fast as by a function, which is left with the commits of an hour.
  const sorted = placed.subarray(0, kept).sort();
  const order = new Uint32Array(kept);
  for (let at = 0; at < kept; at++) order[at] = (sorted[at] ?? 0) % COMMITS;
  const { ids } = facts;
  for (let start = 0, end = 1; start < kept; start = end++) {
    const hour = hours[order[start] ?? 0];
    while (end < kept && hours[order[end] ?? 0] === hour) end++;
    if (end - start > 1) order.subarray(start, end).sort((a, b) => (groups[a] ?? 0) - (groups[b] ?? 0) || compareIds(ids, a, b));
  }
  return { order, hours, groups, exclusions };
}
