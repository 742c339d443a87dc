import { isLineStart, lineEnd, lineStart, linesBetween, sameHead, sameTail } from './bytes';
import { editDistance, MOST_EDITS } from './edit-distance';
import { countFewEdits } from './few-edits';
import { idle, keep, keepShared, live, mayBeSetAside } from './frequent';
import { countOutside, newIdle, newRoom, oldIdle, oldRoom, readLines, shared } from './line-table';

/** Lines that the change counted last put in and took out. */
export let additions: i32 = 0;
export let deletions: i32 = 0;

/**
 * Counts the lines between two versions of a file as git's default algorithm does (Myers' shortest edit, after lines without a partner, and frequent lines among these, were set aside).
 * False where git has to be asked: it stops looking for the shortest way in large changes (a cost limit of 256 in each direction), and so does this.
 */
export function countLines(before: usize, beforeLength: i32, after: usize, afterLength: i32): bool {
  const beforeEnd = before + <usize>beforeLength;
  const afterEnd = after + <usize>afterLength;
  const most = <usize>min(beforeLength, afterLength);
  additions = 0;
  deletions = 0;
  // As git, takes as much as possible from the beginning first.
  const head = sameHead(before, after, most);
  if (head === most && beforeLength === afterLength) return true;
  const start = lineStart(before, before + head) - before;
  const old = before + start;
  const now = after + start;
  const tail = sameTail(beforeEnd, afterEnd, most - start);
  let oldEnd = beforeEnd - tail;
  let newEnd = afterEnd - tail;
  // The common end begins behind a line feed, or where the common beginning stops.
  if (tail > 0 && !(isLineStart(oldEnd, old) && isLineStart(newEnd, now))) {
    const cut = lineEnd(oldEnd, beforeEnd) - oldEnd;
    oldEnd += cut;
    newEnd += cut;
  }
  const oldLines = linesBetween(old, oldEnd);
  const newLines = linesBetween(now, newEnd);
  let edits: i32;
  if (oldLines === 0 || newLines === 0) edits = oldLines + newLines;
  else {
    edits = countFewEdits(old, oldEnd, now, newEnd, oldLines - newLines);
    if (edits < 0) {
      if (!readLines(old, oldEnd, oldLines, now, newEnd, newLines)) return false;
      edits = shared === 0 ? oldLines + newLines : countEdits(before, old, oldEnd, beforeEnd, oldLines + newLines);
    }
    if (edits < 0) return false;
  }
  additions = (edits - oldLines + newLines) >> 1;
  deletions = (edits + oldLines - newLines) >> 1;
  return true;
}

/** Lines that git adds and deletes between the pieces whose lines were read last, -1 where it may be more than the shortest edit. */
function countEdits(before: usize, old: usize, oldEnd: usize, beforeEnd: usize, lines: i32): i32 {
  if (!mayBeSetAside(true) && !mayBeSetAside(false)) {
    const edits = compareKept(lines, oldIdle + newIdle, false);
    if (edits >= 0) return edits;
  }
  if (!countOutside(before, old, oldEnd, beforeEnd)) return -1;
  return compareKept(lines, 0, true);
}

/** Edits between the lines that are kept of both sides, together with the lines that are not. */
function compareKept(lines: i32, among: i32, setAside: bool): i32 {
  if (setAside) keep(true);
  else keepShared(true);
  const oldLive = live;
  among += idle;
  if (setAside) keep(false);
  else keepShared(false);
  const newLive = live;
  among += idle;
  const edits = editDistance(oldRoom, oldLive, newRoom, newLive, MOST_EDITS - among);
  return edits < 0 ? -1 : edits + lines - oldLive - newLive;
}
