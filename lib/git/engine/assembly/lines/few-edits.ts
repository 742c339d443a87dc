import { lineEnd, lineStart, sameHead } from './bytes';

/**
 * Git sets a line aside that occurs often when more than three quarters of a run around it, at least seven lines, have no match: with as few lines added and deleted as these it
 * never does, and the shortest edit is its answer.
 */
export const MOST_EACH: i32 = 6;

const DIAGONALS: usize = 32;
const ROOM: usize = DIAGONALS * 8;
/** Furthest places that were reached on each diagonal (old lines less new lines): in the old text and, beside it, in the new one; 0 where none was. */
const furthest: usize = memory.data(256, 16);
const zero: usize = furthest + ROOM / 2;

/**
 * How many lines the shortest edit between two pieces of text adds and deletes where that is at most six each, else -1. `more` says how many lines the old piece has more. Compares bytes
 * only where the search comes past (Myers' greedy way), so that what is the same costs next to nothing.
 */
export function countFewEdits(old: usize, oldEnd: usize, now: usize, newEnd: usize, more: i32): i32 {
  const mostDeleted = more > 0 ? MOST_EACH : MOST_EACH + more;
  const mostAdded = mostDeleted - more;
  const most = mostDeleted + mostAdded;
  if (mostDeleted < 0 || mostAdded < 0) return -1;
  memory.fill(furthest, 0, ROOM);
  const same = wholeLines(old, oldEnd, now, newEnd);
  store<u32>(zero, <u32>(old + same));
  store<u32>(zero, <u32>(now + same), 4);
  for (let edits: i32 = 1; edits <= most; edits += 1) {
    const high = min(edits, 2 * mostDeleted - edits);
    for (let k = max(-edits, edits - 2 * mostAdded); k <= high; k += 2) {
      // One line deleted on the diagonal below, or one added on the one above, leads here.
      const here = zero + <usize>(k << 3);
      let x: usize = 0;
      let y: usize = 0;
      const toDelete = <usize>load<u32>(here - 8);
      if (toDelete !== 0 && toDelete < oldEnd) {
        x = lineEnd(toDelete, oldEnd);
        y = <usize>load<u32>(here - 8, 4);
      }
      const beside = <usize>load<u32>(here + 8);
      const toAdd = <usize>load<u32>(here + 8, 4);
      if (beside !== 0 && beside >= x && toAdd < newEnd) {
        x = beside;
        y = lineEnd(toAdd, newEnd);
      }
      if (x !== 0) {
        const length = wholeLines(x, oldEnd, y, newEnd);
        x += length;
        y += length;
        if (x === oldEnd && y === newEnd) return edits;
      }
      store<u32>(here, <u32>x);
      store<u32>(here, <u32>y, 4);
    }
  }
  return -1;
}

/** Bytes of the whole lines that follow both places. */
function wholeLines(x: usize, oldEnd: usize, y: usize, newEnd: usize): usize {
  const same = sameHead(x, y, min(oldEnd - x, newEnd - y));
  if (same === 0 || (x + same === oldEnd && y + same === newEnd)) return same;
  return lineStart(x, x + same) - x;
}
