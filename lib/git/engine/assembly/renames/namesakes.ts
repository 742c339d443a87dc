import { take } from '../memory';
import { FILE, NAMESAKE, PARTNER, destinations, destinationsEnd, isNamedAs, nameEndOf, nameOf, sources, sourcesEnd } from './files';

const PLACES: u32 = 8192;
/** A place: a file with the name (4), the source and the destination that have it (4, 4; 0 for none, 1 for several). */
const PLACE: usize = 12;
const SOURCE: usize = 4;
const DESTINATION: usize = 8;
const SEVERAL: u32 = 1;

let places: usize = 0;

/** Tells each source without a partner which destination has its base name, where it is the only such source and that the only such destination. */
export function findNamesakes(): void {
  if (places === 0) places = take((PLACES as usize) * PLACE);
  memory.fill(places, 0, (PLACES as usize) * PLACE);
  for (let file = sources; file < sourcesEnd; file += FILE) put(file, SOURCE);
  for (let file = destinations; file < destinationsEnd; file += FILE) put(file, DESTINATION);
  for (let place = places; place < places + (PLACES as usize) * PLACE; place += PLACE) {
    const source = load<u32>(place, SOURCE);
    const destination = load<u32>(place, DESTINATION);
    if (source > SEVERAL && destination > SEVERAL) store<u32>(source as usize, destination, NAMESAKE);
  }
}

function put(file: usize, side: usize): void {
  if (load<u32>(file, PARTNER) !== 0) return;
  let number = hashOf(nameOf(file), nameEndOf(file)) % PLACES;
  let place = places + (number as usize) * PLACE;
  // There are more places than files, so that one is free.
  while (load<u32>(place) !== 0 && !isNamedAs(load<u32>(place) as usize, file)) {
    number = (number + 1) % PLACES;
    place = places + (number as usize) * PLACE;
  }
  if (load<u32>(place) === 0) store<u32>(place, file as u32);
  store<u32>(place + side, load<u32>(place + side) === 0 ? (file as u32) : SEVERAL);
}

function hashOf(at: usize, end: usize): u32 {
  let hash: u32 = 0;
  for (; at < end; at += 1) hash = rotl<u32>(hash, 5) ^ ((load<u8>(at) as u32) * 0x9e3779b1);
  return hash ^ (hash >> 15);
}
