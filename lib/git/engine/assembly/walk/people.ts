// The people that commits name, each known by its number: of who is met again that alone is told.
import { hashOf } from '../lines/hashes';
import { take } from '../memory';

/** Longer ones are not remembered, nor more than so many. */
const MOST_BYTES: usize = 256;
const MOST: u32 = 1 << 15;
/** Places that are looked at for a person: names can be chosen so that they want the same one. Who is not found there is told of once more. */
const MOST_LOOKS: u32 = 32;
/** A person: where the bytes begin among all, how many, their hash. */
const PERSON: usize = 12;

let people: u32 = 0;
/** The bytes of all, one behind the other. */
let bytesRoom: usize = 64 * 1024;
export let peopleAt: usize = take(bytesRoom);
export let peopleLength: usize = 0;
let room: u32 = 1024;
let entries = take((room as usize) * PERSON);
/** Twice as many places as there is room for people: number + 1, or 0. */
let places = emptyPlaces();

function emptyPlaces(): usize {
  const bytes = (room as usize) << 3;
  const at = take(bytes);
  memory.fill(at, 0, bytes);
  return at;
}

/** Whether a person of so many bytes can have a number, and another one too. */
export function canNumber(length: usize): bool {
  return length <= MOST_BYTES && people + 2 <= MOST;
}

/** The number of a person, whose name and address in `<>` stand there; people are numbered as they are met. `canNumber` holds of it. */
export function numberOf(from: usize, length: usize): u32 {
  const hash = hashOf(from, length);
  let place = placeOf(hash);
  for (let looks: u32 = 0; looks < MOST_LOOKS; looks++) {
    const number = load<u32>(place);
    if (number === 0) break;
    const entry = entryOf(number - 1);
    if (load<u32>(entry, 8) === hash && (load<u32>(entry, 4) as usize) === length && memory.compare(peopleAt + load<u32>(entry), from, length) === 0) return number - 1;
    place = after(place);
  }
  if (people === room) grow();
  const entry = entryOf(people);
  store<u32>(entry, peopleLength as u32);
  store<u32>(entry, length as u32, 4);
  store<u32>(entry, hash, 8);
  keep(from, length);
  people += 1;
  takePlace(hash, people);
  return people - 1;
}

function keep(from: usize, length: usize): void {
  if (peopleLength + length > bytesRoom) {
    bytesRoom *= 2;
    const larger = take(bytesRoom);
    memory.copy(larger, peopleAt, peopleLength);
    peopleAt = larger;
  }
  memory.copy(peopleAt + peopleLength, from, length);
  peopleLength += length;
}

// @ts-ignore: decorator
@inline
function entryOf(number: u32): usize {
  return entries + (number as usize) * PERSON;
}

// @ts-ignore: decorator
@inline
function placeOf(hash: u32): usize {
  return places + ((hash & (room * 2 - 1)) << 2);
}

// @ts-ignore: decorator
@inline
function after(place: usize): usize {
  return place + 4 === places + ((room as usize) << 3) ? places : place + 4;
}

/** Gives a person, by number + 1, the first free place; none where all that are looked at are taken. */
function takePlace(hash: u32, number: u32): void {
  let place = placeOf(hash);
  for (let looks: u32 = 0; looks < MOST_LOOKS; looks++) {
    if (load<u32>(place) === 0) {
      store<u32>(place, number);
      return;
    }
    place = after(place);
  }
}

function grow(): void {
  const before = entries;
  room *= 2;
  entries = take((room as usize) * PERSON);
  memory.copy(entries, before, (people as usize) * PERSON);
  places = emptyPlaces();
  for (let number: u32 = 0; number < people; number++) takePlace(load<u32>(entryOf(number), 8), number + 1);
}
