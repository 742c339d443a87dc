import { feedsInMany, isSame, lineEnd, sameHead, writeStarts } from './bytes';
import { hashOf, tasteOf, TASTES } from './hashes';
import { room } from './room';

const LINE_FEED: u8 = 10;

// What is known of each different line, by its number.
export const ENTRY: usize = 32;
const HASH: usize = 0;
const LENGTH: usize = 4;
const START: usize = 8;
const IN_OLD: usize = 12;
const IN_NEW: usize = 16;
const OUTSIDE: usize = 20;
const LAST_OLD: usize = 24;

/** There is no room for more. */
const MOST_LINES: usize = 1 << 20;
/** Looks at slots that a line of the pieces, or a byte outside them, may cost on the whole: with more, the text was made so that its hashes collide. */
const MOST_LOOKS: i32 = 32;
const MOST_BYTES: usize = 1 << 30;

/** The numbers of the lines of each piece, in order, four bytes each. */
export let oldIds: usize = 0;
export let newIds: usize = 0;
export let oldLines: i32 = 0;
export let newLines: i32 = 0;
/** Different lines that occur in both. */
export let shared: i32 = 0;
/** Lines of each piece that do not occur in the other. */
export let oldIdle: i32 = 0;
export let newIdle: i32 = 0;
/** Lines outside the pieces, on each side. */
export let outside: i32 = 0;
/** Room for as many numbers as each piece has lines. */
export let oldRoom: usize = 0;
export let newRoom: usize = 0;
/** Room for as many bytes as both pieces have lines, twice. */
export let marks: usize = 0;
export let flags: usize = 0;

/** A bit for each taste that a line of the pieces has: most lines outside are none of these, and are not looked up. */
const tastes: usize = memory.data(4096, 16);

let entries: usize = 0;
let numbers: i32 = 0;
/** Where a hash and the number of its line, plus one, stand. */
let slots: usize = 0;
let mask: u32 = 0;
let looks: i32 = 0;

// While the new piece is read.
let newOnly: i32 = 0;
let oldOnly: i32 = 0;
let inBoth: i32 = 0;

/** Gives each different line of two pieces of text a number, and counts how often it occurs in each; false where that takes too much room or time. */
export function readLines(old: usize, oldEnd: usize, oldCount: i32, now: usize, newEnd: usize, newCount: i32): bool {
  oldLines = oldCount;
  newLines = newCount;
  const lines = <usize>(oldCount + newCount);
  if (lines > MOST_LINES) return false;
  let slotCount: usize = 256;
  while (slotCount < lines + (lines >> 2)) slotCount <<= 1;
  const bytes = slotCount * 8 + lines * (ENTRY + 4 + 4 + 4 + 2) + 64;
  slots = room(bytes);
  if (slots === 0) return false;
  memory.fill(slots, 0, slotCount * 8);
  mask = <u32>slotCount - 1;
  entries = slots + slotCount * 8;
  oldIds = entries + lines * ENTRY;
  newIds = oldIds + (<usize>oldCount << 2);
  oldRoom = newIds + (<usize>newCount << 2);
  newRoom = oldRoom + (<usize>oldCount << 2);
  const starts = newRoom + (<usize>newCount << 2);
  marks = starts + (<usize>oldCount << 2) + 4;
  flags = marks + lines;
  numbers = 0;
  looks = (oldCount + newCount) * MOST_LOOKS;
  writeStarts(old, oldEnd, starts);
  numberOld(starts);
  numberNew(starts, now, newEnd);
  return looks > 0;
}

/** Counts the lines of the old text outside of its piece; false where that takes too much time. */
export function countOutside(before: usize, old: usize, oldEnd: usize, end: usize): bool {
  memory.fill(tastes, 0, TASTES >> 3);
  for (let id: i32 = 0; id < numbers; id += 1) {
    const entry = entryOf(id);
    const length = <usize>load<u32>(entry, LENGTH);
    const taste = tasteOf(<usize>load<u32>(entry, START) + length, length);
    const eight = tastes + (taste >> 3);
    store<u8>(eight, load<u8>(eight) | <u8>((<u32>1) << (<u32>taste & 7)));
  }
  looks += <i32>min(old - before + end - oldEnd, MOST_BYTES);
  outside = lookUp(before, old) + lookUp(oldEnd, end);
  return looks > 0;
}

/** Room for two numbers of four bytes for each line of the pieces and six more, once no line is looked up any more. */
export function roomOfSlots(): usize {
  return slots;
}

/** Where it is kept how often the line with the number 0 occurs in the other piece than this one; that of each further number stands so many bytes behind. */
export function countsOfOther(isOld: bool): usize {
  return entries + (isOld ? IN_NEW : IN_OLD);
}

/** The same for how often a line occurs outside the pieces. */
export function countsOutside(): usize {
  return entries + OUTSIDE;
}

