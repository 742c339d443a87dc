// Paths that were handed over, each with the number by which it is named from then on, so that the same one is read once however often it changes.
import { hashOf } from './lines/hashes';
import { take } from './memory';
import { sameBytes } from './trees';

/** Paths that have numbers; those that are found again; bytes of all of them. A commit has up to 20,000 paths, of 2 MB. */
const MOST: u32 = 65_536;
const MOST_FOUND: u32 = 16_384;
const MOST_BYTES: usize = 4 * 1024 * 1024;
/** Paths, or bytes of them, from which on all are forgotten once they are handed over. */
const MANY: u32 = MOST_FOUND;
const MANY_BYTES: usize = 1024 * 1024;

const BESIDE: usize = 16;
const bytes = take(MOST_BYTES + BESIDE);
/** Where each path begins, and the last one ends. */
const bounds = take(((MOST as usize) + 1) << 2);
const PLACES: u32 = MOST_FOUND * 2;
/** Places that are looked at for a path: names can be chosen so that they want the same one. A path that is not found there comes once more. */
const MOST_LOOKS: u32 = 32;
/** By hash: the number of a path, 0 for none. */
const places = take((PLACES as usize) << 2);
let count: u32 = 0;
let handedOver: u32 = 0;
store<u32>(bounds, bytes as u32);

/** The number of a path, counted from 1; 0 where there is no room for it. What stands behind its end may be read. */
export function numberOf(path: usize, end: usize): u32 {
  const length = end - path;
  let place = hashOf(path, length) % PLACES;
  let isFree = false;
  for (let looks: u32 = 0; looks < MOST_LOOKS; looks++) {
    const number = load<u32>(placeAt(place));
    isFree = number === 0;
    if (isFree) break;
    const from = boundBehind(number - 1);
    if (boundBehind(number) - from === length && sameBytes(from, path, length)) return number;
    place = (place + 1) % PLACES;
  }
  const to = boundBehind(count);
  if (count === MOST || to + length > bytes + MOST_BYTES) return 0;
  memory.copy(to, path, length);
  count += 1;
  store<u32>(bounds + ((count as usize) << 2), (to + length) as u32);
  if (isFree && count <= MOST_FOUND) store<u32>(placeAt(place), count);
  return count;
}

@inline
function placeAt(place: u32): usize {
  return places + ((place as usize) << 2);
}

/** Where the path of a number ends, and the next one begins. */
// @ts-ignore: decorator
@inline
function boundBehind(number: u32): usize {
  return load<u32>(bounds + ((number as usize) << 2)) as usize;
}

/** How many paths have come since the last time they were handed over. */
export function newPaths(): u32 {
  return count - handedOver;
}

/** The number of the first of them; 1 where those before are forgotten, or there are none. */
export function firstNewPath(): u32 {
  return handedOver + 1;
}

/** Where it stands where each of them begins, and the last one ends (4 each). */
export function newPathBounds(): usize {
  return bounds + ((handedOver as usize) << 2);
}

/** The new paths were handed over. */
export function endNewPaths(): void {
  handedOver = count;
  if (count < MANY && boundBehind(count) - bytes < MANY_BYTES) return;
  count = 0;
  handedOver = 0;
  memory.fill(places, 0, (PLACES as usize) << 2);
}
