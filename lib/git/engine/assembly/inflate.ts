// RFC 1950 and 1951: the compressed form of objects in packs.
import { take } from './memory';
import { adler32 } from './adler32';

/** Codes up to this long are looked up at once: of literals and lengths, of distances, of the lengths of codes. A larger table takes longer to make, and most objects are small. */
const FAST_LITERALS: u32 = 10;
const FAST_DISTANCES: u32 = 8;
const FAST_LENGTHS: u32 = 7;
const LITERALS: usize = 288;
const DISTANCES: usize = 32;
const MOST_CODE: u32 = 15;

// An entry: bits 0–5 the code's length, bit 6 the end of a block, bit 7 a literal, bits 8–12 extra bits, bits 16–31 the value.
const LENGTH: u32 = 0x3f;
const END: u32 = 0x40;
const LITERAL: u32 = 0x80;

const literalEntries = take(LITERALS * 4);
const distanceEntries = take(DISTANCES * 4);
const lengthEntries = take(DISTANCES * 4);
const reversed = take(256);
const order = take(19);

/** A code: its fast table, then how many codes there are of each length, then their symbols in order. */
const COUNTS: usize = 4 << FAST_LITERALS;
const SYMBOLS: usize = COUNTS + 16 * 2;
const CODE: usize = SYMBOLS + LITERALS * 2;
const fixedLiterals = take(CODE);
const fixedDistances = take(CODE);
const ownLiterals = take(CODE);
const ownDistances = take(CODE);
const ownLengths = take(CODE);
const lengths = take(512);
const distanceLengths = take(64);
const offsets = take(16 * 2);

setUp();

function setUp(): void {
  for (let byte: u32 = 0; byte < 256; byte++) {
    let turned: u32 = 0;
    for (let bit: u32 = 0; bit < 8; bit++) turned |= ((byte >> bit) & 1) << (7 - bit);
    store<u8>(reversed + byte, turned as u8);
  }
  for (let symbol: u32 = 0; symbol < 256; symbol++) store<u32>(literalEntries + symbol * 4, LITERAL | (symbol << 16));
  store<u32>(literalEntries + 256 * 4, END);
  let base: u32 = 3;
  for (let symbol: u32 = 257; symbol < 285; symbol++) {
    const extra: u32 = symbol < 265 ? 0 : (symbol - 261) >> 2;
    store<u32>(literalEntries + symbol * 4, (extra << 8) | (base << 16));
    base += 1 << extra;
  }
  store<u32>(literalEntries + 285 * 4, (258 as u32) << 16);
  base = 1;
  for (let symbol: u32 = 0; symbol < 30; symbol++) {
    const extra: u32 = symbol < 4 ? 0 : (symbol - 2) >> 1;
    store<u32>(distanceEntries + symbol * 4, (extra << 8) | (base << 16));
    base += 1 << extra;
  }
  for (let symbol: u32 = 0; symbol < 19; symbol++) store<u32>(lengthEntries + symbol * 4, symbol << 16);
  // The order in which a block gives the lengths of the code of lengths.
  store<u8>(order + 0, 16); store<u8>(order + 1, 17); store<u8>(order + 2, 18); store<u8>(order + 3, 0); store<u8>(order + 4, 8);
  store<u8>(order + 5, 7); store<u8>(order + 6, 9); store<u8>(order + 7, 6); store<u8>(order + 8, 10); store<u8>(order + 9, 5);
  store<u8>(order + 10, 11); store<u8>(order + 11, 4); store<u8>(order + 12, 12); store<u8>(order + 13, 3); store<u8>(order + 14, 13);
  store<u8>(order + 15, 2); store<u8>(order + 16, 14); store<u8>(order + 17, 1); store<u8>(order + 18, 15);
  memory.fill(lengths, 8, 144);
  memory.fill(lengths + 144, 9, 112);
  memory.fill(lengths + 256, 7, 24);
  memory.fill(lengths + 280, 8, 8);
  build(fixedLiterals, 288, literalEntries, FAST_LITERALS);
  memory.fill(lengths, 5, 32);
  build(fixedDistances, 32, distanceEntries, FAST_DISTANCES);
}

/** Makes the tables of a code from `lengths`; false where they make none. A single code of one bit, or none, is allowed. */
function build(code: usize, symbols: u32, entries: usize, fast: u32): bool {
  const counts = code + COUNTS;
  memory.fill(counts, 0, 32);
  // What stands behind the last symbol is none.
  store<u64>(lengths + symbols, 0);
  for (let symbol: u32 = 0; symbol < symbols; symbol++) {
    if (load<u64>(lengths + symbol) === 0) {
      symbol += 7;
      continue;
    }
    const at = counts + ((load<u8>(lengths + symbol) as usize) << 1);
    store<u16>(at, load<u16>(at) + 1);
  }
  store<u16>(counts, 0);
  let left: i32 = 1;
  let offset: u32 = 0;
  for (let length: u32 = 1; length <= MOST_CODE; length++) {
    const count = load<u16>(counts + ((length as usize) << 1)) as u32;
    left = (left << 1) - count;
    if (left < 0) return false;
    store<u16>(offsets + ((length as usize) << 1), offset as u16);
    offset += count;
  }
  if (left > 0 && offset > 0 && !(offset === 1 && load<u16>(counts + 2) === 1)) return false;
  for (let symbol: u32 = 0; symbol < symbols; symbol++) {
    if (load<u64>(lengths + symbol) === 0) {
      symbol += 7;
      continue;
    }
    const length = load<u8>(lengths + symbol) as u32;
    if (length === 0) continue;
    const place = offsets + ((length as usize) << 1);
    const position = load<u16>(place);
    store<u16>(place, position + 1);
    store<u16>(code + SYMBOLS + ((position as usize) << 1), symbol as u16);
  }
  fillTable(code, entries, fast);
  return true;
}

