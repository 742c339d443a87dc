// Objects that were read stay for a while: history is followed from new to old, and packs hold older versions as differences to newer ones.
import { take } from './memory';

/** Objects kept at most; buckets of their table. */
const MOST_KEPT: u32 = 1 << 15;
const BUCKETS: usize = 1 << 15;
const NONE: u32 = 0xffffffff;
/** What may be read, and by an inflater written, beyond an object's end. */
const SLACK: usize = 32;

/** A slot: key, where its bytes are, how many, next of its bucket, type, whether it stays on once more when its place is wanted, room it takes. */
const SLOT: usize = 32;
const AT: usize = 8;
const SIZE: usize = 12;
const NEXT: usize = 16;
const TYPE: usize = 20;
const WANTED: usize = 24;
const ROOM: usize = 28;

let ring: usize = 0;
let ringSize: usize = 0;
let head: usize = 0;
let slots: usize = 0;
let buckets: usize = 0;
/** Slots are a ring too, in the order of the objects' places; numbers grow and are taken down to a slot by a mask. */
let oldest: u32 = 0;
let newest: u32 = 0;
/** Objects that stay whatever is made, but not whatever their number: one side of a comparison, the base of a difference. */
let heldSide: u64 = 0;
let heldBase: u64 = 0;

/** Of the object found or made last. */
export let foundAt: usize = 0;
export let foundSize: u32 = 0;
export let foundType: u32 = 0;

/** Objects larger than this are not kept, and so not read here: the three that are needed at the same time, one side of a comparison, a base and what is made from it, fit in with room to spare. */
export let mostBytes: u32 = 0;

export function startCache(bytes: usize): void {
  ringSize = bytes;
  ring = take(bytes + SLACK);
  mostBytes = (bytes / 5) as u32;
  slots = take((MOST_KEPT as usize) * SLOT);
  buckets = take(BUCKETS << 2);
  memory.fill(buckets, 0xff, BUCKETS << 2);
}

@inline
function slotOf(number: u32): usize {
  return slots + ((number & (MOST_KEPT - 1)) as usize) * SLOT;
}

@inline
function bucketOf(key: u64): usize {
  return buckets + ((((key * 0x9e3779b97f4a7c15) >> 49) as usize) << 2);
}

function slotWith(key: u64): usize {
  for (let number = load<u32>(bucketOf(key)); number !== NONE; ) {
    const slot = slotOf(number);
    if (load<u64>(slot) === key) return slot;
    number = load<u32>(slot, NEXT);
  }
  return 0;
}

/** Looks an object up (`foundAt`, `foundSize`, `foundType`). It may move when another is made. */
export function find(key: u64): bool {
  const slot = slotWith(key);
  if (slot === 0) return false;
  foundAt = load<u32>(slot, AT);
  foundSize = load<u32>(slot, SIZE);
  foundType = load<u32>(slot, TYPE);
  store<u32>(slot, 1, WANTED);
  return true;
}

/** An object that stays until another is named; 0 for none. */
export function holdSide(key: u64): void {
  heldSide = key;
}

/** The same for the base of a difference. */
export function holdBase(key: u64): void {
  heldBase = key;
}

/** Takes room for an object, whose bytes the caller writes to `foundAt`. What is in the way goes, or stays on for another round where it was found again. */
export function make(key: u64, type: u32, size: u32): void {
  const room = ((size as usize) + SLACK + 15) & ~15;
  let moved: usize = 0;
  while (true) {
    if (oldest === newest) {
      if (head + room > ringSize) head = 0;
      break;
    }
    const slot = slotOf(oldest);
    const place = (load<u32>(slot, AT) as usize) - ring;
    if (head + room <= (place < head ? ringSize : place)) break;
    if (place < head) {
      head = 0;
      continue;
    }
    const itsKey = load<u64>(slot);
    if (itsKey !== 0 && (itsKey === heldSide || itsKey === heldBase || (load<u32>(slot, WANTED) > 0 && moved < ringSize >> 3))) {
      moved += load<u32>(slot, ROOM);
      moveOn();
    } else drop();
  }
  add(key, type, size, room);
}

/** Gives the oldest object, which nothing but free room stands before, the place of the newest. */
function moveOn(): void {
  const slot = slotOf(oldest);
  const key = load<u64>(slot);
  const from = load<u32>(slot, AT) as usize;
  const size = load<u32>(slot, SIZE);
  const type = load<u32>(slot, TYPE);
  const room = load<u32>(slot, ROOM) as usize;
  drop();
  add(key, type, size, room);
  if (foundAt !== from) memory.copy(foundAt, from, room);
}

function add(key: u64, type: u32, size: u32, room: usize): void {
  if (newest - oldest === MOST_KEPT) drop();
  const slot = slotOf(newest);
  const bucket = bucketOf(key);
  foundAt = ring + head;
  foundSize = size;
  foundType = type;
  store<u64>(slot, key);
  store<u32>(slot, foundAt as u32, AT);
  store<u32>(slot, size, SIZE);
  store<u32>(slot, load<u32>(bucket), NEXT);
  store<u32>(slot, type, TYPE);
  store<u32>(slot, 0, WANTED);
  store<u32>(slot, room as u32, ROOM);
  store<u32>(bucket, newest & (MOST_KEPT - 1));
  newest += 1;
  head += room;
}

/** Takes the object made last out of the table: its bytes are none. */
export function forgetLast(): void {
  const number = (newest - 1) & (MOST_KEPT - 1);
  if (load<u64>(slotOf(number)) !== 0) unlink(number);
  store<u64>(slotOf(number), 0);
}

function drop(): void {
  const number = oldest & (MOST_KEPT - 1);
  if (load<u64>(slotOf(number)) !== 0) unlink(number);
  oldest += 1;
}

function unlink(number: u32): void {
  let place = bucketOf(load<u64>(slotOf(number)));
  while (load<u32>(place) !== number) place = slotOf(load<u32>(place)) + NEXT;
  store<u32>(place, load<u32>(slotOf(number), NEXT));
}
