// A commit as git stores it: `tree`, `parent` lines, `author`, `committer`, perhaps more lines, an empty line, the message.
import { isIdLine } from '../ids';

export const TREE_WORD: usize = 5;
const TREE_LINE: usize = 46;
const PARENT_WORD: usize = 7;
/** "parent " and an id, and the end of the line. */
export const PARENT_LINE: usize = 48;
const LINE_FEED: u32 = 10;

/** Of the commit read last: where its lines of parents begin and end, where it ends, and the line of its committer (0 for none). */
export let parentsFrom: usize = 0;
export let parentsEnd: usize = 0;
export let textEnd: usize = 0;
export let committerFrom: usize = 0;
export let committerEnd: usize = 0;
/** Seconds of the committer's clock; 0 where there are none. */
export let committed: u64 = 0;
/** Its text is to be turned into UTF-8 first; of several lines about it any is enough, because git takes the first. */
export let isEncoded: bool = false;

/** Where the digits of a commit's tree stand; 0 where its first line is not as git writes it. */
export function treeOf(at: usize, size: usize): usize {
  // "tree", a space
  return size >= TREE_LINE && load<u32>(at) === 0x65657274 && load<u8>(at, 4) === 32 && isIdLine(at + TREE_WORD) ? at + TREE_WORD : 0;
}

/** Reads the lines of the parents of a commit; false where they are not as git writes them. */
export function readParents(at: usize, size: usize): bool {
  if (treeOf(at, size) === 0) return false;
  parentsFrom = at + TREE_LINE;
  textEnd = at + size;
  parentsEnd = parentsFrom;
  while (parentsEnd + PARENT_LINE <= textEnd && isParent(parentsEnd)) {
    if (!isIdLine(parentsEnd + PARENT_WORD)) return false;
    parentsEnd += PARENT_LINE;
  }
  return true;
}

/** Reads the first lines of a commit; false where they are not as git writes them. */
export function readCommit(at: usize, size: usize): bool {
  if (!readParents(at, size)) return false;
  const end = textEnd;
  committerFrom = 0;
  committed = 0;
  isEncoded = false;
  for (let line = parentsEnd; line < end && load<u8>(line) !== LINE_FEED; ) {
    const lineEnd = endOfLine(line, end);
    if (committerFrom === 0 && isCommitter(line, lineEnd)) {
      committerFrom = line;
      committerEnd = lineEnd;
      committed = secondsIn(line, lineEnd);
    } else if (startsWith(line, lineEnd, 0x676e69646f636e65, 8)) isEncoded = isEncoded || !isUtf8(line + 8, lineEnd);
    line = lineEnd + 1;
  }
  return true;
}

/** Where the parents of a commit begin that was read before. */
// @ts-ignore: decorator
@inline
export function parentsOf(at: usize): usize {
  return at + TREE_LINE;
}

/** Where the id of a parent stands in its line. */
// @ts-ignore: decorator
@inline
export function idInLine(line: usize): usize {
  return line + PARENT_WORD;
}

// @ts-ignore: decorator
@inline
function isParent(line: usize): bool {
  return load<u32>(line) === 0x65726170 && load<u16>(line, 4) === 0x746e && load<u8>(line, 6) === 32;
}

/** Whether a line has such bytes, at most eight, at its beginning. */
// @ts-ignore: decorator
@inline
function startsWith(line: usize, end: usize, bytes: u64, count: usize): bool {
  return line + count <= end && ((load<u64>(line) ^ bytes) << (64 - (<u64>count << 3))) === 0;
}

/** Whether a line begins with "author ". */
// @ts-ignore: decorator
@inline
export function isAuthor(line: usize, end: usize): bool {
  return startsWith(line, end, 0x20726f68747561, 7);
}

/** Whether a line begins with "gpgsig". */
// @ts-ignore: decorator
@inline
export function isSignature(line: usize, end: usize): bool {
  return startsWith(line, end, 0x676973677067, 6);
}

/** Whether a line begins with "committer ". */
// @ts-ignore: decorator
@inline
export function isCommitter(line: usize, end: usize): bool {
  return startsWith(line, end, 0x74696d6d6f63, 6) && startsWith(line + 6, end, 0x20726574, 4);
}

/** Whether " UTF-8" stands there, in letters of any size, and nothing else. */
function isUtf8(at: usize, end: usize): bool {
  return at + 6 === end && ((load<u64>(at) | 0x202020202020) & 0xffffffffffff) === 0x382d66747520;
}

export function endOfLine(at: usize, end: usize): usize {
  const feed = i8x16.splat(10);
  for (; at < end; at += 16) {
    const feeds = i8x16.bitmask(i8x16.eq(v128.load(at), feed));
    if (feeds !== 0) return min(at + <usize>ctz(feeds), end);
  }
  return end;
}

/** The number that stands behind the last `>` of a line. */
function secondsIn(line: usize, end: usize): u64 {
  let at = end;
  while (at > line && load<u8>(at - 1) !== 62) at -= 1;
  while (at < end && load<u8>(at) === 32) at += 1;
  let seconds: u64 = 0;
  for (; at < end && load<u8>(at) >= 48 && load<u8>(at) <= 57; at += 1) seconds = seconds * 10 + load<u8>(at) - 48;
  return seconds;
}
