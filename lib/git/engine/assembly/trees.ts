// Compares the trees of a commit and its parent, as `git diff-tree -r` does before it looks for renames.
import { ID } from './ids';
import { TREE, fetch } from './objects';
import { foundAt, foundSize, foundType } from './cache';
import { findObject } from './packs';
import { take } from './memory';

const DIRECTORY: u32 = 0o040000;
export const FILE: u32 = 0o100644;
export const PROGRAM: u32 = 0o100755;
export const LINK: u32 = 0o120000;
export const SUBMODULE: u32 = 0o160000;
/** Rows of one commit beyond which git is asked. */
const MOST_ROWS: u32 = 20_000;
const MOST_DEPTH: u32 = 100;
const MOST_PATH: usize = 4096;
const MOST_NAME: usize = 1024;

/**
 * A row: modes (4, 4), ids (20, 20), where its path begins and ends (4, 4), additions (4), deletions (4; both are all ones for a binary change), and of a renamed file where its old path
 * begins and ends (4, 4; 0 for all others).
 */
export const ROW: usize = 72;
export const OLD_ID: usize = 8;
export const NEW_ID: usize = 28;
export const PATH_FROM: usize = 48;
export const PATH_END: usize = 52;
export const ADDED: usize = 56;
export const DELETED: usize = 60;
export const OLD_PATH_FROM: usize = 64;
export const OLD_PATH_END: usize = 68;
export const BINARY: u32 = 0xffffffff;

export const rows = take((MOST_ROWS as usize) * ROW);
export let rowCount: u32 = 0;
/** Files that came, and that went. */
export let added: u32 = 0;
export let deleted: u32 = 0;
/** The `.gitattributes` of folders that hold a changed file, as the commit left them: where the folder's path begins and ends (4, 4), the file's id (20). */
const HELD: usize = 28;
const HELD_ID: usize = 8;
const MOST_HELD: u32 = 1024;
export const held = take((MOST_HELD as usize) * HELD);
export let heldCount: u32 = 0;

/** Paths of the rows, one after the other. */
const PATHS: usize = 2 * 1024 * 1024;
const paths = take(PATHS + MOST_PATH * 2);
let pathsEnd: usize = 0;
/** The folder that is being compared, with a slash at its end. */
const folder = take(MOST_PATH);
/** Trees that are being compared, copied: what is read meanwhile may take their place in the cache. */
const TREES: usize = 4 * 1024 * 1024;
const trees = take(TREES + 64);
let treesEnd: usize = 0;

/** Lists what differs between two trees (an id, or 0 for none), a file that moved as one that went and one that came; false where git has to be asked. */
export function compareTrees(before: usize, after: usize): bool {
  rowCount = 0;
  added = 0;
  deleted = 0;
  heldCount = 0;
  pathsEnd = 0;
  treesEnd = 0;
  return compare(before, after, 0, 0);
}

/** Takes the rows behind so many away. */
export function cutRows(count: u32): void {
  rowCount = count;
}

let copiedSize: usize = 0;

/** Copies a tree to where it stays while it is compared; its place, or 0 where git has to be asked. */
function copyOf(id: usize): usize {
  if (id === 0) {
    copiedSize = 0;
    return trees + treesEnd;
  }
  const key = findObject(id);
  if (key === 0 || !fetch(key) || foundType !== TREE || treesEnd + foundSize + 32 > TREES) return 0;
  const at = trees + treesEnd;
  copiedSize = foundSize;
  memory.copy(at, foundAt, copiedSize);
  // Where an entry is cut short, reading stops at this.
  memory.fill(at + copiedSize, 0, 32);
  treesEnd += copiedSize + 32;
  return at;
}

let entryMode: u32 = 0;
let entryName: usize = 0;
let entryId: usize = 0;

/** The modes that git writes, with the space behind them, as they stand in memory; then what others wrote for the first and the last of them, which git takes for the same. */
const FILE_TEXT: u64 = 0x20_343436303031;
const PROGRAM_TEXT: u64 = 0x20_353537303031;
const LINK_TEXT: u64 = 0x20_303030303231;
const SUBMODULE_TEXT: u64 = 0x20_303030303631;
const DIRECTORY_TEXT: u64 = 0x20_3030303034;
const GROUP_FILE_TEXT: u64 = 0x20_343636303031;
const PADDED_DIRECTORY_TEXT: u64 = 0x20_303030303430;