// @ts-ignore: decorator
@inline
function entryOf(id: i32): usize {
  return entries + <usize>id * ENTRY;
}

function numberOld(starts: usize): void {
  let at = <usize>load<u32>(starts);
  for (let line: i32 = 0; line < oldLines; line += 1) {
    const end = <usize>load<u32>(starts + (<usize>line << 2), 4);
    const id = find(at, end - at, true);
    const entry = entryOf(id);
    store<i32>(oldIds + (<usize>line << 2), id);
    store<i32>(entry, line, LAST_OLD);
    store<i32>(entry, load<i32>(entry, IN_OLD) + 1, IN_OLD);
    at = end;
  }
}

/** Most of the new piece are runs of old lines: these are compared as a whole and take their numbers from there; only the lines between them are looked up. */
function numberNew(starts: usize, from: usize, to: usize): void {
  newOnly = 0;
  oldOnly = oldLines;
  inBoth = 0;
  const last = starts + (<usize>oldLines << 2);
  const oldEnd = <usize>load<u32>(last);
  const idsOf = oldIds - starts;
  let next = starts;
  let ids = newIds;
  for (let at = from; at < to; ) {
    if (next < last) {
      const start = <usize>load<u32>(next);
      const most = start + sameHead(start, at, min(oldEnd - start, to - at));
      while (next < last) {
        const end = <usize>load<u32>(next, 4);
        // The end of a text ends its last line too.
        if (end > most || (end === oldEnd && at + end - start !== to && load<u8>(end - 1) !== LINE_FEED)) break;
        addNew(load<i32>(idsOf + next), ids);
        ids += 4;
        next += 4;
      }
      at += <usize>load<u32>(next) - start;
      if (at >= to) break;
    }
    const end = lineEnd(at, to);
    const id = find(at, end - at, true);
    const entry = addNew(id, ids);
    ids += 4;
    if (load<i32>(entry, IN_OLD) === 1) next = starts + (<usize>(load<i32>(entry, LAST_OLD) + 1) << 2);
    at = end;
  }
  shared = inBoth;
  oldIdle = oldOnly;
  newIdle = newOnly;
}

// @ts-ignore: decorator
@inline
function addNew(id: i32, at: usize): usize {
  store<i32>(at, id);
  const entry = entryOf(id);
  const before = load<i32>(entry, IN_OLD);
  const already = load<i32>(entry, IN_NEW);
  store<i32>(entry, already + 1, IN_NEW);
  if (before === 0) newOnly += 1;
  else if (already === 0) {
    inBoth += 1;
    oldOnly -= before;
  }
  return entry;
}

function lookUp(from: usize, to: usize): i32 {
  let lines: i32 = 0;
  let start = from;
  for (let at = from; at < to; at += 64) {
    for (let feeds = feedsInMany(at, to); feeds !== 0; feeds &= feeds - 1) {
      const end = at + <usize>ctz(feeds) + 1;
      countOne(start, end);
      lines += 1;
      start = end;
    }
  }
  if (start >= to) return lines;
  countOne(start, to);
  return lines + 1;
}

// @ts-ignore: decorator
@inline
function countOne(start: usize, end: usize): void {
  const taste = tasteOf(end, end - start);
  if ((load<u8>(tastes + (taste >> 3)) >> <u8>(<i32>taste & 7)) & 1) countFound(start, end);
}

function countFound(start: usize, end: usize): void {
  const id = find(start, end - start, false);
  if (id < 0) return;
  const entry = entryOf(id);
  store<i32>(entry, load<i32>(entry, OUTSIDE) + 1, OUTSIDE);
}

/** The number of a line; of one that has none, a new number or -1. */
function find(start: usize, length: usize, add: bool): i32 {
  const hash = hashOf(start, length);
  let slot = hash & mask;
  for (;;) {
    const found = load<u64>(slots + (<usize>slot << 3));
    if (found === 0) break;
    if (<u32>(found >> 32) === hash) {
      const id = <i32>(<u32>found) - 1;
      const entry = entryOf(id);
      if (<usize>load<u32>(entry, LENGTH) === length && isSame(<usize>load<u32>(entry, START), start, length)) return id;
    }
    looks -= 1;
    if (looks < 0) return add ? 0 : -1;
    slot = (slot + 1) & mask;
  }
  if (!add) return -1;
  const id = numbers;
  numbers = id + 1;
  const entry = entryOf(id);
  v128.store(entry, i32x4.splat(0));
  v128.store(entry, i32x4.splat(0), 16);
  store<u32>(entry, hash, HASH);
  store<u32>(entry, <u32>length, LENGTH);
  store<u32>(entry, <u32>start, START);
  store<u64>(slots + (<usize>slot << 3), (<u64>hash << 32) | <u64>(id + 1));
  return id;
}
