// Git measures how alike two contents are by their pieces, which end with a line or after 64 bytes: each has a number, and bytes of pieces with the same number are taken for the same.
import { isBinary } from '../binary';
import { foundAt, foundSize } from '../cache';
import { lineEnd } from '../lines/bytes';
import { take } from '../memory';
import { PIECES, PIECE_COUNT, REST, REST_BYTES, fetchFile } from './files';

const NUMBERS: u32 = 107_927;
const PIECE_BYTES: usize = 64;
const LINE_FEED: u8 = 10;
const CARRIAGE_RETURN: u8 = 13;

/** A piece: its number, and the bytes of all pieces of a file with this number (4, 4). */
const PIECE: usize = 8;
/** Pieces and bytes of all files of a commit together beyond which git is asked. */
const MOST_PIECES: usize = 64 * 1024;
const MOST_BYTES: usize = 32 * 1024 * 1024;

let pool: usize = 0;
let poolEnd: usize = 0;
let cutBytes: usize = 0;
/** Bytes by number, of the file that is being cut or that was laid out last; zeros where there is none. */
let counts: usize = 0;
let laidOut: usize = 0;
let laidFrom: usize = 0;
let laidEnd: usize = 0;
let laidRest: u32 = 0;
let isRestLaidOut: bool = false;

/** Takes back the pieces of the commit before, whose files are no more. */
export function emptyPool(): void {
  clear();
  poolEnd = pool;
  cutBytes = 0;
}

/** Cuts a file into its pieces where that has not been done yet; false where git has to be asked. */
export function cutFile(file: usize): bool {
  if (load<u32>(file, PIECES) !== 0) return true;
  if (!fetchFile(file)) return false;
  cutBytes += foundSize;
  if (cutBytes > MOST_BYTES) return false;
  if (pool === 0) {
    pool = take(MOST_PIECES * PIECE);
    poolEnd = pool;
    counts = take((NUMBERS as usize) * 4);
  }
  clear();
  const first = poolEnd;
  const isWhole = cut(file, foundAt, foundAt + (foundSize as usize), !isBinary(foundAt, foundSize));
  for (let piece = first; piece < poolEnd; piece += PIECE) {
    const count = countOf(load<u32>(piece));
    store<u32>(piece, load<u32>(count), 4);
    store<u32>(count, 0);
  }
  store<u32>(file, first as u32, PIECES);
  store<u32>(file, ((poolEnd - first) / PIECE) as u32, PIECE_COUNT);
  return isWhole;
}

@inline
function countOf(number: u32): usize {
  return counts + ((number as usize) << 2);
}

/** Cuts a content; in a text, the one half of a line's end that is not its feed does not count. */
function cut(file: usize, at: usize, end: usize, isText: bool): bool {
  let rest: usize = 0;
  begin();
  while (at < end) {
    const next = lineEnd(at, end);
    const isEnded = load<u8>(next - 1) === LINE_FEED;
    let stop = next - (isEnded ? 1 : 0);
    if (isEnded && isText && stop > at && load<u8>(stop - 1) === CARRIAGE_RETURN) stop -= 1;
    for (; at + PIECE_BYTES <= stop; at += PIECE_BYTES) {
      mix(at, at + PIECE_BYTES);
      if (!addPiece(PIECE_BYTES)) return false;
    }
    rest = stop - at;
    mix(at, stop);
    if (isEnded) {
      mix(next - 1, next);
      if (!addPiece(rest + 1)) return false;
      rest = 0;
    }
    at = next;
  }
  store<u32>(file, number(), REST);
  store<u32>(file, rest as u32, REST_BYTES);
  return true;
}

/** What the number of a piece is made of: when both are shifted, the bits that one loses come into the other. */
let first: u32 = 0;
let second: u32 = 0;

@inline
function begin(): void {
  first = 0;
  second = 0;
}

@inline
function mix(at: usize, end: usize): void {
  let one = first;
  let other = second;
  for (; at < end; at += 1) {
    const lost = one >> 25;
    one = ((one << 7) | (other >> 25)) + (load<u8>(at) as u32);
    other = (other << 7) | lost;
  }
  first = one;
  second = other;
}

@inline
function number(): u32 {
  return (first + second * 97) % NUMBERS;
}

/** Counts the bytes of a piece, and begins the next one; false where there is no room. */
@inline
function addPiece(bytes: usize): bool {
  const count = countOf(number());
  const before = load<u32>(count);
  if (before === 0) {
    if (poolEnd === pool + MOST_PIECES * PIECE) return false;
    store<u32>(poolEnd, number());
    poolEnd += PIECE;
  }
  store<u32>(count, before + (bytes as u32));
  begin();
  return true;
}

/** Takes away what was laid out. */
function clear(): void {
  if (laidOut === 0) return;
  for (let piece = laidFrom; piece < laidEnd; piece += PIECE) store<u32>(countOf(load<u32>(piece)), 0);
  store<u32>(countOf(laidRest), 0);
  laidOut = 0;
}

@inline
function piecesEnd(file: usize): usize {
  return (load<u32>(file, PIECES) as usize) + (load<u32>(file, PIECE_COUNT) as usize) * PIECE;
}

function layOut(file: usize, withRest: bool): void {
  if (laidOut === file && isRestLaidOut === withRest) return;
  clear();
  laidOut = file;
  isRestLaidOut = withRest;
  laidFrom = load<u32>(file, PIECES);
  laidEnd = piecesEnd(file);
  laidRest = load<u32>(file, REST);
  for (let piece = laidFrom; piece < laidEnd; piece += PIECE) store<u32>(countOf(load<u32>(piece)), load<u32>(piece, 4));
  if (!withRest) return;
  const rest = countOf(laidRest);
  store<u32>(rest, load<u32>(rest) + load<u32>(file, REST_BYTES));
}

/** Bytes that two files which were cut have in common, with the pieces at their ends that nothing ends, or without. */
export function sharedBytes(source: usize, destination: usize, withRest: bool): u32 {
  layOut(destination, withRest);
  let rest: u32 = withRest ? load<u32>(source, REST_BYTES) : 0;
  const restNumber = load<u32>(source, REST);
  let shared: u32 = 0;
  const end = piecesEnd(source);
  for (let piece = load<u32>(source, PIECES) as usize; piece < end; piece += PIECE) {
    const number = load<u32>(piece);
    let bytes = load<u32>(piece, 4);
    if (number === restNumber) {
      bytes += rest;
      rest = 0;
    }
    shared += min(bytes, load<u32>(countOf(number)));
  }
  return shared + min(rest, load<u32>(countOf(restNumber)));
}
