import { hash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import type { InputType, ZlibOptions } from 'node:zlib';

import type { ObjectFormat } from '../environment';

/** Objects of a pack beyond which nothing is read beside it: what has to be remembered of each would take too much memory. */
const MOST_OBJECTS = 150_000;
/** Bytes of one commit beyond which nothing more is read. */
const LARGEST_COMMIT = 4 * 1024 * 1024;
/** Bytes of commits that are kept, because later ones may be written as a difference to them. */
const KEPT_BYTES = 24 * 1024 * 1024;

/** Bytes by which the compressed form of a small object may be larger. */
const LARGER_AT_MOST = 64;

const COMMIT = 1;
const OFFSET_DELTA = 6;
const ID_DELTA = 7;
const HEADER_BYTES = 12;

/** Thrown where more bytes are needed before the next object can be read. One for all: it happens at the end of every block. */
const NOT_YET = new Error('not yet');

interface ObjectHead {
  kind: number;
  size: number;
  /** Where the object begins whose difference this one is. */
  base: number | undefined;
  /** Where the compressed bytes begin. */
  data: number;
}

/**
 * Reads the commits of a pack while it arrives (gitformat-pack(5)). It decides nothing: whether the pack is whole and right is said by git, which takes the same bytes. Where it meets
 * anything but commits it stops, which `stopped` says; commits whose other half is not at hand are left out and counted in `skipped`.
 */
export class PackReader {
  /** Objects that the pack announces; 0 before its head has arrived. */
  total = 0;
  read = 0;
  skipped = 0;
  stopped = false;
  #rest: Buffer = Buffer.alloc(0);
  /** Where `#rest` begins in the pack. */
  #offset = 0;
  #ended = false;
  readonly #kept = new Map<number, Buffer>();
  #keptBytes = 0;

  constructor(
    private readonly format: ObjectFormat,
    private readonly onCommit: (id: string, body: Buffer) => void,
  ) {}

  /** All objects were read, apart from the skipped ones. */
  get whole(): boolean {
    return !this.stopped && this.total > 0 && this.read === this.total;
  }

  push(block: Buffer): void {
    if (this.stopped || this.whole) return;
    this.#rest = this.#rest.length === 0 ? block : Buffer.concat([this.#rest, block]);
    this.#advance();
  }

  /** What has come is all that comes. */
  end(): void {
    this.#ended = true;
    if (!this.stopped && !this.whole) this.#advance();
    if (!this.whole) this.stopped = true;
    this.#rest = Buffer.alloc(0);
    this.#kept.clear();
  }

  #advance(): void {
    let at = 0;
    try {
      if (this.total === 0) at = this.#readHead();
      while (this.read < this.total) at = this.#readObject(at);
    } catch (cause) {
      if (cause !== NOT_YET) {
        this.stopped = true;
        return;
      }
    } finally {
      this.#offset += at;
      this.#rest = this.#rest.subarray(at);
    }
  }

  #readHead(): number {
    if (this.#rest.length < HEADER_BYTES) throw NOT_YET;
    const total = this.#rest.readUInt32BE(8);
    if (this.#rest.toString('latin1', 0, 4) !== 'PACK' || total === 0 || total > MOST_OBJECTS) throw new Error('not to be read');
    this.total = total;
    return HEADER_BYTES;
  }

  #readObject(at: number): number {
    const { kind, size, base, data } = this.#objectHead(at);
    const delta = kind === OFFSET_DELTA || kind === ID_DELTA;
    if ((kind !== COMMIT && !delta) || size > LARGEST_COMMIT) throw new Error('not a commit');
    // To try with too little costs more than to wait for what is surely enough; compressed bytes are hardly ever more than the plain ones.
    if (!this.#ended && this.#rest.length - data < size + LARGER_AT_MOST) throw NOT_YET;
    const { bytes, used } = inflate(this.#rest.subarray(data), size);
    const source = base === undefined ? undefined : this.#kept.get(base);
    const body = kind === COMMIT ? bytes : source && applyDelta(source, bytes);
    if (body) {
      this.#keep(this.#offset + at, body);
      this.onCommit(hash(this.format, Buffer.concat([Buffer.from(`commit ${body.length}\0`, 'latin1'), body])), body);
    } else {
      this.skipped += 1;
    }
    this.read += 1;
    return data + used;
  }

  #objectHead(start: number): ObjectHead {
    let at = start;
    const next = (): number => {
      const byte = this.#rest[at++];
      if (byte === undefined) throw NOT_YET;
      return byte;
    };
    let byte = next();
    const kind = (byte >> 4) & 7;
    let size = byte & 15;
    for (let factor = 16; byte & 128; factor *= 128) {
      byte = next();
      size += (byte & 127) * factor;
    }
    let base: number | undefined;
    if (kind === OFFSET_DELTA) {
      byte = next();
      let distance = byte & 127;
      while (byte & 128) {
        byte = next();
        distance = (distance + 1) * 128 + (byte & 127);
      }
      base = this.#offset + start - distance;
    } else if (kind === ID_DELTA) {
      at += this.format === 'sha256' ? 32 : 20;
    }
    return { kind, size, base, data: at };
  }

  #keep(offset: number, body: Buffer): void {
    this.#kept.set(offset, body);
    this.#keptBytes += body.length;
    if (this.#keptBytes <= KEPT_BYTES) return;
    for (const [oldest, { length }] of this.#kept) {
      if (this.#keptBytes <= KEPT_BYTES) break;
      this.#kept.delete(oldest);
      this.#keptBytes -= length;
    }
  }
}

type InflateWithInfo = (input: InputType, options: ZlibOptions) => { buffer: Buffer; engine: { bytesWritten: number } };

/** One compressed stream from the beginning of `input`, and how many bytes of it that took. */
function inflate(input: Buffer, size: number): { bytes: Buffer; used: number } {
  if (input.length === 0) throw NOT_YET;
  try {
    // One byte of room more than is announced, so that the end is seen in the first go.
    const options = { info: true, chunkSize: Math.max(64, size + 1), maxOutputLength: Math.max(64, size + 1) };
    const { buffer, engine } = (inflateSync as unknown as InflateWithInfo)(input, options);
    if (buffer.length !== size) throw new Error('another size than announced');
    return { bytes: buffer, used: engine.bytesWritten };
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'Z_BUF_ERROR') throw NOT_YET;
    throw cause;
  }
}

/** The object that `delta` makes of `base` (gitformat-pack(5), "Deltified representation"). Throws where it is none. */
export function applyDelta(base: Buffer, delta: Buffer): Buffer {
  let at = 0;
  const next = (): number => {
    const byte = delta[at++];
    if (byte === undefined) throw new Error('a delta ends early');
    return byte;
  };
  const size = (): number => {
    let byte = next();
    let value = byte & 127;
    for (let factor = 128; byte & 128; factor *= 128) {
      byte = next();
      value += (byte & 127) * factor;
    }
    return value;
  };
  const from = size();
  const length = size();
  if (from !== base.length || length > LARGEST_COMMIT) throw new Error('a delta of something else');
  const parts: Buffer[] = [];
  while (at < delta.length) {
    const word = next();
    if (word & 128) {
      let [start, count] = [0, 0];
      for (let bit = 0; bit < 4; bit += 1) if (word & (1 << bit)) start += next() * 2 ** (8 * bit);
      for (let bit = 0; bit < 3; bit += 1) if (word & (16 << bit)) count += next() * 2 ** (8 * bit);
      parts.push(base.subarray(start, start + (count || 65_536)));
    } else {
      if (word === 0) throw new Error('an unknown word in a delta');
      parts.push(delta.subarray(at, at + word));
      at += word;
    }
  }
  const made = Buffer.concat(parts);
  if (made.length !== length) throw new Error('a delta of another size');
  return made;
}