/** The fast table: as long as the codes so far, and for each bit more twice as long. Places of longer codes, and of none, are zero. */
function fillTable(code: usize, entries: usize, fast: u32): void {
  store<u64>(code, 0);
  let next = code + SYMBOLS;
  let value: u32 = 0;
  for (let length: u32 = 1; ; length++) {
    for (let left = load<u16>(code + COUNTS + ((length as usize) << 1)) as u32; left > 0; left--) {
      const turned = (((load<u8>(reversed + (value & 255)) as u32) << 8) | (load<u8>(reversed + (value >> 8)) as u32)) >> (16 - length);
      store<u32>(code + ((turned as usize) << 2), load<u32>(entries + ((load<u16>(next) as usize) << 2)) | length);
      next += 2;
      value += 1;
    }
    if (length === fast) return;
    const bytes = (4 as usize) << length;
    if (bytes === 8) store<u64>(code + 8, load<u64>(code));
    else for (let at: usize = 0; at < bytes; at += 16) v128.store(code + bytes + at, v128.load(code + at));
    value <<= 1;
  }
}

/** The entry of a code longer than the fast table knows, its length set; 0 where there is none. */
function slowEntry(code: usize, entries: usize, bits: u64): u32 {
  let value: i32 = 0;
  let first: i32 = 0;
  let index: i32 = 0;
  for (let length: u32 = 1; length <= MOST_CODE; length++) {
    value |= (bits & 1) as i32;
    bits >>= 1;
    const count = load<u16>(code + COUNTS + ((length as usize) << 1)) as i32;
    if (value - count < first) {
      const symbol = load<u16>(code + SYMBOLS + ((index + value - first) << 1)) as u32;
      return load<u32>(entries + (symbol << 2)) | length;
    }
    index += count;
    first = (first + count) << 1;
    value <<= 1;
  }
  return 0;
}

/**
 * Inflates a zlib stream of exactly `size` bytes to `target`, behind which 32 bytes may be written over. At most the bytes from `source` to `end` belong to it; up to 24 more may be read.
 * False where the stream is damaged, longer or shorter, or its checksum wrong.
 */
