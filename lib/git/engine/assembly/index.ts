// Reads commits from packs and counts the lines they changed, with the numbers of `git diff-tree -M --numstat`; says so where git has to be asked.
import { isBinary } from './binary';
import { find, foundAt, foundSize, foundType, holdSide, startCache } from './cache';
import { tellCommit } from './changes';
import { show } from './host';
import { ID, readId } from './ids';
import { additions, countLines, deletions } from './lines/count';
import { beginEdits, limitEdits } from './lines/divided-edits';
import { expect, take } from './memory';
import { note, notedTree } from './noted-trees';
import { BLOB, COMMIT, TREE, fetch, spend } from './objects';
import { cutOutput, outputAt as textAt, outputLength as textLength, resetOutput as emptyOutput } from './output';
import { addIndex, findObject } from './packs';
import { joinRenames } from './renames/rows';
import { addAddress, forgetEverybody } from './walk/addresses';
import { treeOf } from './walk/commit-text';
import { peopleAt as peopleFrom, peopleLength as peopleBytes } from './walk/people';
import { resetRows as emptyRows, rowsAt as tableAt, rowsLength as tableLength } from './walk/rows';
import { beginAt, goOn, isThrough, walked } from './walk/walk';
import { ADDED, BINARY, DELETED, NEW_ID, OLD_ID, PATH_END, PATH_FROM, ROW, SUBMODULE, compareTrees, held, heldCount, rowCount, rows } from './trees';

export { endNewPaths, firstNewPath, newPathBounds, newPaths } from './path-numbers';

const DONE = 0;
const FOR_GIT = 1;
const NO_MORE = 0;
const MORE = 1;
const NOT_KNOWN = 2;
const NOTHING = take(64);
const oldTree = take(ID);
const newTree = take(ID);
let mostOfCommit: i64 = i64.MAX_VALUE;

/** What else than the cache and the indexes takes memory later: tables that grow with the contents. */
const LATER: usize = 4 * 1024 * 1024;

/** Makes room for so many bytes of objects that are kept, and of indexes to come. Called once, first. */
export function start(cacheBytes: u32, indexBytes: u32): void {
  expect((cacheBytes as usize) + (indexBytes as usize) + LATER);
  startCache(cacheBytes);
}

/** Room that the caller keeps for good: for an index, or for ids. */
export function allocate(bytes: u32): usize {
  return take(bytes);
}

/** Takes the index of the next pack, whose bytes stay where they are; false where it is no index of version 2 for SHA-1. */
export function addPack(index: usize, length: u32): bool {
  return addIndex(index, length);
}

export function resetOutput(): void {
  emptyOutput();
}

export function outputAt(): usize {
  return textAt;
}

export function outputLength(): usize {
  return textLength;
}

/** Learns the trees of commits: of each the ids of itself, of its parent and of its tree, which is not known where it begins with eight zeros. */
export function noteTrees(block: usize, length: u32): void {
  for (let at = block; at < block + length; at += 3 * ID) if (load<u64>(at, 2 * ID) !== 0) note(at, at + 2 * ID);
}

/**
 * Appends to the output what `git diff-tree -r --root -M --raw --numstat` says of a commit (an id of 20 bytes) and its parent (0 for none), as a table, and gives 0; or appends nothing and
 * gives 1 where git has to be asked.
 */
export function diffCommit(commit: usize, parent: usize): i32 {
  const before = textLength;
  spend(mostOfCommit);
  const isDone = describe(commit, parent);
  spend(i64.MAX_VALUE);
  if (isDone) return DONE;
  cutOutput(before);
  return FOR_GIT;
}

/** From now on a commit is git's to compare for which more bytes of objects are looked at, or more steps are needed to find the edits. */
export function limitCommits(bytes: u32, steps: i32): void {
  mostOfCommit = bytes;
  limitEdits(steps);
}

/** How many `.gitattributes` folders with changed files of the commit compared last hold. */
export function attributesCount(): u32 {
  return heldCount;
}

/** What is noted of them, 28 bytes each: where the folder's path begins and ends, with a slash at its end, and the file's id. */
export function attributesAt(): usize {
  return held;
}

function describe(commit: usize, parent: usize): bool {
  if (!readTree(commit, newTree) || (parent !== 0 && !readTree(parent, oldTree))) return false;
  if (!compareTrees(parent === 0 ? 0 : oldTree, newTree) || !joinRenames()) return false;
  const end = rows + (rowCount as usize) * ROW;
  beginEdits();
  for (let row = rows; row < end; row += ROW) if (!count(row)) return false;
  return tellCommit(commit);
}

/** Reads the id of a commit's tree. */
function readTree(commit: usize, to: usize): bool {
  const noted = notedTree(commit);
  if (noted !== 0) {
    memory.copy(to, noted, ID);
    return true;
  }
  const key = findObject(commit);
  if (key === 0 || !fetch(key) || foundType !== COMMIT) return false;
  const digits = treeOf(foundAt, foundSize as usize);
  if (digits === 0) return false;
  readId(digits, to);
  return true;
}

