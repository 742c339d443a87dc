// Where two sequences differ a lot, git does not look for the shortest edit to the end. It looks from both ends at once (Myers, "An O(ND) Difference Algorithm and Its Variations", 4b). Where
// that takes long it chooses a place that was reached, and divides both sequences there: what lies on the way to it is edited in the shortest way, and the rest is looked at anew. Here the
// same is searched, within the same limits, so that it comes to the same number of edits.

/** Rounds before git looks for a good place, and the least number of rounds before it is content with the furthest one. */
const PATIENCE: i32 = 256;
const ENDLESS = i32.MAX_VALUE;
/** What a good place has before it: so many numbers that both sequences have. Git looks for one when it has just come past more of them at once. */
const GOOD_RUN: i32 = 20;
/** How many numbers away a good place is at least, for each round. */
const GOOD_WAY: i32 = 4;
/** Places that the changes of one commit may come past, about a second of work: a file of 67,000 lines in another order takes a tenth of them, and what takes more takes git as long. */
const MOST_STEPS: i32 = 500_000_000;

const NOT_REACHED: i32 = -1;
const GIVEN_UP: i32 = -1;
const DIVIDED: i32 = -2;
const FORWARD: i32 = 4;
const BACKWARD: i32 = -4;

/** The parts that are looked at; neither their first nor their last numbers are the same. */
let old: usize = 0;
let oldLength: i32 = 0;
let now: usize = 0;
let newLength: i32 = 0;

/** How many old numbers away from the start, or from the end, the furthest place on each diagonal is. A diagonal is called by how many more old numbers than new ones its places are away. */
let fromStart: usize = 0;
let fromEnd: usize = 0;
let rounds: i32 = 0;
let sawRun: bool = false;
let mostSteps: i32 = MOST_STEPS;
let steps: i32 = MOST_STEPS;

/** The place chosen: whether it was reached from the end, and how many numbers away from there it is. */
let isFromEnd: bool = false;
let oldWay: i32 = 0;
let newWay: i32 = 0;
/** Whether the search came just there. Each round comes further on every diagonal than the one before the last, so that there is no shorter way than in so many edits. */
let isReached: bool = false;

/** From now on a commit's edits are looked for in so many steps; half a billion of them take about a second. */
export function limitEdits(most: i32): void {
  mostSteps = most;
}

/** Begins with another commit. */
export function beginEdits(): void {
  steps = mostSteps;
}

/**
 * Insertions and deletions by which git turns one sequence of numbers into another, or -1 where that takes too long. Each number has four bytes; in `room` eight bytes for each
 * number and 24 more are overwritten.
 */
export function editDivided(before: usize, beforeLength: i32, after: usize, afterLength: i32, room: usize): i32 {
  const diagonals = beforeLength + afterLength + 3;
  const patience = max(roughRoot(diagonals), PATIENCE);
  fromStart = room + (<usize>(afterLength + 1) << 2);
  fromEnd = fromStart + (<usize>diagonals << 2);
  lookAt(before, beforeLength, after, afterLength);
  let edits: i32 = 0;
  let found = search(patience);
  while (found === DIVIDED) {
    const isHead = !isFromEnd;
    const start = old;
    const newStart = now;
    const rest = oldLength - oldWay;
    const newRest = newLength - newWay;
    const cut = start + (<usize>(isHead ? oldWay : rest) << 2);
    const newCut = newStart + (<usize>(isHead ? newWay : newRest) << 2);
    if (isReached) edits += rounds;
    else {
      lookAt(isHead ? start : cut, oldWay, isHead ? newStart : newCut, newWay);
      const way = search(ENDLESS);
      if (way === GIVEN_UP) return -1;
      edits += way;
    }
    lookAt(isHead ? cut : start, rest, isHead ? newCut : newStart, newRest);
    found = search(patience);
  }
  return found === GIVEN_UP ? -1 : edits + found;
}

/** A rough square root, as git takes it. */
export function roughRoot(number: i32): i32 {
  let root: i32 = 1;
  for (let rest = number; rest > 0; rest >>= 2) root <<= 1;
  return root;
}

/** Looks at two parts from now on, without their common beginning and end. */
function lookAt(before: usize, beforeLength: i32, after: usize, afterLength: i32): void {
  const most = min(beforeLength, afterLength);
  const head = runOf(before, after, most, FORWARD);
  const tail = runOf(before + (<usize>(beforeLength - 1) << 2), after + (<usize>(afterLength - 1) << 2), most - head, BACKWARD);
  old = before + (<usize>head << 2);
  now = after + (<usize>head << 2);
  oldLength = beforeLength - head - tail;
  newLength = afterLength - head - tail;
}

