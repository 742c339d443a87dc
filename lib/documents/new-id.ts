import { randomBytes } from 'node:crypto';

/** As many as `rand_a` can count. */
const MOST = 0xfff;
let last = 0;
let count = 0;

/**
 * A new id for a document: a UUID of version 7 (RFC 9562), so that ids sort by the time they were made. Those that one process makes within a millisecond
 * are numbered in `rand_a` (method 1 of section 6.2): what was made one after another is listed in that order, not in one of chance.
 */
export function newId(now: number = Date.now()): string {
  count = now === last ? Math.min(MOST, count + 1) : 0;
  last = now;
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt16BE(0x7000 | count, 6);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}
