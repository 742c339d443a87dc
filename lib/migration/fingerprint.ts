import { createHash } from 'node:crypto';

function sorted(value: unknown): unknown {
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, entry]) => [name, sorted(entry)]));
}

/** How many things there are, and a number that differs as soon as one of them does; their order does not matter. */
export class Fingerprint {
  #count = 0;
  readonly #sum = Buffer.alloc(32);

  /** That of one thing alone. */
  static of(thing: unknown): Fingerprint {
    const fingerprint = new Fingerprint();
    fingerprint.add(thing);
    return fingerprint;
  }

  add(thing: unknown): void {
    this.#count += 1;
    const digest = createHash('sha256').update(JSON.stringify(sorted(thing))).digest();
    // Added byte by byte, so that a thing which is there twice does not take itself away.
    for (const [place, byte] of digest.entries()) this.#sum[place] = ((this.#sum[place] ?? 0) + byte) & 0xff;
  }

  count(): number {
    return this.#count;
  }

  equals(other: Fingerprint): boolean {
    return this.#count === other.#count && this.#sum.equals(other.#sum);
  }
}
