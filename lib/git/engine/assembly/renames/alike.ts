import { take } from '../memory';
import { ALIKE, FILE, IS_SAME, NAMESAKE, OTHER_PARTNER, PARTNER, destinations, destinationsEnd, isNamedAs, pair, sources, sourcesEnd } from './files';
import { NOT_KNOWN, beginLikeness, likeness, sawRest } from './likeness';
import { findNamesakes } from './namesakes';
import { emptyPool } from './pieces';

/** What a renamed file has to have kept, and what one with the same base name. */
const LEAST: u32 = ALIKE / 2;
const LEAST_OF_NAMESAKES: u32 = LEAST + (ALIKE - LEAST) / 2;
/** Pairs beyond which git is asked; it does not look itself where there are a million, or 160,000 in old versions. */
const MOST_PAIRS: usize = 100_000;

/** Sources that git remembers for a destination. A candidate: how good it is (4; -1 where there is none), source and destination (4, 4). */
const REMEMBERED: usize = 4;
const CANDIDATE: usize = 16;
const CANDIDATE_SOURCE: usize = 4;
const CANDIDATE_DESTINATION: usize = 8;
const NONE: i32 = -1;
/** How good a candidate is that is alike enough: twice its likeness, and one more for the same base name. */
const LEAST_WORTH: i32 = (LEAST as i32) * 2;
const MOST_WORTH: u64 = (ALIKE as u64) * 2 + 1;

let candidates: usize = 0;
let candidatesRoom: usize = 0;
let order: usize = 0;

/** Pairs files that are alike as git does, in both ways in which its versions count; false where git has to be asked, also because the two ways lead to different pairs. */
export function pairAlike(): bool {
  if (isThrough()) return true;
  beginLikeness();
  emptyPool();
  findNamesakes();
  if (!pairAll(true)) return false;
  if (!sawRest) return true;
  for (let file = destinations; file < destinationsEnd; file += FILE) store<u32>(file, load<u32>(file, PARTNER), OTHER_PARTNER);
  undo(sources, sourcesEnd);
  undo(destinations, destinationsEnd);
  if (!pairAll(false)) return false;
  for (let file = destinations; file < destinationsEnd; file += FILE) if (load<u32>(file, PARTNER) !== load<u32>(file, OTHER_PARTNER)) return false;
  return true;
}

/** Takes apart what is paired without being the same. */
function undo(from: usize, to: usize): void {
  for (let file = from; file < to; file += FILE) if (load<u32>(file, IS_SAME) === 0) store<u32>(file, 0, PARTNER);
}

/** How many files have no partner. */
function single(from: usize, to: usize): usize {
  let files: usize = 0;
  for (let file = from; file < to; file += FILE) if (load<u32>(file, PARTNER) === 0) files += 1;
  return files;
}

function isThrough(): bool {
  return single(sources, sourcesEnd) === 0 || single(destinations, destinationsEnd) === 0;
}

function pairAll(withRest: bool): bool {
  return pairNamesakes(withRest) && (isThrough() || pairOthers(withRest));
}

function pairNamesakes(withRest: bool): bool {
  for (let source = sources; source < sourcesEnd; source += FILE) {
    const destination = load<u32>(source, NAMESAKE) as usize;
    if (destination === 0) continue;
    const score = likeness(source, destination, LEAST_OF_NAMESAKES, withRest);
    if (score === NOT_KNOWN) return false;
    if ((score as u32) >= LEAST_OF_NAMESAKES) pair(source, destination);
  }
  return true;
}

/** Compares each with each, and pairs the best first. */
function pairOthers(withRest: bool): bool {
  const left = single(destinations, destinationsEnd);
  if (left * single(sources, sourcesEnd) > MOST_PAIRS) return false;
  const needed = left * REMEMBERED * CANDIDATE;
  if (needed > candidatesRoom) {
    candidatesRoom = needed * 2;
    candidates = take(candidatesRoom);
    order = take(candidatesRoom / 2);
  }
  let end = candidates;
  for (let destination = destinations; destination < destinationsEnd; destination += FILE) {
    if (load<u32>(destination, PARTNER) !== 0) continue;
    if (!findCandidates(destination, end, withRest)) return false;
    end += REMEMBERED * CANDIDATE;
  }
  const count = sortCandidates(end);
  for (let at: usize = 0; at < count; at += 1) {
    const candidate = candidates + ((load<u64>(order + (at << 3)) as u32) as usize);
    const source = load<u32>(candidate, CANDIDATE_SOURCE) as usize;
    const destination = load<u32>(candidate, CANDIDATE_DESTINATION) as usize;
    if (load<u32>(source, PARTNER) === 0 && load<u32>(destination, PARTNER) === 0) pair(source, destination);
  }
  return true;
}

/** Remembers the best sources of a destination; which place each one takes decides among equals later. */
function findCandidates(destination: usize, to: usize, withRest: bool): bool {
  const end = to + REMEMBERED * CANDIDATE;
  for (let candidate = to; candidate < end; candidate += CANDIDATE) store<i32>(candidate, NONE);
  for (let source = sources; source < sourcesEnd; source += FILE) {
    if (load<u32>(source, PARTNER) !== 0) continue;
    const score = likeness(source, destination, LEAST, withRest);
    if (score === NOT_KNOWN) return false;
    const worth = score * 2 + (isNamedAs(source, destination) ? 1 : 0);
    let worst = to;
    for (let candidate = to + CANDIDATE; candidate < end; candidate += CANDIDATE) if (load<i32>(candidate) < load<i32>(worst)) worst = candidate;
    if (load<i32>(worst) >= worth) continue;
    store<i32>(worst, worth);
    store<u32>(worst, source as u32, CANDIDATE_SOURCE);
    store<u32>(worst, destination as u32, CANDIDATE_DESTINATION);
  }
  return true;
}

/** Puts the candidates that are alike enough in order, the best first and equals as they stand; how many they are. */
function sortCandidates(end: usize): usize {
  let count: usize = 0;
  for (let candidate = candidates; candidate < end; candidate += CANDIDATE) {
    const worth = load<i32>(candidate);
    if (worth < LEAST_WORTH) continue;
    store<u64>(order + (count << 3), ((MOST_WORTH - (worth as u64)) << 32) | ((candidate - candidates) as u64));
    count += 1;
  }
  let gap: usize = 1;
  while (gap < count) gap = gap * 3 + 1;
  for (; gap > 0; gap /= 3) {
    for (let next = gap; next < count; next += 1) {
      const value = load<u64>(order + (next << 3));
      let at = next;
      for (; at >= gap && load<u64>(order + ((at - gap) << 3)) > value; at -= gap) store<u64>(order + (at << 3), load<u64>(order + ((at - gap) << 3)));
      store<u64>(order + (at << 3), value);
    }
  }
  return count;
}
