// Ids of objects: 20 bytes, or 40 hexadecimal digits in small letters.
export const ID: usize = 20;
export const ID_DIGITS: usize = 40;

/** Whether 40 digits stand there, and behind them a line ends. */
export function isIdLine(at: usize): bool {
  return v128.all_true<u8>(v128.and(areDigits(at), v128.and(areDigits(at + 16), areDigits(at + 24)))) && load<u8>(at, ID_DIGITS) === 10;
}

/** Reads the 40 digits of an id. */
export function readId(digits: usize, to: usize): void {
  store<u64>(to, eightBytes(digits));
  store<u64>(to, eightBytes(digits + 16), 8);
  store<u64>(to, eightBytes(digits + 24), 12);
}

/** Writes the 40 digits of an id. */
export function writeId(id: usize, to: usize): void {
  writeDigits(id, to);
  writeDigits(id + 4, to + 8);
}

/** The digits of sixteen bytes. */
// @ts-ignore: decorator
@inline
function writeDigits(from: usize, to: usize): void {
  const bytes = v128.load(from);
  const digits = i8x16(48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 97, 98, 99, 100, 101, 102);
  const upper = i8x16.swizzle(digits, i8x16.shr_u(bytes, 4));
  const lower = i8x16.swizzle(digits, v128.and(bytes, i8x16.splat(15)));
  v128.store(to, i8x16.shuffle(upper, lower, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
  v128.store(to, i8x16.shuffle(upper, lower, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31), 16);
}

/** All ones where sixteen characters are digits. */
// @ts-ignore: decorator
@inline
function areDigits(at: usize): v128 {
  const characters = v128.load(at);
  const figures = i8x16.lt_u(i8x16.sub(characters, i8x16.splat(48)), i8x16.splat(10));
  return v128.or(figures, i8x16.lt_u(i8x16.sub(characters, i8x16.splat(97)), i8x16.splat(6)));
}

/** What sixteen digits stand for. */
// @ts-ignore: decorator
@inline
function eightBytes(at: usize): u64 {
  const characters = v128.load(at);
  // Of letters the lower half of a byte says how far they are from the one before `a`, which stands for nine.
  const letters = v128.and(i8x16.shr_u(characters, 6), i8x16.splat(1));
  const values = i8x16.add(v128.and(characters, i8x16.splat(15)), i8x16.add(i8x16.shl(letters, 3), letters));
  const pairs = v128.and(v128.or(i16x8.shl(values, 4), i16x8.shr_u(values, 8)), i16x8.splat(255));
  return i64x2.extract_lane(i8x16.narrow_i16x8_u(pairs, pairs), 0);
}
