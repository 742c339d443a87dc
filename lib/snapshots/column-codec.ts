/** Numbers of a column as bytes. Whole numbers as zigzag varints of the difference to the one before; others as eight raw bytes. */
export class ColumnWriter {
  private bytes = new Uint8Array(1 << 16);
  private length = 0;

  /** Writes an unsigned whole number below 2^53, seven bits a byte, low ones first. */
  varint(value: number): void {
    this.makeRoom(8);
    let rest = value;
    while (rest >= 0x80) {
      this.bytes[this.length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.bytes[this.length++] = rest;
  }

  raw(bytes: Uint8Array): void {
    this.varint(bytes.length);
    this.makeRoom(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  integers(column: readonly number[]): void {
    this.varint(column.length);
    let previous = 0;
    for (const value of column) {
      const difference = value - previous;
      this.varint(difference < 0 ? -difference * 2 - 1 : difference * 2);
      previous = value;
    }
  }

  /** Whole values shifted left by one; what has a fraction is marked by 1 and follows as a double. */
  numbers(column: readonly number[]): void {
    this.varint(column.length);
    for (const value of column) {
      if (value >= 0 && Number.isSafeInteger(value * 2) && Number.isInteger(value)) this.varint(value * 2);
      else {
        this.varint(1);
        this.makeRoom(8);
        new DataView(this.bytes.buffer).setFloat64(this.length, value);
        this.length += 8;
      }
    }
  }

  done(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  private makeRoom(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

/** Reads what `ColumnWriter` wrote. Throws `RangeError` where the bytes end early or no number is meant. */
export class ColumnReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  varint(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 49; scale *= 0x80) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) break;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    throw new RangeError('a number is cut off');
  }

  raw(): Uint8Array {
    const length = this.varint();
    if (this.at + length > this.bytes.length) throw new RangeError('bytes are cut off');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  integers(): number[] {
    let previous = 0;
    return this.column(() => {
      const zigzag = this.varint();
      previous += zigzag % 2 === 1 ? -(zigzag + 1) / 2 : zigzag / 2;
      return previous;
    });
  }

  numbers(): number[] {
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
    return this.column(() => {
      const whole = this.varint();
      if (whole % 2 === 0) return whole / 2;
      const value = view.getFloat64(this.at);
      this.at += 8;
      return value;
    });
  }

  private column(next: () => number): number[] {
    const rows = this.varint();
    if (rows > this.bytes.length - this.at) throw new RangeError('a column is cut off');
    const column: number[] = [];
    for (let row = 0; row < rows; row++) column.push(next());
    return column;
  }
}
