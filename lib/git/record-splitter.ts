/** Bytes kept of each end of a record that is longer than both together; the middle of such a message is not looked at. */
const KEEP = 512 * 1024;

/** Cuts a stream of bytes into records that end with NUL. A record's memory is bounded: of a huge one, beginning and end are kept. */
export class RecordSplitter {
  #pending: Buffer[] = [];
  #size = 0;

  /** Gives the records that end in this chunk; they may share its memory. */
  push(chunk: Buffer): Buffer[] {
    const records: Buffer[] = [];
    let from = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, from)) {
      const piece = chunk.subarray(from, end);
      records.push(this.#size === 0 ? piece : this.#join(piece));
      from = end + 1;
    }
    if (from < chunk.length) this.#keep(chunk.subarray(from));
    return records;
  }

  #join(last: Buffer): Buffer {
    const whole = Buffer.concat([...this.#pending, last]);
    this.#pending = [];
    this.#size = 0;
    return whole;
  }

  #keep(piece: Buffer): void {
    this.#pending.push(piece);
    this.#size += piece.length;
    if (this.#size <= 4 * KEEP) return;
    const whole = Buffer.concat(this.#pending);
    const short = Buffer.concat([whole.subarray(0, KEEP), Buffer.from('\n'), whole.subarray(-KEEP)]);
    this.#pending = [short];
    this.#size = short.length;
  }
}
