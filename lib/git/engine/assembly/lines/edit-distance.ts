/** Edits that are ever asked for; the room for their diagonals is twice as much. */
export const MOST_EDITS: i32 = 500;
const furthest: usize = memory.data(4096, 16);

/**
 * Least number of insertions and deletions that turn one sequence of numbers into another (Myers, "An O(ND) Difference Algorithm and Its Variations", the greedy way), or -1 where it is
 * more than `most`. Each number has four bytes.
 */
export function editDistance(a: usize, aLength: i32, b: usize, bLength: i32, most: i32): i32 {
  const shorter = min(aLength, bLength);
  let start: i32 = 0;
  while (start < shorter && numberAt(a, start) === numberAt(b, start)) start += 1;
  let n = aLength;
  let m = bLength;
  while (n > start && m > start && numberAt(a, n - 1) === numberAt(b, m - 1)) {
    n -= 1;
    m -= 1;
  }
  n -= start;
  m -= start;
  if (n === 0 || m === 0) return n + m > most ? -1 : n + m;
  const goal = n - m;
  if (abs(goal) > most) return -1;
  a += <usize>start << 2;
  b += <usize>start << 2;
  const limit = min(min(most, MOST_EDITS), n + m);
  const v = furthest + (<usize>(limit + 2) << 2);
  store<i32>(v, 0);
  let low: i32 = 0;
  let high: i32 = 0;
  for (let edits: i32 = 1; edits <= limit; edits += 1) {
    // Diagonals beyond the box are left out; a mark stands beside the outermost ones.
    if (low > -m) {
      low -= 1;
      store<i32>(v + <usize>((low - 1) << 2), -1);
    } else low += 1;
    if (high < n) {
      high += 1;
      store<i32>(v + <usize>((high + 1) << 2), -1);
    } else high -= 1;
    for (let k = high; k >= low; k -= 2) {
      const here = v + <usize>(k << 2);
      let x = max(load<i32>(here - 4) + 1, load<i32>(here + 4));
      let y = x - k;
      while (x < n && y < m && numberAt(a, x) === numberAt(b, y)) {
        x += 1;
        y += 1;
      }
      store<i32>(here, x);
      if (k === goal && x >= n) return edits;
    }
  }
  return -1;
}

// @ts-ignore: decorator
@inline
function numberAt(numbers: usize, index: i32): i32 {
  return load<i32>(numbers + (<usize>index << 2));
}
