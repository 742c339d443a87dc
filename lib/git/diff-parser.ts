import type { FileChange } from './types';

/** Line that a diff worker is sent behind each block; git echoes what is no object id, which marks the end of the block's answer. */
export const BLOCK_END = '=\n';

/** Rows kept of one commit; what a larger one holds beyond is counted as not read. */
export const MAX_FILES_PER_COMMIT = 1_000_000;

const NUL = '\0';
const TAB = '\t';
const COLON = 58;
const EQUALS = 61;
/** Where the ids begin in a raw record: behind the colon and two modes. */
const IDS_AT = 15;
/** Both numbers of a file whose lines are not counted. */
const BINARY = '-';
const NOTHING = Buffer.alloc(0);

/** One row; modes and blob ids are cut out of the record only when asked for. */
class Row implements FileChange {
  additions: number | undefined = undefined;
  deletions: number | undefined = undefined;
  content: Buffer | undefined = undefined;
  constructor(
    private readonly meta: string,
    readonly path: string,
    readonly oldPath: string | undefined,
    /** The path has as many characters as bytes. */
    readonly plain: boolean,
  ) {}
  get oldMode(): string {
    return this.meta.slice(1, 7);
  }
  get newMode(): string {
    return this.meta.slice(8, 14);
  }
  get oldBlob(): string {
    return this.meta.slice(15, this.meta.indexOf(' ', 15));
  }
  get newBlob(): string {
    const from = this.meta.indexOf(' ', 15) + 1;
    return this.meta.slice(from, this.meta.indexOf(' ', from));
  }
}

/** What the parser found in a chunk. */
export interface ParsedCommit {
  sha: string;
  files: FileChange[];
  /** More rows than `MAX_FILES_PER_COMMIT`. */
  tooMany: boolean;
}

/**
 * Reads the output of `git diff-tree --stdin --always --raw --numstat -z` piece by piece: per commit its id, its raw records
 * (`:modes ids status NUL path NUL`, two paths for a rename), its numstat records (`added TAB deleted TAB path NUL`, for a rename an empty path and two more
 * fields). Paths may hold any byte but NUL. A commit is given out when the next one, or the end of the block, has been seen, so that what is given out is whole.
 */
export class DiffParser {
  #rest: Buffer = NOTHING;
  #sha: string | undefined;
  #rows: Row[] = [];
  #counted: FileChange[] = [];
  #at = 0;
  #tooMany = false;

  /** With `rawOnly` the rows are those of `--raw` alone, without lines. */
  constructor(private readonly options: { rawOnly?: boolean } = {}) {}

  /** Gives the last commit where no block end follows it. */
  end(): (ParsedCommit | null)[] {
    const found: (ParsedCommit | null)[] = [];
    this.#finish(found);
    return found;
  }

  /**
   * Takes the next bytes; gives commits that are whole, in order, and null where a block ended. Throws where the bytes are no such output. The bytes are looked
   * through as text of one character a byte: V8 searches and cuts that without leaving compiled code, which buffers make it do.
   */
  push(chunk: Buffer): (ParsedCommit | null)[] {
    const data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const text = data.toString('latin1');
    const found: (ParsedCommit | null)[] = [];
    let from = 0;
    while (from < text.length) {
      const first = text.charCodeAt(from);
      if (first === EQUALS) {
        if (from + BLOCK_END.length > text.length) break;
        this.#finish(found);
        found.push(null);
        from += BLOCK_END.length;
        continue;
      }
      const next = first === COLON ? this.#raw(data, text, from) : this.#other(data, text, from, found);
      if (next < 0) break;
      from = next;
    }
    // A copy, so that a short rest does not keep a long chunk alive.
    this.#rest = from < data.length ? Buffer.from(data.subarray(from)) : NOTHING;
    return found;
  }