/** Reads the entry at `at`; where the next one begins, or 0 where its mode is another. */
function readEntry(at: usize, end: usize): usize {
  const text = load<u64>(at) & 0x00ff_ffff_ffff_ffff;
  entryName = at + 7;
  if (text === FILE_TEXT) entryMode = FILE;
  else if ((text & 0x0000_ffff_ffff_ffff) === DIRECTORY_TEXT) {
    entryMode = DIRECTORY;
    entryName = at + 6;
  } else if (text === PROGRAM_TEXT) entryMode = PROGRAM;
  else if (text === LINK_TEXT) entryMode = LINK;
  else if (text === SUBMODULE_TEXT) entryMode = SUBMODULE;
  else if (text === PADDED_DIRECTORY_TEXT) entryMode = DIRECTORY;
  else if (text === GROUP_FILE_TEXT) entryMode = FILE;
  else return 0;
  let nameEnd = entryName;
  let zeros = i8x16.bitmask(i8x16.eq(v128.load(nameEnd), i8x16.splat(0)));
  // What is copied ends with zeros, so the search ends.
  while (zeros === 0) {
    nameEnd += 16;
    zeros = i8x16.bitmask(i8x16.eq(v128.load(nameEnd), i8x16.splat(0)));
  }
  nameEnd += ctz(zeros);
  entryId = nameEnd + 1;
  const next = entryId + ID;
  return next > end || nameEnd === entryName || nameEnd - entryName > MOST_NAME ? 0 : next;
}

const DOT: u8 = 46;
/** `.gitattributes`: how long it is, and its first and last eight bytes as they stand in memory. */
const ATTRIBUTES_BYTES: usize = 14;
const ATTRIBUTES_START: u64 = 0x727474617469672e;
const ATTRIBUTES_END: u64 = 0x7365747562697274;

/** Notes the file of that name in a tree; false where git has to be asked. Entries are in order, so those behind a leading dot need not be looked at. */
function noteAttributes(at: usize, end: usize, folderEnd: usize): bool {
  while (at < end) {
    at = readEntry(at, end);
    if (at === 0) return false;
    const first = load<u8>(entryName);
    if (first > DOT) return true;
    if (first !== DOT || entryId - 1 - entryName !== ATTRIBUTES_BYTES || load<u64>(entryName) !== ATTRIBUTES_START || load<u64>(entryName + 6) !== ATTRIBUTES_END) continue;
    if (entryMode === DIRECTORY || entryMode === SUBMODULE) return true;
    if (heldCount === MOST_HELD || pathsEnd > PATHS) return false;
    const note = held + (heldCount as usize) * HELD;
    const path = paths + pathsEnd;
    memory.copy(path, folder, folderEnd);
    pathsEnd += folderEnd;
    store<u32>(note, path as u32);
    store<u32>(note, (paths + pathsEnd) as u32, 4);
    memory.copy(note + HELD_ID, entryId, ID);
    heldCount += 1;
    return true;
  }
  return true;
}

/** Whether so many bytes are the same. Both may be read beyond. */
// @ts-ignore: decorator
@inline
export function sameBytes(a: usize, b: usize, bytes: usize): bool {
  let left = bytes;
  while (left >= 16) {
    if (v128.any_true(v128.xor(v128.load(a), v128.load(b)))) return false;
    a += 16;
    b += 16;
    left -= 16;
  }
  return left === 0 || (i8x16.bitmask(i8x16.ne(v128.load(a), v128.load(b))) & ((1 << (left as i32)) - 1)) === 0;
}

@inline
function sameId(a: usize, b: usize): bool {
  return load<u64>(a) === load<u64>(b) && load<u64>(a + 8) === load<u64>(b + 8) && load<u32>(a + 16) === load<u32>(b + 16);
}

/** Orders names as git orders the entries of a tree: a folder as if its name ended with a slash. */
function order(a: usize, aEnd: usize, aMode: u32, b: usize, bEnd: usize, bMode: u32): i32 {
  while (true) {
    const left: i32 = a < aEnd ? (load<u8>(a) as i32) : a === aEnd && aMode === DIRECTORY ? 47 : 0;
    const right: i32 = b < bEnd ? (load<u8>(b) as i32) : b === bEnd && bMode === DIRECTORY ? 47 : 0;
    if (left !== right) return left - right;
    if (left === 0 || a > aEnd) return 0;
    a += 1;
    b += 1;
  }
}

