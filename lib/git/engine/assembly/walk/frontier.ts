// The commits that were met and not followed yet, the newest first; of equally old ones, the one that was met first.
import { take } from '../memory';

/** An entry: seconds, key of the object, how many were met before. */
const ENTRY: usize = 24;
const KEY: usize = 8;
const ORDER: usize = 16;

let room: usize = 1024;
let heap = take(room * ENTRY);
let entries: usize = 0;
let met: u32 = 0;

export function isEmpty(): bool {
  return entries === 0;
}

/** Adds a commit. */
export function push(seconds: u64, key: u64): void {
  if (entries === room) {
    const larger = take(room * 2 * ENTRY);
    memory.copy(larger, heap, room * ENTRY);
    heap = larger;
    room *= 2;
  }
  const order = met++;
  let place = entries++;
  while (place > 0) {
    const above = (place - 1) >> 1;
    if (!isBefore(seconds, order, at(above))) break;
    memory.copy(at(place), at(above), ENTRY);
    place = above;
  }
  put(place, seconds, key, order);
}

/** Takes the first commit and gives its key. */
export function pop(): u64 {
  const first = load<u64>(heap, KEY);
  const last = at(--entries);
  const seconds = load<u64>(last);
  const order = load<u32>(last, ORDER);
  let place: usize = 0;
  for (let below: usize = 1; below < entries; below = place * 2 + 1) {
    if (below + 1 < entries && isBefore(load<u64>(at(below + 1)), load<u32>(at(below + 1), ORDER), at(below))) below += 1;
    if (isBefore(seconds, order, at(below))) break;
    memory.copy(at(place), at(below), ENTRY);
    place = below;
  }
  if (entries > 0) put(place, seconds, load<u64>(last, KEY), order);
  return first;
}

// @ts-ignore: decorator
@inline
function at(place: usize): usize {
  return heap + place * ENTRY;
}

// @ts-ignore: decorator
@inline
function isBefore(seconds: u64, order: u32, other: usize): bool {
  const others = load<u64>(other);
  return seconds > others || (seconds === others && order < load<u32>(other, ORDER));
}

function put(place: usize, seconds: u64, key: u64, order: u32): void {
  const entry = at(place);
  store<u64>(entry, seconds);
  store<u64>(entry, key, KEY);
  store<u32>(entry, order, ORDER);
}
