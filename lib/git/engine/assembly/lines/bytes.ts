// Loads here may reach up to 16 bytes beyond either end of a range; what lies there never matters.
const LINE_FEED: i8 = 10;
/** Steps of which each adds two to counters of one byte at most. */
const MOST_STEPS: usize = 127;

/** Bytes that are the same from two places on, at most `most`. */
export function sameHead(a: usize, b: usize, most: usize): usize {
  let at: usize = 0;
  while (at + 64 <= most) {
    const first = v128.or(v128.xor(v128.load(a + at), v128.load(b + at)), v128.xor(v128.load(a + at, 16), v128.load(b + at, 16)));
    const second = v128.or(v128.xor(v128.load(a + at, 32), v128.load(b + at, 32)), v128.xor(v128.load(a + at, 48), v128.load(b + at, 48)));
    if (v128.any_true(v128.or(first, second))) break;
    at += 64;
  }
  while (at < most) {
    const differs = i8x16.bitmask(i8x16.ne(v128.load(a + at), v128.load(b + at)));
    if (differs !== 0) return min(at + ctz(differs), most);
    at += 16;
  }
  return most;
}

/** Bytes that are the same before two places, at most `most`. */
export function sameTail(aEnd: usize, bEnd: usize, most: usize): usize {
  let at: usize = 0;
  while (at + 64 <= most) {
    const a = aEnd - at - 64;
    const b = bEnd - at - 64;
    const first = v128.or(v128.xor(v128.load(a), v128.load(b)), v128.xor(v128.load(a, 16), v128.load(b, 16)));
    const second = v128.or(v128.xor(v128.load(a, 32), v128.load(b, 32)), v128.xor(v128.load(a, 48), v128.load(b, 48)));
    if (v128.any_true(v128.or(first, second))) break;
    at += 64;
  }
  while (at < most) {
    const differs = i8x16.bitmask(i8x16.ne(v128.load(aEnd - at - 16), v128.load(bEnd - at - 16)));
    if (differs !== 0) return min(at + clz(differs) - 16, most);
    at += 16;
  }
  return most;
}

/** Whether as many bytes, at least one, are the same at two places. */
// @ts-ignore: decorator
@inline
export function isSame(a: usize, b: usize, length: usize): bool {
  let at: usize = 0;
  while (at + 16 < length) {
    if (v128.any_true(v128.xor(v128.load(a + at), v128.load(b + at)))) return false;
    at += 16;
  }
  // Bits of bytes beyond the end are shifted out.
  return i8x16.bitmask(i8x16.ne(v128.load(a + at), v128.load(b + at))) << (32 - <i32>(length - at)) === 0;
}

/** Where the line begins in which `at` lies; `from` begins the first one. */
export function lineStart(from: usize, at: usize): usize {
  const feed = i8x16.splat(LINE_FEED);
  while (at > from) {
    const feeds = i8x16.bitmask(i8x16.eq(v128.load(at - 16), feed));
    if (feeds !== 0) return max(at + 16 - clz(feeds), from);
    at -= 16;
  }
  return from;
}

/** Where the line ends that begins at `at`, behind its line feed; the last one ends at `to`. */
export function lineEnd(at: usize, to: usize): usize {
  const feed = i8x16.splat(LINE_FEED);
  while (at < to) {
    const feeds = i8x16.bitmask(i8x16.eq(v128.load(at), feed));
    if (feeds !== 0) return min(at + ctz(feeds) + 1, to);
    at += 16;
  }
  return to;
}

/** Whether a line begins at `at`, in text that begins at `start`. */
export function isLineStart(at: usize, start: usize): bool {
  return at === start || load<i8>(at - 1) === LINE_FEED;
}

/** Lines between two places; a last one without a line feed counts. */
export function linesBetween(from: usize, to: usize): i32 {
  if (from >= to) return 0;
  const feed = i8x16.splat(LINE_FEED);
  let lines: i32 = load<i8>(to - 1) === LINE_FEED ? 0 : 1;
  let at = from;
  while (at + 64 <= to) {
    const end = at + 64 * min((to - at) >> 6, MOST_STEPS);
    let feeds = i8x16.splat(0);
    let others = i8x16.splat(0);
    for (; at < end; at += 64) {
      feeds = i8x16.add(feeds, i8x16.add(i8x16.eq(v128.load(at), feed), i8x16.eq(v128.load(at, 16), feed)));
      others = i8x16.add(others, i8x16.add(i8x16.eq(v128.load(at, 32), feed), i8x16.eq(v128.load(at, 48), feed)));
    }
    lines += sumOf(i8x16.neg(feeds)) + sumOf(i8x16.neg(others));
  }
  for (; at < to; at += 16) lines += popcnt(feedsIn(at, to));
  return lines;
}

// @ts-ignore: decorator
@inline
function sumOf(bytes: v128): i32 {
  const sums = i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(bytes));
  return i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1) + i32x4.extract_lane(sums, 2) + i32x4.extract_lane(sums, 3);
}

/** A bit for each line feed among the next 16 bytes. */
// @ts-ignore: decorator
@inline
function feedsIn(at: usize, to: usize): i32 {
  const feeds = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(LINE_FEED)));
  return at + 16 > to ? feeds & ((1 << <i32>(to - at)) - 1) : feeds;
}

/** A bit for each line feed among the next 64 bytes; these are not read where the text ends before them. */
// @ts-ignore: decorator
@inline
export function feedsInMany(at: usize, to: usize): u64 {
  let feeds = <u64>feedsIn(at, to);
  if (at + 16 < to) feeds |= <u64>feedsIn(at + 16, to) << 16;
  if (at + 32 < to) feeds |= <u64>feedsIn(at + 32, to) << 32;
  if (at + 48 < to) feeds |= <u64>feedsIn(at + 48, to) << 48;
  return feeds;
}

/** Writes where each line begins, four bytes each, and behind them where the last one ends. */
export function writeStarts(from: usize, to: usize, starts: usize): void {
  store<u32>(starts, <u32>from);
  let next = starts + 4;
  for (let at = from; at < to; at += 64) {
    for (let feeds = feedsInMany(at, to); feeds !== 0; feeds &= feeds - 1) {
      store<u32>(next, <u32>at + <u32>ctz(feeds) + 1);
      next += 4;
    }
  }
  if (load<i8>(to - 1) !== LINE_FEED) store<u32>(next, <u32>to);
}