/** The shortest edit between both parts, where the searches from both ends meet; or `DIVIDED`, and a place chosen, where they have not met after so many rounds, or earlier where a place is good. */
function search(patience: i32): i32 {
  if (oldLength === 0 || newLength === 0) return oldLength + newLength;
  const oldLast = old + (<usize>(oldLength - 1) << 2);
  const newLast = now + (<usize>(newLength - 1) << 2);
  const isOdd = ((oldLength - newLength) & 1) !== 0;
  let low: i32 = 0;
  let high: i32 = 0;
  store<i32>(fromStart, 0);
  store<i32>(fromEnd, 0);
  for (rounds = 1; ; rounds += 1) {
    const lowBefore = low;
    const highBefore = high;
    // Beyond the corners there are no diagonals; those next to them come every other time.
    if (low > -newLength) {
      low -= 1;
      forget(low - 1);
    } else low += 1;
    if (high < oldLength) {
      high += 1;
      forget(high + 1);
    } else high -= 1;
    sawRun = false;
    if (isOdd) {
      if (goOn(fromStart, fromEnd, old, now, FORWARD, low, high, true, lowBefore, highBefore)) return 2 * rounds - 1;
      goOn(fromEnd, fromStart, oldLast, newLast, BACKWARD, low, high, false, low, high);
    } else {
      goOn(fromStart, fromEnd, old, now, FORWARD, low, high, false, low, high);
      if (goOn(fromEnd, fromStart, oldLast, newLast, BACKWARD, low, high, true, low, high)) return 2 * rounds;
    }
    if (steps < 0) return GIVEN_UP;
    if (patience === ENDLESS) continue;
    if (sawRun && rounds > PATIENCE && (choose(fromStart, old, now, FORWARD, low, high) || choose(fromEnd, oldLast, newLast, BACKWARD, low, high))) return DIVIDED;
    if (rounds < patience) continue;
    chooseFurthest(low, high);
    return DIVIDED;
  }
}

function forget(diagonal: i32): void {
  store<i32>(fromStart + (<usize>diagonal << 2), NOT_REACHED);
  store<i32>(fromEnd + (<usize>diagonal << 2), NOT_REACHED);
}

/**
 * Goes on by one edit from one end, on every other diagonal. True where it comes as far as the search from the other end, which is looked at where that `meets` it: where it stands on the
 * same diagonals, and then from `theirLow` to `theirHigh` of its own.
 */
// @ts-ignore: decorator
@inline
function goOn(ours: usize, theirs: usize, a: usize, b: usize, step: i32, low: i32, high: i32, meets: bool, theirLow: i32, theirHigh: i32): bool {
  const most = oldLength;
  const newMost = newLength;
  const gap = most - newMost;
  steps -= ((high - low) >> 1) + 1;
  let at = ours + (<usize>high << 2);
  let above = load<i32>(at, 4);
  // Where the other search stands on the same diagonal, as far as it came.
  let across = theirs + (<usize>(gap - high) << 2);
  const acrossFrom = theirs + (<usize>theirLow << 2);
  const acrossRange = <usize>(theirHigh - theirLow) << 2;
  for (let diagonal = high; diagonal >= low; diagonal -= 2) {
    const below = load<i32>(at - 4);
    let place = below >= above ? below + 1 : above;
    const newPlace = place - diagonal;
    if (place < most && newPlace < newMost && load<i32>(a + <usize>(place * step)) === load<i32>(b + <usize>(newPlace * step))) {
      const run = runOf(a + <usize>(place * step), b + <usize>(newPlace * step), min(most - place, newMost - newPlace), step);
      place += run;
      steps -= run;
      if (run > GOOD_RUN) sawRun = true;
    }
    store<i32>(at, place);
    if (meets && across - acrossFrom <= acrossRange && place + load<i32>(across) >= most) return true;
    above = below;
    at -= 8;
    across += 8;
  }
  return false;
}

/** Numbers that are the same from two places on in one direction, at most `most`. */
// @ts-ignore: decorator
@inline
function runOf(a: usize, b: usize, most: i32, step: i32): i32 {
  let run: i32 = 0;
  while (run < most && load<i32>(a) === load<i32>(b)) {
    a += <usize>step;
    b += <usize>step;
    run += 1;
  }
  return run;
}

/** Chooses the best of the good places that were reached from one end; false where there is none. */
function choose(ours: usize, a: usize, b: usize, step: i32, low: i32, high: i32): bool {
  let best: i32 = GOOD_WAY * rounds;
  let isFound = false;
  // Of equals the first one is taken, in the same order of diagonals from both ends.
  let diagonal = step === FORWARD ? high : low;
  const turn = step === FORWARD ? -2 : 2;
  for (; diagonal >= low && diagonal <= high; diagonal += turn) {
    const x = load<i32>(ours + (<usize>diagonal << 2));
    const y = x - diagonal;
    const worth = x + y - abs(diagonal);
    if (worth <= best || x < GOOD_RUN || x >= oldLength || y < GOOD_RUN || y >= newLength) continue;
    if (runOf(a + <usize>((x - 1) * step), b + <usize>((y - 1) * step), GOOD_RUN, -step) < GOOD_RUN) continue;
    best = worth;
    isFound = true;
    isReached = true;
    isFromEnd = step === BACKWARD;
    oldWay = x;
    newWay = y;
  }
  return isFound;
}

/** Chooses the furthest of all places that were reached; of two from both ends that are as far, that from the end. */
function chooseFurthest(low: i32, high: i32): void {
  furthest(fromEnd, low, high, 2);
  const oldFromEnd = oldWay;
  const newFromEnd = newWay;
  const isEndReached = isReached;
  furthest(fromStart, high, low, -2);
  isFromEnd = oldFromEnd + newFromEnd >= oldWay + newWay;
  if (!isFromEnd) return;
  oldWay = oldFromEnd;
  newWay = newFromEnd;
  isReached = isEndReached;
}

/** Chooses the first of those that are furthest from one end. */
function furthest(ours: usize, first: i32, last: i32, turn: i32): void {
  let best: i32 = -1;
  for (let diagonal = first; ; diagonal += turn) {
    // Places may lie beyond a side, whose end they came to.
    const place = load<i32>(ours + (<usize>diagonal << 2));
    const x = min(min(place, oldLength), newLength + diagonal);
    if (2 * x - diagonal > best) {
      best = 2 * x - diagonal;
      oldWay = x;
      newWay = x - diagonal;
      isReached = x === place;
    }
    if (diagonal === last) return;
  }
}
