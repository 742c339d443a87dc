import { roughRoot } from './divided-edits';
import { countsOfOther, countsOutside, ENTRY, marks, newIds, newLines, newRoom, oldIds, oldLines, oldRoom, outside } from './line-table';
import { LEAST_EXCESS, NO_RUN } from './runs';

/** How far git looks for neighbours of a line that occurs often. */
const WINDOW: i32 = 100;
const MOST_EQUAL: i32 = 1024;

const UNMATCHED: u8 = 0;
const MATCHED: u8 = 1;
const FREQUENT: u8 = 2;

/** Lines kept of the side that was looked at last. */
export let live: i32 = 0;

/**
 * Whether git might set a line of one side aside that a shortest edit keeps, of which `kept` says 1 for each line with a partner. Lines outside the pieces are left out of account, so that
 * this says too often that it might.
 */
export function keepsDoubtful(isOld: bool, kept: usize): bool {
  const lines = isOld ? oldLines : newLines;
  const ids = isOld ? oldIds : newIds;
  const counts = countsOfOther(isOld);
  let apart = NO_RUN;
  let across = NO_RUN;
  for (let at: i32 = 0; at < lines; at += 1) {
    if (inOther(counts, ids, at) === 0) {
      apart = max(apart, 0) + 1;
      across += 1;
      if (across > LEAST_EXCESS) return true;
    } else {
      if (load<u8>(kept) !== 0) {
        across = max(apart, across);
        apart = NO_RUN;
      }
      across = max(across - 3, NO_RUN);
      apart = max(apart - 3, NO_RUN);
      kept += 1;
    }
  }
  return false;
}

/** Keeps the lines of one side that have a partner. */
export function keepShared(isOld: bool): void {
  const lines = isOld ? oldLines : newLines;
  const ids = isOld ? oldIds : newIds;
  const counts = countsOfOther(isOld);
  const kept = isOld ? oldRoom : newRoom;
  let to = kept;
  for (let at: i32 = 0; at < lines; at += 1) {
    store<i32>(to, load<i32>(ids + (<usize>at << 2)));
    if (inOther(counts, ids, at) !== 0) to += 4;
  }
  live = <i32>((to - kept) >> 2);
}

/** Keeps the lines of one side that git compares: those that match, and frequent ones unless they stand among lines without a match. */
export function keep(isOld: bool): void {
  const lines = isOld ? oldLines : newLines;
  const ids = isOld ? oldIds : newIds;
  const kept = isOld ? oldRoom : newRoom;
  mark(isOld);
  live = 0;
  for (let at: i32 = 0; at < lines; at += 1) {
    const kind = load<u8>(marks + <usize>at);
    if (kind === UNMATCHED || (kind === FREQUENT && isAmongUnmatched(at, lines - 1))) continue;
    store<i32>(kept + (<usize>live << 2), load<i32>(ids + (<usize>at << 2)));
    live += 1;
  }
}

/** Whether git sets a line of one side aside that a shortest edit keeps, of which `kept` says 1 for each line with a partner. */
export function setsAside(isOld: bool, kept: usize): bool {
  const lines = isOld ? oldLines : newLines;
  const ids = isOld ? oldIds : newIds;
  const counts = countsOfOther(isOld);
  mark(isOld);
  for (let at: i32 = 0; at < lines; at += 1) {
    if (inOther(counts, ids, at) === 0) continue;
    if (load<u8>(kept) !== 0 && load<u8>(marks + <usize>at) === FREQUENT && isAmongUnmatched(at, lines - 1)) return true;
    kept += 1;
  }
  return false;
}

/** Says of each line of one side whether it matches. */
function mark(isOld: bool): void {
  const lines = isOld ? oldLines : newLines;
  const ids = isOld ? oldIds : newIds;
  const counts = countsOfOther(isOld);
  const others = countsOutside();
  // So many matches make a line of such a file a frequent one.
  const limit = min(roughRoot(lines + outside), MOST_EQUAL);
  for (let at: i32 = 0; at < lines; at += 1) {
    const matches = inOther(counts, ids, at) + inOther(others, ids, at);
    store<u8>(marks + <usize>at, matches === 0 ? UNMATCHED : matches >= limit ? FREQUENT : MATCHED);
  }
}

/** How often a line occurs elsewhere. */
// @ts-ignore: decorator
@inline
function inOther(counts: usize, ids: usize, at: i32): i32 {
  return load<i32>(counts + <usize>load<i32>(ids + (<usize>at << 2)) * ENTRY);
}

/** Whether the frequent line at `at` stands in a run that consists of lines without a match by more than three quarters, with one on each side. */
function isAmongUnmatched(at: i32, last: i32): bool {
  const from = max(0, at - WINDOW);
  const to = min(last, at + WINDOW);
  let unmatchedBefore: i32 = 0;
  let frequent: i32 = 2;
  for (let near = at - 1; near >= from; near -= 1) {
    const kind = load<u8>(marks + <usize>near);
    if (kind === MATCHED) break;
    if (kind === UNMATCHED) unmatchedBefore += 1;
    else frequent += 1;
  }
  if (unmatchedBefore === 0) return false;
  let unmatchedAfter: i32 = 0;
  for (let near = at + 1; near <= to; near += 1) {
    const kind = load<u8>(marks + <usize>near);
    if (kind === MATCHED) break;
    if (kind === UNMATCHED) unmatchedAfter += 1;
    else frequent += 1;
  }
  if (unmatchedAfter === 0) return false;
  return frequent * 4 < frequent + unmatchedBefore + unmatchedAfter;
}
