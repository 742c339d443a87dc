// The line of an author or a committer as git writes it. What else may stand there, and what it then means, is for parseIdentity (lib/git/identity-line.ts) to say, whose rules hold.
const SPACE: u32 = 32;
const LINE_FEED: u32 = 10;
const MOST_SECONDS: u64 = 0xffffffff;
const MOST_DIGITS: u32 = 10;
const MOST_ZONE: i32 = 24 * 60;

/** Of the line read last: where the address ends, behind its `>`; the clock, in seconds since 1970 and minutes east of UTC; where the next line begins. */
export let identityEnd: usize = 0;
export let seconds: u32 = 0;
export let zoneMinutes: i32 = 0;
export let nextLine: usize = 0;

/** Reads a line from its name on: `name <address> seconds +0000`, with one `>` in it. False where it is anything else. */
export function readPersonLine(from: usize, end: usize): bool {
  let at = from;
  while (at < end && load<u8>(at) !== 60 && load<u8>(at) !== 62 && load<u8>(at) !== LINE_FEED) at += 1;
  if (at >= end || load<u8>(at) !== 60) return false;
  while (at < end && load<u8>(at) !== 62 && load<u8>(at) !== LINE_FEED) at += 1;
  if (at >= end || load<u8>(at) !== 62) return false;
  identityEnd = at + 1;
  return readClock(at + 1, end);
}

/** Reads a space, seconds, a space, a sign and four digits that end the line. */
function readClock(from: usize, end: usize): bool {
  if (from >= end || load<u8>(from) !== SPACE) return false;
  let at = from + 1;
  let value: u64 = 0;
  let digits: u32 = 0;
  for (; at < end && digits <= MOST_DIGITS && isDigit(load<u8>(at)); at += 1) {
    value = value * 10 + (load<u8>(at) - 48);
    digits += 1;
  }
  if (digits === 0 || digits > MOST_DIGITS || value > MOST_SECONDS || at + 7 > end) return false;
  const sign = load<u8>(at, 1) as u32;
  if (load<u8>(at) !== SPACE || (sign !== 43 && sign !== 45) || load<u8>(at, 6) !== LINE_FEED) return false;
  for (let digit: usize = 2; digit < 6; digit++) if (!isDigit(load<u8>(at + digit))) return false;
  seconds = value as u32;
  const minutes = numberAt(at + 4);
  const zone = numberAt(at + 2) * 60 + minutes;
  zoneMinutes = minutes >= 60 || zone > MOST_ZONE ? 0 : sign === 45 ? -zone : zone;
  nextLine = at + 7;
  return true;
}

// @ts-ignore: decorator
@inline
function isDigit(character: u32): bool {
  return character - 48 < 10;
}

/** Two digits. */
// @ts-ignore: decorator
@inline
function numberAt(at: usize): i32 {
  return ((load<u8>(at) as i32) - 48) * 10 + (load<u8>(at, 1) as i32) - 48;
}
