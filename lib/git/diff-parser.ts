import type { FileChange } from './types';

/** Line that a diff worker is sent behind each block; git echoes what is no object id, which marks the end of the block's answer. */
export const BLOCK_END = '=\n';

/** Rows kept of one commit; what a larger one holds beyond is counted as not read. */
export const MAX_FILES_PER_COMMIT = 1_000_000;

const NUL = 0;
const TAB = 9;
const MINUS = 45;
const COLON = 58;
const EQUALS = 61;

/** One row; modes and blob ids are cut out of the record only when asked for. */
class Row implements FileChange {
  additions: number | undefined = undefined;
  deletions: number | undefined = undefined;
  constructor(
    private readonly meta: string,
    readonly path: string,
    readonly oldPath: string | undefined,
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
  #rest: Buffer = Buffer.alloc(0);
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

  /** Takes the next bytes; gives commits that are whole, in order, and null where a block ended. Throws where the bytes are no such output. */
  push(chunk: Buffer): (ParsedCommit | null)[] {
    const data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const found: (ParsedCommit | null)[] = [];
    let from = 0;
    while (from < data.length) {
      const first = data[from];
      if (first === EQUALS) {
        if (from + BLOCK_END.length > data.length) break;
        this.#finish(found);
        found.push(null);
        from += BLOCK_END.length;
        continue;
      }
      const next = first === COLON ? this.#raw(data, from) : this.#other(data, from, found);
      if (next < 0) break;
      from = next;
    }
    // A copy, so that a short rest does not keep a long chunk alive.
    this.#rest = from < data.length ? Buffer.from(data.subarray(from)) : Buffer.alloc(0);
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

  #raw(data: Buffer, from: number): number {
    const metaEnd = data.indexOf(NUL, from);
    if (metaEnd < 0) return -1;
    const pathEnd = data.indexOf(NUL, metaEnd + 1);
    if (pathEnd < 0) return -1;
    const meta = data.toString('latin1', from, metaEnd);
    const status = meta.charAt(meta.lastIndexOf(' ') + 1);
    const path = data.toString('utf8', metaEnd + 1, pathEnd);
    if (status !== 'R' && status !== 'C') {
      this.#addRow(new Row(meta, path, undefined));
      return pathEnd + 1;
    }
    const newEnd = data.indexOf(NUL, pathEnd + 1);
    if (newEnd < 0) return -1;
    this.#addRow(new Row(meta, data.toString('utf8', pathEnd + 1, newEnd), path));
    return newEnd + 1;
  }

  #addRow(row: Row): void {
    if (this.#rows.length < MAX_FILES_PER_COMMIT) this.#rows.push(row);
    else this.#tooMany = true;
  }

  #other(data: Buffer, from: number, found: (ParsedCommit | null)[]): number {
    const end = data.indexOf(NUL, from);
    if (end < 0) return -1;
    // Only a numstat record begins with a number, or a minus sign, and a tab.
    let tab = from;
    while (isCount(data[tab])) tab += 1;
    if (data[tab] !== TAB) {
      this.#finish(found);
      const sha = data.toString('latin1', from, end);
      if (!/^[0-9a-f]{40,64}$/.test(sha)) throw new Error('unexpected output of git diff-tree');
      this.#sha = sha;
      return end + 1;
    }
    const second = data.indexOf(TAB, tab + 1);
    if (second + 1 < end) {
      this.#count(data, from, tab, second, data.toString('utf8', second + 1, end));
      return end + 1;
    }
    const oldEnd = data.indexOf(NUL, end + 1);
    const newEnd = oldEnd < 0 ? -1 : data.indexOf(NUL, oldEnd + 1);
    if (newEnd < 0) return -1;
    this.#count(data, from, tab, second, data.toString('utf8', oldEnd + 1, newEnd));
    return newEnd + 1;
  }

  /** Numstat rows come in the order of the raw ones, but git leaves out a row where in the end nothing differs; what is not in numstat is not counted. */
  #count(data: Buffer, from: number, tab: number, second: number, path: string): void {
    let row = this.#rows[this.#at++];
    while (row && row.path !== path) row = this.#rows[this.#at++];
    if (!row) {
      if (this.#tooMany) return;
      throw new Error('unexpected output of git diff-tree');
    }
    if (data[from] !== MINUS) {
      row.additions = decimal(data, from, tab);
      row.deletions = decimal(data, tab + 1, second);
    }
    this.#counted.push(row);
  }
}

function isCount(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 48 && byte <= 57) || byte === MINUS);
}

function decimal(data: Buffer, from: number, end: number): number {
  let value = 0;
  for (let at = from; at < end; at += 1) value = value * 10 + (data[at] ?? 48) - 48;
  return value;
}
