const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
const OTHER: u64 = 0xd6e8_feb8_6659_fd93;

/** A number made of all bytes of a line, eight at a time; the last ones may be fewer. */
export function hashOf(at: usize, length: usize): u32 {
  let hash = <u64>length;
  while (length > 8) {
    hash = rotl(hash, 29) ^ (load<u64>(at) * ODD);
    at += 8;
    length -= 8;
  }
  hash = rotl(hash, 29) ^ ((load<u64>(at) << (<u64>(8 - length) << 3)) * ODD);
  hash = (hash ^ (hash >> 32)) * OTHER;
  return <u32>(hash >> 32);
}

/** Tastes that there are. */
export const TASTES: usize = 32_768;

/** A number below these, made of the length of a line and its last bytes: most lines have another one than most others. */
// @ts-ignore: decorator
@inline
export function tasteOf(end: usize, length: usize): usize {
  const last = load<u64>(end - 8) >> (<u64>(length < 8 ? 8 - length : 0) << 3);
  return <usize>(((last + <u64>length) * ODD) >> 49);
}
