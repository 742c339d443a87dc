// What is handed over: of history its text, of comparisons a table.
import { ID_DIGITS, writeId } from './ids';
import { take } from './memory';

const MOST: usize = 64 * 1024 * 1024;
let room: usize = 256 * 1024;
export let outputAt: usize = take(room);
export let outputLength: usize = 0;

export function resetOutput(): void {
  outputLength = 0;
}

/** Takes back what was written beyond a length. */
export function cutOutput(length: usize): void {
  outputLength = length;
}

/** Makes room for so many bytes; false where the output would be too long. */
export function reserve(bytes: usize): bool {
  const needed = outputLength + bytes;
  if (needed <= room) return true;
  if (needed > MOST) return false;
  room = min(MOST, max(needed, room * 2));
  const larger = take(room);
  memory.copy(larger, outputAt, outputLength);
  outputAt = larger;
  return true;
}

/** Adds so many bytes, for which room was made; where they begin. */
export function extend(bytes: usize): usize {
  const at = outputAt + outputLength;
  outputLength += bytes;
  return at;
}

@inline
export function putByte(byte: u8): void {
  store<u8>(outputAt + outputLength++, byte);
}

export function putBytes(from: usize, bytes: usize): void {
  memory.copy(outputAt + outputLength, from, bytes);
  outputLength += bytes;
}

/** An id in hexadecimal digits. */
export function putId(id: usize): void {
  writeId(id, outputAt + outputLength);
  outputLength += ID_DIGITS;
}
