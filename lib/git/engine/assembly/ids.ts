// Ids of objects: 20 bytes, or 40 hexadecimal digits in small letters.
export const ID: usize = 20;
export const ID_DIGITS: usize = 40;

/** Whether 40 digits stand there, and behind them a line ends. */
export function isIdLine(at: usize): bool {
  for (let place: usize = 0; place < ID_DIGITS; place++) if (valueOf(load<u8>(at + place)) > 15) return false;
  return load<u8>(at, ID_DIGITS) === 10;
}

/** Reads the 40 digits of an id. */
export function readId(digits: usize, to: usize): void {
  for (let byte: usize = 0; byte < ID; byte++) store<u8>(to + byte, ((valueOf(load<u8>(digits + (byte << 1))) << 4) | valueOf(load<u8>(digits + (byte << 1), 1))) as u8);
}

// @ts-ignore: decorator
@inline
export function isSameId(a: usize, b: usize): bool {
  return load<u64>(a) === load<u64>(b) && load<u64>(a, 8) === load<u64>(b, 8) && load<u32>(a, 16) === load<u32>(b, 16);
}

// @ts-ignore: decorator
@inline
function valueOf(digit: u32): u32 {
  if (digit >= 48 && digit <= 57) return digit - 48;
  return digit >= 97 && digit <= 102 ? digit - 87 : 16;
}
