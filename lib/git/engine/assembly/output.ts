// What is handed over: of history its text, of comparisons a table.
import { take } from './memory';

const MOST: usize = 64 * 1024 * 1024;
const hex = take(512);
let room: usize = 256 * 1024;
export let outputAt: usize = take(room);
export let outputLength: usize = 0;

for (let byte: u32 = 0; byte < 256; byte++) {
  store<u8>(hex + (byte << 1), digit(byte >> 4));
  store<u8>(hex + (byte << 1) + 1, digit(byte & 15));
}

function digit(value: u32): u8 {
  return (value < 10 ? 48 + value : 87 + value) as u8;
}

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

/** An id of 20 bytes in hexadecimal digits; zeros for none. */
export function putId(id: usize): void {
  const at = outputAt + outputLength;
  if (id === 0) memory.fill(at, 48, 40);
  else for (let byte: usize = 0; byte < 20; byte++) store<u16>(at + (byte << 1), load<u16>(hex + ((load<u8>(id + byte) as usize) << 1)));
  outputLength += 40;
}
