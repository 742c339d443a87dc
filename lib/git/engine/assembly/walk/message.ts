// What the program wants to know of a message. Its rules are those of parseCommitRecord (lib/git/commit-record.ts): there they hold, here they are only looked for.
import { endOfLine } from './commit-text';

/** Of the message read last: its first line with something on it, without the blanks around. */
export let subjectFrom: usize = 0;
export let subjectEnd: usize = 0;

/** Finds the first line with something on it; false where not all of it is ASCII, which has other blanks. */
export function readSubject(from: usize, end: usize): bool {
  subjectFrom = from;
  while (subjectFrom < end && isBlank(load<u8>(subjectFrom))) subjectFrom += 1;
  subjectEnd = endOfLine(subjectFrom, end);
  for (let at = subjectFrom; at < subjectEnd; at += 16) {
    const others = i8x16.bitmask(v128.load(at));
    if (others !== 0 && at + <usize>ctz(others) < subjectEnd) return false;
  }
  while (subjectEnd > subjectFrom && isBlank(load<u8>(subjectEnd - 1))) subjectEnd -= 1;
  return true;
}

// @ts-ignore: decorator
@inline
function isBlank(character: u32): bool {
  return character === 32 || character - 9 < 5;
}

/** Whether a message may name a co-author or a tool. It may say yes where there is none. */
export function mayDeclare(from: usize, end: usize): bool {
  const colon = i8x16.splat(58);
  const space = i8x16.splat(32);
  for (let at = from; at < end; at += 16) {
    const bytes = v128.load(at);
    for (let found = i8x16.bitmask(v128.or(i8x16.eq(bytes, colon), i8x16.eq(bytes, space))); found !== 0; found &= found - 1) {
      const here = at + <usize>ctz(found);
      if (here >= end) return false;
      if (load<u8>(here) === 58 ? isTrailer(from, here) : isMaking(from, here)) return true;
    }
  }
  return false;
}

/** Whether `-by` or `ai-` and letters, and perhaps blanks, stand before a colon. */
function isTrailer(from: usize, colon: usize): bool {
  let end = colon;
  while (end > from && (load<u8>(end - 1) === 32 || load<u8>(end - 1) === 9)) end -= 1;
  let word = end;
  while (word > from && small(word - 1) - 97 < 26) word -= 1;
  if (word === end || word === from || load<u8>(word - 1) !== 45) return false;
  if (end - word === 2 && small(word) === 98 && small(word + 1) === 121) return true;
  return word >= from + 3 && small(word - 2) === 105 && small(word - 3) === 97;
}

/** Whether the end of "generated", "created", "written", "made" or "authored" stands before a space, and the beginning of "with", "by" or "using" behind it. */
function isMaking(from: usize, space: usize): bool {
  if (space < from + 4) return false;
  const after = load<u32>(space + 1) | 0x20202020;
  if (after !== 0x68746977 && after !== 0x6e697375 && (after & 0xffff) !== 0x7962) return false;
  const before = load<u32>(space - 4) | 0x20202020;
  return before === 0x64657461 || before === 0x6e657474 || before === 0x6564616d || before === 0x6465726f;
}

/** A letter in small. */
// @ts-ignore: decorator
@inline
function small(at: usize): u32 {
  return (load<u8>(at) as u32) | 32;
}