function compare(before: usize, after: usize, depth: u32, folderEnd: usize): bool {
  if (depth > MOST_DEPTH) return false;
  const mark = treesEnd;
  let a = copyOf(before);
  const aEnd = a + copiedSize;
  if (a === 0) return false;
  let b = copyOf(after);
  const bEnd = b + copiedSize;
  if (b === 0) return false;
  if (!noteAttributes(b, bEnd, folderEnd)) return false;
  while (a < aEnd || b < bEnd) {
    if (a < aEnd && b < bEnd) {
      // Most entries of both are the same.
      const next = readEntry(a, aEnd);
      if (next === 0) return false;
      if (next - a <= bEnd - b && sameBytes(a, b, next - a)) {
        b += next - a;
        a = next;
        continue;
      }
    }
    let aMode: u32 = 0;
    let aName: usize = 0;
    let aId: usize = 0;
    let aNext = a;
    if (a < aEnd) {
      aNext = readEntry(a, aEnd);
      if (aNext === 0) return false;
      aMode = entryMode;
      aName = entryName;
      aId = entryId;
    }
    let bMode: u32 = 0;
    let bName: usize = 0;
    let bId: usize = 0;
    let bNext = b;
    if (b < bEnd) {
      bNext = readEntry(b, bEnd);
      if (bNext === 0) return false;
      bMode = entryMode;
      bName = entryName;
      bId = entryId;
    }
    const turn = a >= aEnd ? 1 : b >= bEnd ? -1 : order(aName, aId - 1, aMode, bName, bId - 1, bMode);
    if (turn === 0) {
      if (aMode !== bMode || !sameId(aId, bId)) {
        if (aMode === DIRECTORY && bMode === DIRECTORY) {
          const end = enter(folderEnd, bName, bId - 1);
          if (end === 0 || !compare(aId, bId, depth + 1, end)) return false;
        } else {
          // A file that becomes a link or another kind of thing is two rows at git.
          if ((aMode & 0o170000) !== (bMode & 0o170000)) return false;
          if (!addRow(aMode, aId, bMode, bId, folderEnd, bName, bId - 1)) return false;
        }
      }
      a = aNext;
      b = bNext;
    } else if (turn < 0) {
      if (aMode === DIRECTORY) {
        const end = enter(folderEnd, aName, aId - 1);
        if (end === 0 || !compare(aId, 0, depth + 1, end)) return false;
      } else {
        deleted += 1;
        if (!addRow(aMode, aId, 0, 0, folderEnd, aName, aId - 1)) return false;
      }
      a = aNext;
    } else {
      if (bMode === DIRECTORY) {
        const end = enter(folderEnd, bName, bId - 1);
        if (end === 0 || !compare(0, bId, depth + 1, end)) return false;
      } else {
        added += 1;
        if (!addRow(0, 0, bMode, bId, folderEnd, bName, bId - 1)) return false;
      }
      b = bNext;
    }
  }
  treesEnd = mark;
  return true;
}

/** Goes into a folder; how long its path is, or 0 where that is too long. */
function enter(folderEnd: usize, name: usize, nameEnd: usize): usize {
  const length = nameEnd - name;
  if (folderEnd + length + 2 > MOST_PATH) return 0;
  memory.copy(folder + folderEnd, name, length);
  store<u8>(folder + folderEnd + length, 47);
  return folderEnd + length + 1;
}

function addRow(oldMode: u32, oldId: usize, newMode: u32, newId: usize, folderEnd: usize, name: usize, nameEnd: usize): bool {
  if (rowCount === MOST_ROWS || pathsEnd > PATHS) return false;
  const row = rows + (rowCount as usize) * ROW;
  store<u32>(row, oldMode);
  store<u32>(row, newMode, 4);
  if (oldId === 0) memory.fill(row + OLD_ID, 0, ID);
  else memory.copy(row + OLD_ID, oldId, ID);
  if (newId === 0) memory.fill(row + NEW_ID, 0, ID);
  else memory.copy(row + NEW_ID, newId, ID);
  store<u64>(row, 0, OLD_PATH_FROM);
  const path = paths + pathsEnd;
  memory.copy(path, folder, folderEnd);
  memory.copy(path + folderEnd, name, nameEnd - name);
  pathsEnd += folderEnd + (nameEnd - name);
  store<u32>(row + PATH_FROM, path as u32);
  store<u32>(row + PATH_END, (paths + pathsEnd) as u32);
  rowCount += 1;
  return true;
}
