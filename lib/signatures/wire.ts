/** Reads the fields of SSH's binary formats (RFC 4251, section 5). Throws RangeError where the bytes end early. */
export class WireReader {
  #at = 0;

  constructor(private readonly bytes: Buffer) {}

  /** Bytes of a fixed number. */
  take(length: number): Buffer {
    const end = this.#at + length;
    if (end > this.bytes.length) throw new RangeError('the bytes end early');
    const taken = this.bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }

  uint32(): number {
    return this.take(4).readUInt32BE();
  }

  /** A byte string with its length before it. */
  string(): Buffer {
    return this.take(this.uint32());
  }

  text(): string {
    return this.string().toString('latin1');
  }

  /** A positive whole number without the zero that keeps its sign. */
  positive(): Buffer {
    const bytes = this.string();
    let start = 0;
    while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
    return bytes.subarray(start);
  }

  /** Throws where anything is left. */
  end(): void {
    if (this.#at !== this.bytes.length) throw new RangeError('more bytes than were meant');
  }
}

/** A byte string with its length before it. */
export function wireString(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
