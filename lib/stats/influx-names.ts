import { createHash } from 'node:crypto';

/** Stands for the empty text, which no tag can hold. */
const EMPTY = '%';

/** A value as a tag: readable where it is an ordinary name or id; what could end a tag or a text of a query is written as its bytes (`%2c`). */
export function toTag(value: string): string {
  return value === '' ? EMPTY : value.replaceAll(/[^\w.+#()*/!:@; -]|^ | $/gu, hex);
}

function hex(letter: string): string {
  return [...Buffer.from(letter, 'utf8')].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

/** The value that `toTag` was given. */
export function fromTag(tag: string): string {
  return tag === EMPTY ? '' : decodeURIComponent(tag);
}

/** What of a commit's id places its points in time, so that commits of one second do not lie upon each other. */
export interface Place {
  /** From 0 to 999,999,999. */
  nanosecond: number;
  /** From 0 to 86,399: where in a day an undated commit lies. */
  secondOfDay: number;
  /** Three hex digits that keep commits apart where very many share a second. */
  crowd: string;
}

export function placeOf(commit: string): Place {
  const digest = createHash('sha256').update(commit).digest();
  return { nanosecond: digest.readUIntBE(0, 6) % 1_000_000_000, secondOfDay: digest.readUInt32BE(6) % 86_400, crowd: digest.toString('hex', 10, 12).slice(0, 3) };
}