export function inflate(source: usize, end: usize, target: usize, size: usize): bool {
  const header = ((load<u8>(source) as u32) << 8) | load<u8>(source + 1);
  if ((header & 0x0f00) !== 0x0800 || header >> 12 > 7 || header & 0x20 || header % 31 !== 0) return false;
  let from = source + 2;
  let bits: u64 = 0;
  let count: u32 = 0;
  let to = target;
  const full = target + size;
  for (let last = false; !last; ) {
    if (from - (count >> 3) > end) return false;
    bits |= load<u64>(from) << count;
    from += (63 - count) >> 3;
    count |= 56;
    last = (bits & 1) !== 0;
    const kind = ((bits >> 1) & 3) as u32;
    bits >>= 3;
    count -= 3;
    if (kind === 0) {
      // Stored: from the next whole byte.
      const drop = count & 7;
      bits >>= drop;
      count -= drop;
      from -= count >> 3;
      bits = 0;
      count = 0;
      const length = load<u16>(from) as usize;
      if ((load<u16>(from + 2) as usize) !== (length ^ 0xffff)) return false;
      from += 4;
      if (from + length > end || to + length > full) return false;
      memory.copy(to, from, length);
      to += length;
      from += length;
      continue;
    }
    if (kind === 3) return false;
    let literals = fixedLiterals;
    let distances = fixedDistances;
    if (kind === 2) {
      const literalCount = ((bits & 31) as u32) + 257;
      const distanceCount = (((bits >> 5) & 31) as u32) + 1;
      const lengthCount = (((bits >> 10) & 15) as u32) + 4;
      bits >>= 14;
      count -= 14;
      if (literalCount > 286 || distanceCount > 30) return false;
      memory.fill(lengths, 0, 19);
      for (let index: u32 = 0; index < lengthCount; index++) {
        if (count < 3) {
          bits |= load<u64>(from) << count;
          from += (63 - count) >> 3;
          count |= 56;
        }
        store<u8>(lengths + load<u8>(order + index), (bits & 7) as u8);
        bits >>= 3;
        count -= 3;
      }
      if (!build(ownLengths, 19, lengthEntries, FAST_LENGTHS)) return false;
      const total = literalCount + distanceCount;
      let index: u32 = 0;
      while (index < total) {
        // A code of at most seven bits, and at most seven more.
        if (count < 14) {
          if (from > end + 8) return false;
          bits |= load<u64>(from) << count;
          from += (63 - count) >> 3;
          count |= 56;
        }
        const entry = load<u32>(ownLengths + (((bits as u32) & ((1 << FAST_LENGTHS) - 1)) << 2));
        if (entry === 0) return false;
        bits >>= (entry & LENGTH) as u64;
        count -= entry & LENGTH;
        const symbol = entry >> 16;
        if (symbol < 16) {
          store<u8>(lengths + index, symbol as u8);
          index += 1;
          continue;
        }
        let repeat: u32 = 0;
        let what: u8 = 0;
        if (symbol === 16) {
          if (index === 0) return false;
          what = load<u8>(lengths + index - 1);
          repeat = 3 + ((bits & 3) as u32);
          bits >>= 2;
          count -= 2;
        } else if (symbol === 17) {
          repeat = 3 + ((bits & 7) as u32);
          bits >>= 3;
          count -= 3;
        } else {
          repeat = 11 + ((bits & 127) as u32);
          bits >>= 7;
          count -= 7;
        }
        if (index + repeat > total) return false;
        memory.fill(lengths + index, what, repeat);
        index += repeat;
      }
      if (load<u8>(lengths + 256) === 0) return false;
      memory.copy(distanceLengths, lengths + literalCount, distanceCount);
      if (!build(ownLiterals, literalCount, literalEntries, FAST_LITERALS)) return false;
      memory.copy(lengths, distanceLengths, distanceCount);
      if (!build(ownDistances, distanceCount, distanceEntries, FAST_DISTANCES)) return false;
      literals = ownLiterals;
      distances = ownDistances;
    }
    for (;;) {
      // Up to three literals may be written before it is seen that there is no room for them.
      if (from > end + 8 || to > full) return false;
      bits |= load<u64>(from) << count;
      from += (63 - count) >> 3;
      count |= 56;
      let entry = load<u32>(literals + (((bits as u32) & ((1 << FAST_LITERALS) - 1)) << 2));
      // Most compressed bytes of a text are literals: up to three fit into the bits at hand, or two and a length.
      if (entry & LITERAL) {
        bits >>= entry as u64;
        count -= entry & LENGTH;
        store<u8>(to++, (entry >> 16) as u8);
        entry = load<u32>(literals + (((bits as u32) & ((1 << FAST_LITERALS) - 1)) << 2));
        if (entry & LITERAL) {
          bits >>= entry as u64;
          count -= entry & LENGTH;
          store<u8>(to++, (entry >> 16) as u8);
          entry = load<u32>(literals + (((bits as u32) & ((1 << FAST_LITERALS) - 1)) << 2));
          if (entry & LITERAL) {
            bits >>= entry as u64;
            count -= entry & LENGTH;
            store<u8>(to++, (entry >> 16) as u8);
            continue;
          }
        }
      }
      if (entry === 0) {
        entry = slowEntry(literals, literalEntries, bits);
        if (entry === 0) return false;
      }
      bits >>= (entry & LENGTH) as u64;
      count -= entry & LENGTH;
      if (entry & (LITERAL | END)) {
        if (entry & END) break;
        store<u8>(to++, (entry >> 16) as u8);
        continue;
      }
      const extra = (entry >> 8) & 31;
      const length = (entry >> 16) + ((bits as u32) & ((1 << extra) - 1));
      if (length < 3) return false;
      bits >>= extra;
      count -= extra;
      // A distance takes 28 bits at most.
      bits |= load<u64>(from) << count;
      from += (63 - count) >> 3;
      count |= 56;
      entry = load<u32>(distances + (((bits as u32) & ((1 << FAST_DISTANCES) - 1)) << 2));
      if (entry === 0) {
        entry = slowEntry(distances, distanceEntries, bits);
        if (entry === 0) return false;
      }
      bits >>= (entry & LENGTH) as u64;
      count -= entry & LENGTH;
      const more = (entry >> 8) & 31;
      const distance = (entry >> 16) + ((bits as u32) & ((1 << more) - 1));
      bits >>= more;
      count -= more;
      if (distance === 0 || distance > ((to - target) as u32) || to + length > full) return false;
      let back = to - distance;
      const stop = to + length;
      if (distance >= 16) {
        do {
          v128.store(to, v128.load(back));
          to += 16;
          back += 16;
        } while (to < stop);
      } else if (distance >= 8) {
        do {
          store<u64>(to, load<u64>(back));
          to += 8;
          back += 8;
        } while (to < stop);
      } else {
        do store<u8>(to++, load<u8>(back++));
        while (to < stop);
      }
      to = stop;
    }
  }
  from -= count >> 3;
  if (to !== full || from + 4 > end) return false;
  return bswap<u32>(load<u32>(from)) === adler32(target, size);
}
