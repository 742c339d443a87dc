// The addresses of which a commit must name one to be told of.
import { take } from '../memory';

const MOST: usize = 64;
/** An address: where it stands in small letters, how long it is, at which of its bytes it is looked for. */
const ADDRESS: usize = 12;
const AT_SIGN: u32 = 64;
const table = take(MOST * ADDRESS);
let count: usize = 0;
/** Every commit is told of. */
let isEverybody = true;

/** Only commits with one of the addresses that follow are told of. */
export function forgetEverybody(): void {
  isEverybody = false;
  count = 0;
}

/** Takes an address, in small letters and ASCII, whose bytes stay where they are; false where there are too many. */
export function addAddress(at: usize, length: usize): bool {
  if (count === MOST || length === 0) return false;
  let place: usize = 0;
  while (place < length && load<u8>(at + place) !== AT_SIGN) place += 1;
  const entry = table + count * ADDRESS;
  store<u32>(entry, at as u32);
  store<u32>(entry, length as u32, 4);
  // The sign stands in nearly no other word.
  store<u32>(entry, place < length ? (place as u32) : 0, 8);
  count += 1;
  return true;
}

/** Whether any of the addresses stands between two places, in letters of any size. It may say yes where there is none. */
export function names(from: usize, end: usize): bool {
  if (isEverybody) return true;
  for (let entry = table; entry < table + count * ADDRESS; entry += ADDRESS) if (isThere(load<u32>(entry), load<u32>(entry, 4), load<u32>(entry, 8), from, end)) return true;
  return hasKelvin(from, end);
}

function isThere(address: usize, length: usize, place: usize, from: usize, end: usize): bool {
  if (from + length > end) return false;
  const first = load<u8>(address + place) as u32;
  const small = i8x16.splat(first as i8);
  const large = i8x16.splat(capital(first) as i8);
  const last = end - length + place;
  for (let at = from + place; at <= last; at += 16) {
    const bytes = v128.load(at);
    let found = i8x16.bitmask(v128.or(i8x16.eq(bytes, small), i8x16.eq(bytes, large)));
    for (; found !== 0; found &= found - 1) {
      const here = at + <usize>ctz(found);
      if (here > last) return false;
      if (isAt(address, length, here - place)) return true;
    }
  }
  return false;
}

function isAt(address: usize, length: usize, at: usize): bool {
  for (let byte: usize = 0; byte < length; byte++) {
    const said = load<u8>(at + byte) as u32;
    const wanted = load<u8>(address + byte) as u32;
    if (said !== wanted && said !== capital(wanted)) return false;
  }
  return true;
}

// @ts-ignore: decorator
@inline
function capital(character: u32): u32 {
  return character >= 97 && character <= 122 ? character - 32 : character;
}

/** The Kelvin sign, E2 84 AA, is the only character beyond ASCII whose small letter lies in it. */
function hasKelvin(from: usize, end: usize): bool {
  const sign = i8x16.splat(0x84 as i8);
  for (let at = from; at < end; at += 16) {
    for (let found = i8x16.bitmask(i8x16.eq(v128.load(at), sign)); found !== 0; found &= found - 1) {
      const here = at + <usize>ctz(found);
      if (here > from && here + 1 < end && load<u8>(here - 1) === 0xe2 && load<u8>(here + 1) === 0xaa) return true;
    }
  }
  return false;
}