  #finish(found: (ParsedCommit | null)[]): void {
    if (this.#sha !== undefined) found.push({ sha: this.#sha, files: this.options.rawOnly ? this.#rows : this.#counted, tooMany: this.#tooMany });
    this.#sha = undefined;
    this.#rows = [];
    this.#counted = [];
    this.#at = 0;
    this.#tooMany = false;
  }

  #raw(data: Buffer, text: string, from: number): number {
    const metaEnd = text.indexOf(NUL, from);
    if (metaEnd < 0) return -1;
    const pathEnd = text.indexOf(NUL, metaEnd + 1);
    if (pathEnd < 0) return -1;
    // Strings of their own, because ids and paths are remembered longer than the chunk.
    const meta = data.toString('latin1', from, metaEnd);
    const status = meta.charAt(meta.indexOf(' ', meta.indexOf(' ', IDS_AT) + 1) + 1);
    const path = data.toString('utf8', metaEnd + 1, pathEnd);
    if (status !== 'R' && status !== 'C') {
      this.#addRow(new Row(meta, path, undefined, path.length === pathEnd - metaEnd - 1));
      return pathEnd + 1;
    }
    const newEnd = text.indexOf(NUL, pathEnd + 1);
    if (newEnd < 0) return -1;
    const newPath = data.toString('utf8', pathEnd + 1, newEnd);
    this.#addRow(new Row(meta, newPath, path, newPath.length === newEnd - pathEnd - 1));
    return newEnd + 1;
  }

  #addRow(row: Row): void {
    if (this.#rows.length < MAX_FILES_PER_COMMIT) this.#rows.push(row);
    else this.#tooMany = true;
  }

  #other(data: Buffer, text: string, from: number, found: (ParsedCommit | null)[]): number {
    const end = text.indexOf(NUL, from);
    if (end < 0) return -1;
    // Only a numstat record holds tabs.
    const tab = text.indexOf(TAB, from);
    if (tab < 0 || tab > end) {
      this.#finish(found);
      const sha = data.toString('latin1', from, end);
      if (!/^[0-9a-f]{40,64}$/.test(sha)) throw unexpected();
      this.#sha = sha;
      return end + 1;
    }
    const second = text.indexOf(TAB, tab + 1);
    if (second < 0 || second > end) throw unexpected();
    if (second + 1 < end) {
      this.#count(data, text, from, tab, second, second + 1, end);
      return end + 1;
    }
    const oldEnd = text.indexOf(NUL, end + 1);
    const newEnd = oldEnd < 0 ? -1 : text.indexOf(NUL, oldEnd + 1);
    if (newEnd < 0) return -1;
    this.#count(data, text, from, tab, second, oldEnd + 1, newEnd);
    return newEnd + 1;
  }

  /** Numstat rows come in the order of the raw ones, but git leaves out a row where in the end nothing differs; what is not in numstat is not counted. */
  #count(data: Buffer, text: string, from: number, tab: number, second: number, pathAt: number, pathEnd: number): void {
    let row = this.#rows[this.#at++];
    while (row && !isAt(row, data, text, pathAt, pathEnd)) row = this.#rows[this.#at++];
    if (!row) {
      if (this.#tooMany) return;
      throw unexpected();
    }
    const additions = text.slice(from, tab);
    if (additions !== BINARY) {
      row.additions = count(additions);
      row.deletions = count(text.slice(tab + 1, second));
    }
    this.#counted.push(row);
  }
}

/** Whether these bytes are the row's path. Where its characters are bytes, they can be compared as they stand. */
function isAt({ path, plain }: Row, data: Buffer, text: string, from: number, end: number): boolean {
  return (plain && path.length === end - from && text.startsWith(path, from)) || path === data.toString('utf8', from, end);
}

function count(digits: string): number {
  const value = Number(digits);
  if (!Number.isSafeInteger(value)) throw unexpected();
  return value;
}

function unexpected(): Error {
  return new Error('unexpected output of git diff-tree');
}