/** Counts the lines of a row. */
function count(row: usize): bool {
  const oldMode = load<u32>(row);
  const newMode = load<u32>(row, 4);
  if (oldMode === SUBMODULE || newMode === SUBMODULE) {
    // A submodule is one line that names its commit.
    const same = oldMode === newMode && memory.compare(row + OLD_ID, row + NEW_ID, ID) === 0;
    store<u32>(row, newMode === SUBMODULE && !same ? 1 : 0, ADDED);
    store<u32>(row, oldMode === SUBMODULE && !same ? 1 : 0, DELETED);
    return true;
  }
  const oldKey = oldMode === 0 ? 0 : findObject(row + OLD_ID);
  const newKey = newMode === 0 ? 0 : findObject(row + NEW_ID);
  if ((oldMode !== 0 && oldKey === 0) || (newMode !== 0 && newKey === 0)) return false;
  let before = NOTHING;
  let beforeSize: u32 = 0;
  let after = NOTHING;
  let afterSize: u32 = 0;
  if (newKey !== 0) {
    if (!fetch(newKey) || foundType !== BLOB) return false;
    holdSide(newKey);
  }
  if (oldKey !== 0) {
    if (!fetch(oldKey) || foundType !== BLOB) return false;
    before = foundAt;
    beforeSize = foundSize;
  }
  if (newKey !== 0) {
    // It may have moved.
    if (!find(newKey)) return false;
    after = foundAt;
    afterSize = foundSize;
  }
  if (isBinary(before, beforeSize) || isBinary(after, afterSize)) {
    store<u32>(row, BINARY, ADDED);
    store<u32>(row, BINARY, DELETED);
    return true;
  }
  if (newMode === 0) showFile(row, oldMode, before, beforeSize);
  else showFile(row, newMode, after, afterSize);
  if (oldKey === newKey) {
    store<u32>(row, 0, ADDED);
    store<u32>(row, 0, DELETED);
    return true;
  }
  if (!countLines(before, beforeSize, after, afterSize)) return false;
  store<u32>(row, additions, ADDED);
  store<u32>(row, deletions, DELETED);
  return true;
}

/** An ordinary file is shown as the commit left it, or as it was where it is gone. */
function showFile(row: usize, mode: u32, content: usize, bytes: u32): void {
  if (mode >> 12 !== 8) return;
  const path = load<u32>(row, PATH_FROM);
  show(((row - rows) / ROW) as i32, path, (load<u32>(row, PATH_END) - path) as i32, content, bytes as i32);
}

/** Brings a blob of at most `most` bytes; its size, or -1 where git has to be asked. */
export function content(id: usize, most: u32): i32 {
  return bring(id, BLOB, most);
}

/** The same for a tree. */
export function tree(id: usize, most: u32): i32 {
  return bring(id, TREE, most);
}

function bring(id: usize, type: u32, most: u32): i32 {
  const key = findObject(id);
  if (key === 0) return -1;
  if (!find(key) && !fetch(key)) return -1;
  return foundType === type && foundSize <= most ? (foundSize as i32) : -1;
}

/** Where the content or tree stands that was brought last. */
export function contentAt(): usize {
  return foundAt;
}

/** From now on `walk` tells only of commits that name one of the addresses added from here on. */
export function onlyNamed(): void {
  forgetEverybody();
}

/** An address in ASCII and small letters, whose bytes stay where they are; false where there are too many. */
export function named(address: usize, length: u32): bool {
  return addAddress(address, length);
}

/** Begins to follow history at a commit, and tells of it; false where git has to be asked. */
export function walkFrom(commit: usize): bool {
  return beginAt(commit);
}

/**
 * Follows at most so many commits, until as many bytes are told, and tells of those that it meets (walk/tell.ts): a row of each, and the other texts behind the output. Gives 1 where
 * there is more, 0 where not, 2 where git has to be asked.
 */
export function walk(commits: u32, bytes: u32): i32 {
  if (!goOn(commits, bytes)) return NOT_KNOWN;
  return isThrough() ? NO_MORE : MORE;
}

/** Where the rows of the commits stand that were told of. */
export function rowsAt(): usize {
  return tableAt;
}

/** Bytes of these rows. */
export function rowsLength(): usize {
  return tableLength;
}

export function resetRows(): void {
  emptyRows();
}

/** Where the people stand that the rows name, each as `name <address>`, in the order of their numbers. */
export function peopleAt(): usize {
  return peopleFrom;
}

/** Bytes of them all. */
export function peopleLength(): usize {
  return peopleBytes;
}

/** Commits that were met until now. */
export function walkedCommits(): u32 {
  return walked;
}
