import { ID } from '../ids';
import { take } from '../memory';
import { FILE, IS_SAME, NEXT, PARTNER, destinations, destinationsEnd, idOf, isNamedAs, isRegular, modeOf, pair, sources, sourcesEnd } from './files';

const LISTS: usize = 4096;
/** Sources with the same content that git looks at for one destination. */
const MOST_LOOKED_AT: u32 = 100;

let lists: usize = 0;

/** Pairs files of which only the path differs: a destination with the first source of the same base name, or else with the first one. */
export function pairSame(): void {
  if (lists === 0) lists = take(LISTS * 4);
  memory.fill(lists, 0, LISTS * 4);
  for (let source = sourcesEnd; source > sources; ) {
    source -= FILE;
    const list = listOf(source);
    store<u32>(source, load<u32>(list), NEXT);
    store<u32>(list, source as u32);
  }
  for (let destination = destinations; destination < destinationsEnd; destination += FILE) {
    const source = sameAs(destination);
    if (source === 0) continue;
    pair(source, destination);
    store<u32>(source, 1, IS_SAME);
    store<u32>(destination, 1, IS_SAME);
  }
}

@inline
function listOf(file: usize): usize {
  return lists + (((load<u32>(idOf(file)) as usize) % LISTS) << 2);
}

/** A source with the content of a destination; 0 for none. */
function sameAs(destination: usize): usize {
  let first: usize = 0;
  let left = MOST_LOOKED_AT;
  const id = idOf(destination);
  for (let source = load<u32>(listOf(destination)) as usize; source !== 0 && left > 0; source = load<u32>(source, NEXT) as usize) {
    if (load<u32>(source, PARTNER) !== 0 || memory.compare(idOf(source), id, ID) !== 0) continue;
    if (modeOf(source) !== modeOf(destination) && !(isRegular(source) && isRegular(destination))) continue;
    if (isNamedAs(source, destination)) return source;
    if (first === 0) first = source;
    left -= 1;
  }
  return first;
}
