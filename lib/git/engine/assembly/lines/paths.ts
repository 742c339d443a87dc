import { take } from '../memory';

/** Edits beyond which git may stop to look for the shortest way (a cost limit of 256 in each direction). */
export const MOST_EDITS: i32 = 500;

// A place that was reached: where in the shorter text, where in the longer one, the place before, and whether a line of the longer one was added on the way.
export const PLACE: usize = 16;
export const IN_LONGER: usize = 4;
export const CAME_FROM: usize = 8;
export const ADDED: usize = 12;
/** As many as 500 edits can come past: 251 rounds of 251 diagonals. */
const MOST_PLACES: usize = 65_536;

/** The furthest place on each diagonal (lines of the longer text less lines of the shorter one), four bytes each; 0 where none was reached. */
const diagonals: usize = memory.data(4096, 16);
/** The middle one. Below lie at most 251, above at most 501. */
export const ZERO: usize = diagonals + 4 * 256;

let places: usize = 0;

/** Room for the places that one search reaches. */
export function roomForPlaces(): usize {
  if (places === 0) places = take(MOST_PLACES * PLACE);
  return places;
}

/** Says of no diagonal between the outermost ones of a first round that it was reached. */
export function forgetDiagonals(more: i32): void {
  memory.fill(ZERO - 4, 0, <usize>(more + 3) << 2);
}

/** Says so of those beside the outermost ones of a round. */
// @ts-ignore: decorator
@inline
export function widen(more: i32, round: i32): void {
  store<u32>(ZERO - (<usize>(round + 1) << 2), 0);
  store<u32>(ZERO + (<usize>(more + round + 1) << 2), 0);
}

// @ts-ignore: decorator
@inline
export function addPlace(at: usize, inShorter: usize, inLonger: usize, from: usize, added: bool): void {
  store<u32>(at, <u32>inShorter);
  store<u32>(at, <u32>inLonger, IN_LONGER);
  store<u32>(at, <u32>from, CAME_FROM);
  store<u32>(at, <u32>added, ADDED);
}
