// A row for each commit that is told of: numbers of 32 bits, and behind them its ids and its subject. Other texts stand in the output, in the order of the rows. `WalkedCommits` (lib/git/walked-commits.ts) reads them.
import { take } from '../memory';

const MOST: usize = 64 * 1024 * 1024;
let room: usize = 128 * 1024;
export let rowsAt: usize = take(room);
export let rowsLength: usize = 0;

/** Makes room for so many bytes; false where there would be too many. */
export function reserveRow(bytes: usize): bool {
  const needed = rowsLength + bytes;
  if (needed <= room) return true;
  if (needed > MOST) return false;
  room = min(MOST, max(needed, room * 2));
  const larger = take(room);
  memory.copy(larger, rowsAt, rowsLength);
  rowsAt = larger;
  return true;
}

/** Where the next row begins. */
// @ts-ignore: decorator
@inline
export function nextRow(): usize {
  return rowsAt + rowsLength;
}

/** The row that began there has so many bytes; the next one begins at a multiple of four. */
export function endRow(bytes: usize): void {
  rowsLength += (bytes + 3) & ~3;
}

export function resetRows(): void {
  rowsLength = 0;
}
