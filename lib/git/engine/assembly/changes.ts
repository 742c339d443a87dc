// The table of changed files, as lib/git/engine/changes-table.ts reads it.
import { ID } from './ids';
import { extend, reserve } from './output';
import { numberOf } from './path-numbers';
import { ADDED, DELETED, FILE, LINK, NEW_ID, OLD_ID, OLD_PATH_END, OLD_PATH_FROM, PATH_END, PATH_FROM, PROGRAM, ROW, rowCount, rows } from './trees';

/** A commit: its id (20), how many rows it has (4). */
const COMMIT: usize = 24;
/** A row: modes (4; the old one in the lower 16 bits), numbers of its path and of the one that it had before (4, 4), additions and deletions (4, 4), ids (20, 20). */
const TOLD: usize = 60;
const TOLD_PATH: usize = 4;
const TOLD_OLD_PATH: usize = 8;
const TOLD_ADDED: usize = 12;
const TOLD_DELETED: usize = 16;
const TOLD_OLD_ID: usize = 20;
const TOLD_NEW_ID: usize = 40;

/** Appends a commit with its rows; false where there is no room. */
export function tellCommit(commit: usize): bool {
  if (!reserve(COMMIT + (rowCount as usize) * TOLD)) return false;
  const at = extend(COMMIT);
  memory.copy(at, commit, ID);
  store<u32>(at, rowCount, ID);
  const end = rows + (rowCount as usize) * ROW;
  for (let row = rows; row < end; row += ROW) if (!tellRow(row, extend(TOLD))) return false;
  return true;
}

function tellRow(row: usize, to: usize): bool {
  const path = numberOf(load<u32>(row, PATH_FROM) as usize, load<u32>(row, PATH_END) as usize);
  if (path === 0) return false;
  const oldFrom = load<u32>(row, OLD_PATH_FROM) as usize;
  const oldPath = oldFrom === 0 ? 0 : numberOf(oldFrom, load<u32>(row, OLD_PATH_END) as usize);
  if (oldPath === 0 && oldFrom !== 0) return false;
  store<u32>(to, codeOf(load<u32>(row)) | (codeOf(load<u32>(row, 4)) << 16));
  store<u32>(to, path, TOLD_PATH);
  store<u32>(to, oldPath, TOLD_OLD_PATH);
  store<u32>(to, load<u32>(row, ADDED), TOLD_ADDED);
  store<u32>(to, load<u32>(row, DELETED), TOLD_DELETED);
  memory.copy(to + TOLD_OLD_ID, row + OLD_ID, ID);
  memory.copy(to + TOLD_NEW_ID, row + NEW_ID, ID);
  return true;
}

/** A mode's place among those that there are. */
function codeOf(mode: u32): u32 {
  return mode === 0 ? 0 : mode === FILE ? 1 : mode === PROGRAM ? 2 : mode === LINK ? 3 : 4;
}
