// Finds the files that moved, as `git diff-tree -M` does: gitdiffcore(7), "diffcore-rename".
import { ID } from '../ids';
import { OLD_ID, OLD_PATH_END, OLD_PATH_FROM, PATH_END, PATH_FROM, ROW, added, cutRows, deleted, rowCount, rows } from '../trees';
import { pairAlike } from './alike';
import { FILE, PARTNER, destinations, destinationsEnd, listFiles, rowOf, sources, sourcesEnd } from './files';
import { pairSame } from './same';

/** With just so many sources git's table of them is a place too small and is laid out anew, which turns the order of those with the same content round. */
const TURNED: usize = 205;

/** Makes one row of the two of a file that moved, where the new one stands; false where git has to be asked. */
export function joinRenames(): bool {
  if (added === 0 || deleted === 0) return true;
  if (!listFiles() || (sourcesEnd - sources) / FILE === TURNED) return false;
  pairSame();
  if (!pairAlike()) return false;
  for (let destination = destinations; destination < destinationsEnd; destination += FILE) {
    const source = load<u32>(destination, PARTNER) as usize;
    if (source !== 0) join(rowOf(source), rowOf(destination));
  }
  dropJoined();
  return true;
}

function join(from: usize, row: usize): void {
  store<u32>(row, load<u32>(from));
  memory.copy(row + OLD_ID, from + OLD_ID, ID);
  store<u32>(row, load<u32>(from, PATH_FROM), OLD_PATH_FROM);
  store<u32>(row, load<u32>(from, PATH_END), OLD_PATH_END);
}

/** Takes the rows of sources that have a partner away. */
function dropJoined(): void {
  const end = rows + (rowCount as usize) * ROW;
  let source = sources;
  let to = rows;
  for (let row = rows; row < end; row += ROW) {
    if (source < sourcesEnd && rowOf(source) === row) {
      source += FILE;
      if (load<u32>(source - FILE, PARTNER) !== 0) continue;
    }
    if (to !== row) memory.copy(to, row, ROW);
    to += ROW;
  }
  cutRows(((to - rows) / ROW) as u32);
}
