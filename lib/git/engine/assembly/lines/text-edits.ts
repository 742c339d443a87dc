import { lineEnd, lineStart, sameHead } from './bytes';
import { ADDED, addPlace, CAME_FROM, forgetDiagonals, IN_LONGER, PLACE, roomForPlaces, widen, ZERO } from './paths';
import { LEAST_EXCESS, NO_RUN } from './runs';

/** A gap of more lines is as wide as any. */
const WIDE: i32 = 64;

/** The last place of the path found last. */
let goal: usize = 0;
let shorterEnd: usize = 0;
let longerEnd: usize = 0;

/**
 * Lines that the shortest edit between two pieces of text takes out of the one with fewer lines, -1 where looking for it comes past more than `most` places. `more` says how many lines
 * the longer one has more. Compares bytes only where the search comes past (Wu, Manber, Myers and Miller, "An O(NP) Sequence Comparison Algorithm"), so that what is the same costs next
 * to nothing.
 */
export function editText(fewer: usize, fewerEnd: usize, many: usize, manyEnd: usize, more: i32, most: i32): i32 {
  shorterEnd = fewerEnd;
  longerEnd = manyEnd;
  let place = roomForPlaces();
  const end = place + <usize>most * PLACE;
  forgetDiagonals(more);
  const top = ZERO + (<usize>more << 2);
  const same = wholeLines(fewer, many);
  addPlace(place, fewer + same, many + same, 0, false);
  store<u32>(ZERO, <u32>place);
  for (let round: i32 = 0; place + <usize>(more + 2 * round + 2) * PLACE <= end; round += 1) {
    widen(more, round);
    for (let at = round === 0 ? ZERO + 4 : ZERO - (<usize>round << 2); at < top; at += 4) place = follow(at, place);
    for (let at = top + (<usize>round << 2); at > top; at -= 4) place = follow(at, place);
    if (round !== 0 || more !== 0) place = follow(top, place);
    goal = <usize>load<u32>(top);
    if (goal !== 0 && <usize>load<u32>(goal) === fewerEnd && <usize>load<u32>(goal, IN_LONGER) === manyEnd) return round;
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
    y = lineEnd(belowY, longerEnd);
  } else {
    if (above === 0 || <usize>load<u32>(above) === shorterEnd) {
      store<u32>(at, 0);
      return place;
    }
    x = lineEnd(<usize>load<u32>(above), shorterEnd);
    y = aboveY;
  }
  const same = wholeLines(x, y);
  place += PLACE;
  addPlace(place, x + same, y + same, add ? below : above, add);
  store<u32>(at, <u32>place);
  return place;
}

/** Bytes of the whole lines that follow both places. */
// @ts-ignore: decorator
@inline
function wholeLines(x: usize, y: usize): usize {
  const same = sameHead(x, y, min(shorterEnd - x, longerEnd - y));
  if (same === 0 || (x + same === shorterEnd && y + same === longerEnd)) return same;
  return lineStart(x, x + same) - x;
}

/** Whether git might have set a line aside that the path found last keeps: whether lines that it does not keep are more than three quarters of a run around one. */
export function keepsDoubtful(): bool {
  let apartShorter = NO_RUN;
  let acrossShorter = NO_RUN;
  let apartLonger = NO_RUN;
  let acrossLonger = NO_RUN;
  let place = goal;
  for (let from = <usize>load<u32>(place, CAME_FROM); from !== 0; from = <usize>load<u32>(place, CAME_FROM)) {
    const added = load<u32>(place, ADDED) !== 0;
    const side: usize = added ? 0 : IN_LONGER;
    const kept = linesUpTo(<usize>load<u32>(from + side), <usize>load<u32>(place + side));
    if (kept > 0) {
      acrossShorter = max(apartShorter, acrossShorter) - 3 * kept;
      acrossLonger = max(apartLonger, acrossLonger) - 3 * kept;
      apartShorter = NO_RUN;
      apartLonger = NO_RUN;
    }
    if (added) {
      apartLonger = max(apartLonger, 0) + 1;
      acrossLonger += 1;
      if (acrossLonger > LEAST_EXCESS) return true;
    } else {
      apartShorter = max(apartShorter, 0) + 1;
      acrossShorter += 1;
      if (acrossShorter > LEAST_EXCESS) return true;
    }
    place = from;
  }
  return false;
}

/** Lines between two places, no more than are of interest. */
function linesUpTo(from: usize, to: usize): i32 {
  let lines: i32 = 0;
  while (from < to && lines < WIDE) {
    from = lineEnd(from, to);
    lines += 1;
  }
  return lines;
}
