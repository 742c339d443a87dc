// Files that a commit took away, the sources of renames, and files that it brought, their destinations, in the order of its rows.
import { findObject } from '../packs';
import { take } from '../memory';
import { BLOB, fetch } from '../objects';
import { foundSize, foundType } from '../cache';
import { NEW_ID, OLD_ID, PATH_END, PATH_FROM, ROW, rowCount, rows } from '../trees';

/** Git's measure of likeness for contents that are the same. */
export const ALIKE: u32 = 60_000;
/** Files of one kind beyond which git is asked. */
const MOST_FILES: usize = 2048;
const REGULAR: u32 = 8;
const SLASH: u8 = 47;

/**
 * A file: its row (4), its size (4), its pieces and how many they are (4, 4), a piece at its end that nothing ends and its bytes (4, 4), where its base name begins (4), the destination that
 * alone has the same base name as a source that alone has it (4), the file it is paired with, and whether both are the same (4, 4), its partner by git's other way to count (4), the next one in
 * a list (4).
 */
export const FILE: usize = 48;
const SIZE: usize = 4;
export const PIECES: usize = 8;
export const PIECE_COUNT: usize = 12;
export const REST: usize = 16;
export const REST_BYTES: usize = 20;
const NAME: usize = 24;
export const NAMESAKE: usize = 28;
export const PARTNER: usize = 32;
export const IS_SAME: usize = 36;
export const OTHER_PARTNER: usize = 40;
export const NEXT: usize = 44;
const NOT_KNOWN: u32 = 0xffffffff;

export let sources: usize = 0;
export let sourcesEnd: usize = 0;
export let destinations: usize = 0;
export let destinationsEnd: usize = 0;

/** Lists the files of the rows; false where there are too many. */
export function listFiles(): bool {
  if (sources === 0) {
    sources = take(MOST_FILES * FILE);
    destinations = take(MOST_FILES * FILE);
  }
  sourcesEnd = sources;
  destinationsEnd = destinations;
  const end = rows + (rowCount as usize) * ROW;
  for (let row = rows; row < end; row += ROW) {
    if (load<u32>(row, 4) === 0) {
      if (sourcesEnd === sources + MOST_FILES * FILE) return false;
      begin(sourcesEnd, row);
      sourcesEnd += FILE;
    } else if (load<u32>(row) === 0) {
      if (destinationsEnd === destinations + MOST_FILES * FILE) return false;
      begin(destinationsEnd, row);
      destinationsEnd += FILE;
    }
  }
  return true;
}

function begin(file: usize, row: usize): void {
  memory.fill(file, 0, FILE);
  store<u32>(file, row as u32);
  store<u32>(file, NOT_KNOWN, SIZE);
  const from = load<u32>(row, PATH_FROM) as usize;
  let name = load<u32>(row, PATH_END) as usize;
  while (name > from && load<u8>(name - 1) !== SLASH) name -= 1;
  store<u32>(file, name as u32, NAME);
}

@inline
export function rowOf(file: usize): usize {
  return load<u32>(file) as usize;
}

@inline
export function modeOf(file: usize): u32 {
  const row = rowOf(file);
  return load<u32>(row) | load<u32>(row, 4);
}

@inline
export function idOf(file: usize): usize {
  const row = rowOf(file);
  return load<u32>(row) === 0 ? row + NEW_ID : row + OLD_ID;
}

/** No link, no submodule. */
export function isRegular(file: usize): bool {
  return modeOf(file) >> 12 === REGULAR;
}

export function nameOf(file: usize): usize {
  return load<u32>(file, NAME) as usize;
}

export function nameEndOf(file: usize): usize {
  return load<u32>(rowOf(file), PATH_END) as usize;
}

/** Whether the base names of two files are the same. */
export function isNamedAs(a: usize, b: usize): bool {
  const bytes = nameEndOf(a) - nameOf(a);
  return bytes === nameEndOf(b) - nameOf(b) && memory.compare(nameOf(a), nameOf(b), bytes) === 0;
}

export function pair(source: usize, destination: usize): void {
  store<u32>(source, destination as u32, PARTNER);
  store<u32>(destination, source as u32, PARTNER);
}

/** Brings the content of a regular file into the cache (`foundAt`, `foundSize`); false where git has to be asked. */
export function fetchFile(file: usize): bool {
  const key = findObject(idOf(file));
  if (key === 0 || !fetch(key) || foundType !== BLOB) return false;
  store<u32>(file, foundSize, SIZE);
  return true;
}

/** Makes the size of a regular file known, for `sizeOf`. */
export function knowSize(file: usize): bool {
  return load<u32>(file, SIZE) !== NOT_KNOWN || fetchFile(file);
}

@inline
export function sizeOf(file: usize): u32 {
  return load<u32>(file, SIZE);
}
