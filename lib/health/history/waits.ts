const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long something took at most, in milliseconds: the upper ends of the buckets. What took longer is in one more. */
export const WAIT_ENDS: readonly number[] = [
  ...[5, 10, 15, 20, 30, 45].map((seconds) => seconds * SECOND), ...[1, 1.5, 2, 3, 4, 5, 7, 10, 15, 20, 30, 45].map((minutes) => minutes * MINUTE), ...[1, 2, 4, 8, 24].map((hours) => hours * HOUR),
];

/** Nothing in any bucket. */
export function emptyWaits(): number[] {
  return Array.from({ length: WAIT_ENDS.length + 1 }, () => 0);
}

/** The bucket of a time in milliseconds. */
export function waitBucket(ms: number): number {
  const found = WAIT_ENDS.findIndex((end) => ms <= end);
  return found === -1 ? WAIT_ENDS.length : found;
}

/** Both together, bucket by bucket. */
export function addWaits(one: readonly number[], other: readonly number[]): number[] {
  return emptyWaits().map((_, at) => (one[at] ?? 0) + (other[at] ?? 0));
}

/** Milliseconds within which such a share (0 to 1) was done; Infinity where it took longer than the longest bucket; undefined where nothing was. */
export function waitWithin(waits: readonly number[], share: number): number | undefined {
  const all = waits.reduce((sum, many) => sum + many, 0);
  if (all === 0) return undefined;
  let sum = 0;
  const at = waits.findIndex((many) => (sum += many) >= all * share);
  return WAIT_ENDS[at] ?? Infinity;
}
