import { hash } from 'node:crypto';

/** Bytes of an id: 128 bits. */
export const ID_BYTES = 16;
const DIGITS = ID_BYTES * 2;
/** Ids that are written together: each writing by itself takes longer than its bytes. */
const AT_ONCE = 256;
const NO_ID = '0'.repeat(DIGITS);

/** Ids one behind the other, 16 bytes each: 32 hex digits as they are, what is something else hashed to as many. */
export class IdColumn {
  #bytes: Buffer = Buffer.alloc(4 * AT_ONCE * ID_BYTES);
  #length = 0;
  /** Digits that are still to be written. */
  #waiting = '';

  /** Takes the next one; null has zeros in its place. */
  add(id: string | null): void {
    if (id === null) this.#waiting += NO_ID;
    else this.#waiting += id.length === DIGITS ? id : digitsFor(id);
    if (this.#waiting.length >= AT_ONCE * DIGITS) this.#write();
  }

  /** All of them; its end may be longer. Valid until the next one is added. */
  get bytes(): Buffer {
    this.#write();
    return this.#bytes;
  }

  #write(): void {
    const length = this.#waiting.length / 2;
    if (this.#length + length > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(this.#length + length, this.#bytes.length * 2));
      this.#bytes.copy(larger);
      this.#bytes = larger;
    }
    // Writing ends where there is no hex digit.
    if (this.#bytes.write(this.#waiting, this.#length, 'hex') !== length) {
      for (let at = 0; at < length; at += ID_BYTES) this.#writeOne(this.#waiting.slice(at * 2, (at + ID_BYTES) * 2), this.#length + at);
    }
    this.#length += length;
    this.#waiting = '';
  }

  #writeOne(id: string, at: number): void {
    if (this.#bytes.write(id, at, 'hex') !== ID_BYTES) this.#bytes.write(digitsFor(id), at, 'hex');
  }
}

function digitsFor(id: string): string {
  return hash('sha256', id).slice(0, DIGITS);
}

/** Order of two ids of a column; 0 where they are equal. */
export function compareIds(ids: Buffer, a: number, b: number): number {
  for (let byte = 0; byte < ID_BYTES; byte++) {
    const difference = (ids[a * ID_BYTES + byte] ?? 0) - (ids[b * ID_BYTES + byte] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
