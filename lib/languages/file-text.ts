/** Bytes that Linguist's heuristics and classifier read. */
export const CONSIDERED_BYTES = 50 * 1024;
/** Git calls a file binary that has a NUL among its first 8,000 bytes. */
const BINARY_BYTES = 8000;
/** Above this Linguist reads no modeline. */
const VIEWABLE_BYTES = 1024 * 1024;

/** Most files tell their language within these. */
const BEGINNING_BYTES = 2048;

const LINE_FEED = 10;

/** White space and words beyond this are shortened: patterns written for engines that remember failed attempts would try each of their parts anew, for hours. */
const LONG_RUN = /[ \t\n\v\f\r]{65,}|\w{129,}/g;
const KEPT_EACH_END = 32;
const SHORTEST_RUN = 65;

/** A file's bytes, read piece by piece as rules ask for them. Text comes as latin1: one character a byte, so that patterns match bytes. */
export class FileText {
  readonly bytes: Buffer;
  #considered: string | undefined;
  readonly #firstLines = new Map<number, string>();
  /** How far from its beginning and from its end the text was looked at; all of it where one of them reached the other end. */
  #head = 0;
  #tail = 0;

  /** `size` is the whole file's size where `content` is only its beginning. */
  constructor(
    content: Uint8Array,
    readonly size: number = content.length,
  ) {
    this.bytes = withoutUtf16(Buffer.from(content.buffer, content.byteOffset, content.byteLength));
    this.complete = size <= content.length;
  }

  /** False where only the beginning of the file is here: rules about its end say nothing then. */
  readonly complete: boolean;

  /**
   * What the answers so far depend on: that the first `head` and the last `tail` bytes are these, whatever stands between; null where they depend on all of it.
   * `binary`, `viewable`, `complete` and `hasLongLines` are not among these answers: they are to be asked of each text.
   */
  footprint(): { head: number; tail: number } | null {
    return Math.max(this.#head, this.#tail) >= this.bytes.length ? null : { head: this.#head, tail: this.#tail };
  }

  get empty(): boolean {
    return this.bytes.length === 0;
  }

  /** Git's own test for binary files; text in UTF-16 is text. */
  get binary(): boolean {
    return this.bytes.subarray(0, BINARY_BYTES).includes(0);
  }

  get viewable(): boolean {
    return this.size <= VIEWABLE_BYTES;
  }

  /** True where the text begins with this (latin1). */
  startsWith(start: string): boolean {
    this.#seen(start.length);
    return this.bytes.toString('latin1', 0, start.length) === start;
  }

  /** All of it. */
  whole(): string {
    this.#seen(this.bytes.length);
    return this.bytes.toString('latin1');
  }

  /** The first 50 kB, long white space and words shortened. */
  considered(): string {
    this.#seen(CONSIDERED_BYTES);
    if (this.#considered === undefined) {
      const text = this.bytes.toString('latin1', 0, CONSIDERED_BYTES);
      this.#considered = hasLongRun(text) ? text.replace(LONG_RUN, (run) => run.slice(0, KEPT_EACH_END) + run.slice(-KEPT_EACH_END)) : text;
    }
    return this.#considered;
  }

  /** The first whole lines within 2 kB; empty where there are none, or where runs in them would be shortened. */
  beginning(): string {
    this.#seen(BEGINNING_BYTES);
    const end = this.bytes.lastIndexOf(LINE_FEED, Math.min(this.bytes.length, BEGINNING_BYTES) - 1) + 1;
    const text = this.bytes.toString('latin1', 0, end);
    return hasLongRun(text) ? '' : text;
  }

  /** The first `count` lines as one text without the last line's end. Lines end with a line feed only. */
  firstLines(count: number): string {
    const known = this.#firstLines.get(count);
    if (known !== undefined) return known;
    const end = this.#lineEnd(count);
    const text = this.bytes.toString('latin1', 0, end < 0 ? this.bytes.length : end);
    this.#firstLines.set(count, text);
    return text;
  }

  /** Line `index` counted from 0, or undefined beyond the end. */
  line(index: number): string | undefined {
    const start = index === 0 ? 0 : this.#lineEnd(index) + 1;
    if (start === 0 && index > 0) return undefined;
    const end = this.bytes.indexOf(LINE_FEED, start);
    this.#seen(end < 0 ? this.bytes.length : end + 1);
    return this.bytes.toString('latin1', start, end < 0 ? this.bytes.length : end);
  }

  /** True where the text splits at line feeds into at least `count` pieces. */
  hasLines(count: number): boolean {
    return count <= 1 || this.#lineEnd(count - 1) >= 0;
  }

  /** The last `count` pieces between line feeds, or null where the end of the file is not here. */
  lastLines(count: number): string[] | null {
    if (!this.complete) return null;
    let start = this.bytes.length;
    for (let found = 0; found < count && start >= 0; found += 1) start = start === 0 ? -1 : this.bytes.lastIndexOf(LINE_FEED, start - 1);
    this.#tail = Math.max(this.#tail, this.bytes.length - Math.max(0, start));
    return this.bytes.toString('latin1', start + 1).split('\n');
  }

  /** True where the lines that are here are at least `mean` bytes long on average. Reads on only while that is still possible. */
  hasLongLines(mean: number): boolean {
    const { bytes } = this;
    // From (length - feeds) / (feeds + 1) >= mean.
    const most = (bytes.length - mean) / (mean + 1);
    let feeds = 0;
    for (let at = bytes.indexOf(LINE_FEED); at >= 0 && feeds <= most; at = bytes.indexOf(LINE_FEED, at + 1)) feeds += 1;
    return feeds <= most;
  }

  /** Offset of the `count`-th line feed, or -1. */
  #lineEnd(count: number): number {
    let at = -1;
    for (let found = 0; found < count; found += 1) {
      at = this.bytes.indexOf(LINE_FEED, at + 1);
      if (at < 0) break;
    }
    this.#seen(at < 0 ? this.bytes.length : at + 1);
    return at;
  }

  #seen(head: number): void {
    if (head > this.#head) this.#head = head;
  }
}

/** True where 65 white spaces or word characters stand together: looks at every 64th character, which such a run cannot miss, and around it. */
function hasLongRun(text: string): boolean {
  for (let probe = SHORTEST_RUN - 1; probe < text.length; probe += SHORTEST_RUN - 1) {
    const kind = kindAt(text, probe);
    if (kind === 0) continue;
    let start = probe;
    while (start > 0 && probe - start < SHORTEST_RUN && kindAt(text, start - 1) === kind) start -= 1;
    let end = probe + 1;
    while (end < text.length && end - start < SHORTEST_RUN && kindAt(text, end) === kind) end += 1;
    if (end - start >= SHORTEST_RUN) return true;
  }
  return false;
}

/** 1 for white space, 2 for a word character, 0 for all else. */
function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 32 || (code >= 9 && code <= 13)) return 1;
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 ? 2 : 0;
}

/** UTF-16 with a byte order mark as UTF-8; all else as it is. */
function withoutUtf16(bytes: Buffer): Buffer {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return Buffer.from(bytes.subarray(2).toString('utf16le'));
  if (first === 0xfe && second === 0xff) {
    const even = bytes.length - (bytes.length % 2);
    return Buffer.from(Buffer.from(bytes.subarray(2, even)).swap16().toString('utf16le'));
  }
  return bytes;
}
