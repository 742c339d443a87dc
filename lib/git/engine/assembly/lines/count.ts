import { isLineStart, lineEnd, lineStart, linesBetween, sameHead, sameTail } from './bytes';
import { editDivided } from './divided-edits';
import { keep, keepsDoubtful, keepShared, live, setsAside } from './frequent';
import { countOutside, flags, newIdle, newRoom, oldIdle, oldRoom, readLines, roomOfSlots, shared } from './line-table';
import { editNumbers, writeKept } from './number-edits';
import { MOST_EDITS } from './paths';
import { editText, keepsDoubtful as textKeepsDoubtful } from './text-edits';

/** Places that a search in the text itself may come past: so many, and one more for so many bytes. */
const LEAST_PLACES: usize = 64;
const BYTES_A_PLACE: usize = 128;
const MOST_PLACES: usize = 4096;

/** Lines that the change counted last put in and took out. */
export let additions: i32 = 0;
export let deletions: i32 = 0;

/**
 * Counts the lines between two versions of a file as git's default algorithm does (Myers' shortest edit, after lines without a partner, and frequent lines among these, were set aside).
 * False where git has to be asked: there is too much to keep or to look at.
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
    edits = countInText(old, oldEnd, oldLines, now, newEnd, newLines);
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

/** Lines that git adds and deletes between two pieces, -1 where that is not easily found by looking at their text. */
function countInText(old: usize, oldEnd: usize, oldLines: i32, now: usize, newEnd: usize, newLines: i32): i32 {
  const more = abs(newLines - oldLines);
  const most = <i32>min(LEAST_PLACES + (oldEnd - old + newEnd - now) / BYTES_A_PLACE, MOST_PLACES);
  if (more > most || more > MOST_EDITS) return -1;
  const less = oldLines > newLines ? editText(now, newEnd, old, oldEnd, more, most) : editText(old, oldEnd, now, newEnd, more, most);
  return less < 0 || more + 2 * less > MOST_EDITS || textKeepsDoubtful() ? -1 : more + 2 * less;
}

/** Lines that git adds and deletes between the pieces whose lines were read last, -1 where it takes too long to find out. */
function countEdits(before: usize, old: usize, oldEnd: usize, beforeEnd: usize, lines: i32): i32 {
  keepShared(true);
  const oldShared = live;
  keepShared(false);
  const newShared = live;
  const shortest = editNumbers(oldRoom, oldShared, newRoom, newShared, MOST_EDITS - oldIdle - newIdle);
  const edits = shortest + lines - oldShared - newShared;
  const newFlags = flags + <usize>oldShared;
  let oldDoubtful = true;
  let newDoubtful = true;
  if (shortest >= 0) {
    writeKept(flags, oldShared, newFlags, newShared);
    oldDoubtful = keepsDoubtful(true, flags);
    newDoubtful = keepsDoubtful(false, newFlags);
    if (!oldDoubtful && !newDoubtful) return edits;
  }
  if (!countOutside(before, old, oldEnd, beforeEnd)) return -1;
  if (shortest >= 0 && !(oldDoubtful && setsAside(true, flags)) && !(newDoubtful && setsAside(false, newFlags))) return edits;
  keep(true);
  const oldLive = live;
  keep(false);
  const among = editDivided(oldRoom, oldLive, newRoom, live, roomOfSlots());
  return among < 0 ? -1 : among + lines - oldLive - live;
}
