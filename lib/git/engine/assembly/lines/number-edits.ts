import { ADDED, addPlace, CAME_FROM, forgetDiagonals, IN_LONGER, MOST_EDITS, PLACE, roomForPlaces, widen, ZERO } from './paths';

/** The last place of the path found last. */
let goal: usize = 0;
let shorter: usize = 0;
let longer: usize = 0;
let shorterEnd: usize = 0;
let longerEnd: usize = 0;
let isSwapped: bool = false;

/**
 * Least number of insertions and deletions that turn one sequence of numbers into another (Wu, Manber, Myers and Miller, "An O(NP) Sequence Comparison Algorithm"), or -1 where it is
 * more than `most`. Each number has four bytes.
 */
export function editNumbers(old: usize, oldLength: i32, now: usize, newLength: i32, most: i32): i32 {
  isSwapped = oldLength > newLength;
  const more = abs(newLength - oldLength);
  most = min(most, MOST_EDITS);
  if (more > most) return -1;
  shorter = isSwapped ? now : old;
  longer = isSwapped ? old : now;
  shorterEnd = shorter + (<usize>min(oldLength, newLength) << 2);
  longerEnd = longer + (<usize>max(oldLength, newLength) << 2);
  const head = runFrom(shorter, longer);
  while (shorterEnd > shorter + head && load<u32>(shorterEnd - 4) === load<u32>(longerEnd - 4)) {
    shorterEnd -= 4;
    longerEnd -= 4;
  }
  let place = roomForPlaces();
  forgetDiagonals(more);
  const top = ZERO + (<usize>more << 2);
  addPlace(place, shorter + head, longer + head, 0, false);
  store<u32>(ZERO, <u32>place);
  for (let round: i32 = 0; more + 2 * round <= most; round += 1) {
    widen(more, round);
    for (let at = round === 0 ? ZERO + 4 : ZERO - (<usize>round << 2); at < top; at += 4) place = follow(at, place);
    for (let at = top + (<usize>round << 2); at > top; at -= 4) place = follow(at, place);
    if (round !== 0 || more !== 0) place = follow(top, place);
    goal = <usize>load<u32>(top);
    if (goal !== 0 && <usize>load<u32>(goal) === shorterEnd && <usize>load<u32>(goal, IN_LONGER) === longerEnd) return more + 2 * round;
  }
  return -1;
}

/** Goes as far as it can on a diagonal, and gives where the next place is to be kept. */
// @ts-ignore: decorator
@inline
function follow(at: usize, place: usize): usize {
  const below = <usize>load<u32>(at - 4);
  const above = <usize>load<u32>(at + 4);
  const belowY = <usize>(below === 0 ? 0 : load<u32>(below, IN_LONGER));
  const aboveY = <usize>(above === 0 ? 0 : load<u32>(above, IN_LONGER));
  let x: usize;
  let y: usize;
  const add = belowY !== 0 && belowY < longerEnd && (belowY >= aboveY || <usize>load<u32>(above) === shorterEnd);
  if (add) {
    x = <usize>load<u32>(below);
    y = belowY + 4;
  } else {
    if (above === 0 || <usize>load<u32>(above) === shorterEnd) {
      store<u32>(at, 0);
      return place;
    }
    x = <usize>load<u32>(above) + 4;
    y = aboveY;
  }
  const same = runFrom(x, y);
  place += PLACE;
  addPlace(place, x + same, y + same, add ? below : above, add);
  store<u32>(at, <u32>place);
  return place;
}

/** Bytes of the numbers that are the same from two places on. */
// @ts-ignore: decorator
@inline
function runFrom(x: usize, y: usize): usize {
  const start = x;
  while (x < shorterEnd && y < longerEnd && load<u32>(x) === load<u32>(y)) {
    x += 4;
    y += 4;
  }
  return x - start;
}

/** Writes a byte for each number of both sequences: 1 where the path found last keeps it, else 0. */
export function writeKept(oldKept: usize, oldLength: i32, newKept: usize, newLength: i32): void {
  memory.fill(oldKept, 1, <usize>oldLength);
  memory.fill(newKept, 1, <usize>newLength);
  const inShorter = isSwapped ? newKept : oldKept;
  const inLonger = isSwapped ? oldKept : newKept;
  let place = goal;
  for (let from = <usize>load<u32>(place, CAME_FROM); from !== 0; from = <usize>load<u32>(place, CAME_FROM)) {
    if (load<u32>(place, ADDED) !== 0) store<u8>(inLonger + ((<usize>load<u32>(from, IN_LONGER) - longer) >> 2), 0);
    else store<u8>(inShorter + ((<usize>load<u32>(from) - shorter) >> 2), 0);
    place = from;
  }
}
