// gitformat-pack(5): indexes of version 2, and the bytes of packs by windows.
import { read } from './host';
import { ID } from './ids';
import { take } from './memory';

const SIGNATURE: u32 = 0xff744f63;
const FAN_OUT: usize = 8;
const IDS: usize = FAN_OUT + 256 * 4;
const MOST_PACKS = 256;
/** Of a key, the bits that are an offset in a pack; the pack's number, plus one, stands above. */
export const OFFSET_BITS: u64 = 44;

const indexes = take(MOST_PACKS * 4);
const counts = take(MOST_PACKS * 4);
/** How many objects all packs before each one hold. */
const before = take(MOST_PACKS * 4);
let packs: u32 = 0;

/** Objects of all packs together. */
export let objectCount: u32 = 0;
/** Of the object found last: its number among all of them, from 0, and where its id stands. */
export let foundNumber: u32 = 0;
export let foundId: usize = 0;

@inline
function number32(at: usize): u32 {
  return bswap<u32>(load<u32>(at));
}

@inline
function number64(at: usize): u64 {
  return bswap<u64>(load<u64>(at));
}

/** Takes the index of the next pack; false where it is none of version 2 for ids of 20 bytes. */
export function addIndex(index: usize, length: u32): bool {
  if (packs === MOST_PACKS || (length as usize) < IDS + 2 * ID || number32(index) !== SIGNATURE || number32(index + 4) !== 2) return false;
  const objects = number32(index + IDS - 4);
  let least: u32 = 0;
  for (let at = index + FAN_OUT; at < index + IDS; at += 4) {
    if (number32(at) < least) return false;
    least = number32(at);
  }
  if ((length as u64) < (IDS as u64) + (objects as u64) * (ID + 8) + 2 * ID) return false;
  store<u32>(indexes + (packs << 2), index as u32);
  store<u32>(counts + (packs << 2), objects);
  store<u32>(before + (packs << 2), objectCount);
  objectCount += objects;
  packs += 1;
  return true;
}

/** The key of an object: its pack and offset; 0 where no pack holds it. */
export function findObject(id: usize): u64 {
  for (let pack: u32 = 0; pack < packs; pack++) {
    const offset = findIn(pack, id);
    if (offset !== 0) return (((pack + 1) as u64) << OFFSET_BITS) | offset;
  }
  return 0;
}

function findIn(pack: u32, id: usize): u64 {
  const index = load<u32>(indexes + (pack << 2)) as usize;
  const objects = load<u32>(counts + (pack << 2));
  const first = load<u8>(id) as usize;
  let low: u32 = first === 0 ? 0 : number32(index + FAN_OUT + ((first - 1) << 2));
  let high: u32 = number32(index + FAN_OUT + (first << 2));
  const start = number64(id);
  const middlePart = number64(id + 8);
  const end = number32(id + 16);
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = index + IDS + (middle as usize) * ID;
    const there = number64(at);
    if (there === start) {
      const thereMiddle = number64(at + 8);
      const thereEnd = number32(at + 16);
      if (thereMiddle === middlePart && thereEnd === end) {
        foundNumber = load<u32>(before + (pack << 2)) + middle;
        foundId = at;
        return offsetAt(index, objects, middle);
      }
      if (thereMiddle < middlePart || (thereMiddle === middlePart && thereEnd < end)) low = middle + 1;
      else high = middle;
    } else if (there < start) low = middle + 1;
    else high = middle;
  }
  return 0;
}

function offsetAt(index: usize, objects: u32, position: u32): u64 {
  const offsets = index + IDS + (objects as usize) * (ID + 4);
  const offset = number32(offsets + ((position as usize) << 2));
  // Packs over 2 GiB have offsets elsewhere; such objects are left to git.
  return offset < 0x80000000 ? (offset as u64) : 0;
}

/** Bytes of a pack that lie in one window, and how far the next ones reach into it. */
const STEP: usize = 16 * 1024;
const OVERLAP: usize = 8 * 1024;
const WINDOW: usize = STEP + OVERLAP;
const WINDOWS: usize = 128;
/** What may be read beyond a window. */
const SLACK: usize = 32;

const windows = take(WINDOWS * (WINDOW + SLACK));
const windowKeys = take(WINDOWS * 8);
const windowEnds = take(WINDOWS * 4);
let large: usize = 0;
let largeSize: usize = 0;

/** Where the bytes stand that `bytesAt` found, and where those end that may be read. */
export let bytesFrom: usize = 0;
export let bytesEnd: usize = 0;

/** Makes at least `least` bytes at a key readable, or as many as the pack has. What was given before may be overwritten. */
export function bytesAt(key: u64, least: usize): bool {
  const pack = ((key >> OFFSET_BITS) as i32) - 1;
  const offset = key & ((1 << OFFSET_BITS) - 1);
  if (least > OVERLAP) {
    if (largeSize < least) {
      largeSize = least * 2;
      large = take(largeSize + SLACK);
    }
    const got = read(pack, offset as f64, least as i32, large);
    bytesFrom = large;
    bytesEnd = large + got;
    return got > 0;
  }
  const step = offset / (STEP as u64);
  const windowKey = ((pack + 1) as u64) << OFFSET_BITS | step;
  const place = ((step as usize) + (pack as usize) * 37) % WINDOWS;
  const window = windows + place * (WINDOW + SLACK);
  if (load<u64>(windowKeys + (place << 3)) !== windowKey) {
    const got = read(pack, (step * (STEP as u64)) as f64, WINDOW as i32, window);
    store<u64>(windowKeys + (place << 3), windowKey);
    store<u32>(windowEnds + (place << 2), got);
  }
  bytesFrom = window + ((offset % (STEP as u64)) as usize);
  bytesEnd = window + load<u32>(windowEnds + (place << 2));
  return bytesFrom < bytesEnd;
}
