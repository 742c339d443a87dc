const MODULUS: u32 = 65521;
/** Bytes after which sums are taken down, before 32 bits overflow. */
const BLOCK: usize = 5552 & ~15;

/** The checksum of RFC 1950. */
export function adler32(data: usize, size: usize): u32 {
  let low: u32 = 1;
  let high: u32 = 0;
  const end = data + size;
  while (data < end) {
    const stop = min(end, data + BLOCK);
    // sixteen bytes at a time: `low` grows by their sum, `high` by sixteen times `low` and by each byte as often as bytes follow it.
    let sums = i32x4.splat(0);
    let weighted = i32x4.splat(0);
    let before = i32x4.splat(0);
    const vectors = (stop - data) >> 4;
    for (let left = vectors; left > 0; left--) {
      const bytes = v128.load(data);
      before = i32x4.add(before, sums);
      sums = i32x4.add(sums, i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(bytes)));
      weighted = i32x4.add(weighted, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(bytes), i16x8(16, 15, 14, 13, 12, 11, 10, 9)));
      weighted = i32x4.add(weighted, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(bytes), i16x8(8, 7, 6, 5, 4, 3, 2, 1)));
      data += 16;
    }
    high += (vectors as u32) * 16 * low + 16 * sum(before) + sum(weighted);
    low += sum(sums);
    while (data < stop) {
      low += load<u8>(data++);
      high += low;
    }
    low %= MODULUS;
    high %= MODULUS;
  }
  return (high << 16) | low;
}

function sum(vector: v128): u32 {
  return i32x4.extract_lane(vector, 0) + i32x4.extract_lane(vector, 1) + i32x4.extract_lane(vector, 2) + i32x4.extract_lane(vector, 3);
}
