// gitformat-pack(5): objects as they stand in packs, whole or as differences to others.
import { find, forgetLast, foundAt, foundSize, foundType, holdBase, make, mostBytes } from './cache';
import { inflate } from './inflate';
import { take } from './memory';
import { OFFSET_BITS, bytesAt, bytesEnd, bytesFrom, findObject } from './packs';

export const COMMIT: u32 = 1;
export const TREE: u32 = 2;
export const BLOB: u32 = 3;
const OFFSET_DELTA: u32 = 6;
const ID_DELTA: u32 = 7;
/** What stands before an object's compressed bytes at most. */
const HEADER: usize = 64;
/** A chain of differences longer than this is none that git makes. */
const MOST_CHAIN: u32 = 4096;
/** Bytes of differences held while their base is looked for. */
const DELTAS: usize = 8 * 1024 * 1024;

const chain = take((MOST_CHAIN as usize) * 16);
const deltas = take(DELTAS + 64);
let entryType: u32 = 0;
let entrySize: u32 = 0;
let entryBase: u64 = 0;
let entryFrom: usize = 0;

/** Bytes of objects that may still be looked at. */
let spare: i64 = i64.MAX_VALUE;

/** From now on objects are brought, or found in the cache, until they are so many bytes together, and then no more. */
export function spend(bytes: i64): void {
  spare = bytes;
}

/** Brings an object into the cache (`foundAt`, `foundSize`, `foundType`); false where git has to be asked. */
export function fetch(key: u64): bool {
  if (spare < 0 || (!find(key) && !unpack(key))) return false;
  spare -= foundSize as i64;
  return true;
}

function unpack(key: u64): bool {
  let length: u32 = 0;
  let used: usize = 0;
  let at = key;
  for (;;) {
    if (!readEntry(at)) return false;
    if (entrySize > mostBytes) return false;
    if (entryType !== OFFSET_DELTA && entryType !== ID_DELTA) {
      make(at, entryType, entrySize);
      if (!inflate(entryFrom, bytesEnd, foundAt, entrySize)) {
        forgetLast();
        return false;
      }
      break;
    }
    if (length === MOST_CHAIN || used + entrySize > DELTAS) return false;
    if (!inflate(entryFrom, bytesEnd, deltas + used, entrySize)) return false;
    const link = chain + ((length as usize) << 4);
    store<u64>(link, at);
    store<u32>(link, (deltas + used) as u32, 8);
    store<u32>(link, entrySize, 12);
    length += 1;
    used += ((entrySize as usize) + 32 + 15) & ~15;
    at = entryBase;
    if (find(at)) break;
  }
  while (length > 0) {
    length -= 1;
    const link = chain + ((length as usize) << 4);
    const key = load<u64>(link);
    if (!apply(at, key, load<u32>(link, 8), load<u32>(link, 12))) return false;
    at = key;
  }
  return true;
}

/** Reads the head of an object and makes its compressed bytes readable. */
function readEntry(key: u64): bool {
  if (!bytesAt(key, HEADER)) return false;
  let at = bytesFrom;
  const start = at;
  if (bytesEnd - at < 4) return false;
  let byte = load<u8>(at++) as u32;
  entryType = (byte >> 4) & 7;
  let size = (byte & 15) as u64;
  for (let shift: u64 = 4; byte & 0x80; shift += 7) {
    if (shift > 40) return false;
    byte = load<u8>(at++);
    size |= ((byte & 0x7f) as u64) << shift;
  }
  if (size > 0x7fffffff) return false;
  entrySize = size as u32;
  if (entryType === OFFSET_DELTA) {
    byte = load<u8>(at++);
    let distance = (byte & 0x7f) as u64;
    let bytes = 1;
    while (byte & 0x80) {
      if (++bytes > 8) return false;
      byte = load<u8>(at++);
      distance = ((distance + 1) << 7) | ((byte & 0x7f) as u64);
    }
    const offset = key & ((1 << OFFSET_BITS) - 1);
    if (distance === 0 || distance >= offset) return false;
    entryBase = key - distance;
  } else if (entryType === ID_DELTA) {
    entryBase = findObject(at);
    if (entryBase === 0) return false;
    at += 20;
  } else if (entryType < COMMIT || entryType > 4) return false;
  if (entrySize > mostBytes) return true;
  // Compressed bytes are never much more than the others.
  const head = at - start;
  const least = head + (entrySize as usize) + ((entrySize as usize) >> 8) + HEADER;
  if (bytesFrom + least > bytesEnd && !bytesAt(key, least)) return false;
  entryFrom = bytesFrom + head;
  return entryFrom < bytesEnd;
}

/** Makes an object from its base, which was found last, and a difference. */
function apply(baseKey: u64, key: u64, delta: usize, length: u32): bool {
  const baseSize = foundSize;
  const type = foundType;
  const end = delta + length;
  let size: u64 = 0;
  let byte: u32 = 0x80;
  for (let shift: u64 = 0; byte & 0x80; shift += 7) {
    if (delta >= end || shift > 40) return false;
    byte = load<u8>(delta++);
    size |= ((byte & 0x7f) as u64) << shift;
  }
  if (size !== (baseSize as u64)) return false;
  size = 0;
  byte = 0x80;
  for (let shift: u64 = 0; byte & 0x80; shift += 7) {
    if (delta >= end || shift > 40) return false;
    byte = load<u8>(delta++);
    size |= ((byte & 0x7f) as u64) << shift;
  }
  if (size > (mostBytes as u64)) return false;
  holdBase(baseKey);
  make(key, type, size as u32);
  const target = foundAt;
  if (!find(baseKey)) {
    // As many objects as can be kept were, and the base was the oldest.
    forgetLast();
    return false;
  }
  const base = foundAt;
  foundAt = target;
  foundSize = size as u32;
  let to = target;
  const full = to + (size as usize);
  while (delta < end) {
    const instruction = load<u8>(delta++) as u32;
    if (instruction & 0x80) {
      let offset: usize = 0;
      let bytes: usize = 0;
      if (instruction & 1) offset = load<u8>(delta++);
      if (instruction & 2) offset |= (load<u8>(delta++) as usize) << 8;
      if (instruction & 4) offset |= (load<u8>(delta++) as usize) << 16;
      if (instruction & 8) offset |= (load<u8>(delta++) as usize) << 24;
      if (instruction & 16) bytes = load<u8>(delta++);
      if (instruction & 32) bytes |= (load<u8>(delta++) as usize) << 8;
      if (instruction & 64) bytes |= (load<u8>(delta++) as usize) << 16;
      if (bytes === 0) bytes = 0x10000;
      if ((offset as u64) + (bytes as u64) > (baseSize as u64) || to + bytes > full) {
        forgetLast();
        return false;
      }
      copy(to, base + offset, bytes);
      to += bytes;
    } else {
      const bytes = instruction as usize;
      if (bytes === 0 || delta + bytes > end || to + bytes > full) {
        forgetLast();
        return false;
      }
      copy(to, delta, bytes);
      delta += bytes;
      to += bytes;
    }
  }
  if (to !== full || delta !== end) {
    forgetLast();
    return false;
  }
  return true;
}

/** Copies forward; up to 15 bytes beyond the end are written over, which the next copy or nobody needs. */
@inline
function copy(to: usize, from: usize, bytes: usize): void {
  if (bytes > 256) {
    memory.copy(to, from, bytes);
    return;
  }
  const stop = to + bytes;
  do {
    v128.store(to, v128.load(from));
    to += 16;
    from += 16;
  } while (to < stop);
}
