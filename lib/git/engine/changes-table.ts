import type { FileChange } from '../types';

/** What commits changed, and the paths that were not named before, as the engine hands them over (assembly/changes.ts, assembly/path-numbers.ts). */
export interface ChangesTable {
  /**
   * For each commit its id and how many rows it has (`COMMIT_WORDS` numbers), and its rows: modes (the old one's place in `MODES` in the lower 16 bits), path, old path (0 where it is
   * the same), additions, deletions (`BINARY` where lines are not counted), ids of the old and the new blob.
   */
  rows: Uint32Array<ArrayBuffer>;
  /** The number of the first path that comes with this table; 1 where all before are forgotten. */
  firstPath: number;
  /** Where each of these paths begins, and the last one ends. */
  pathBounds: Uint32Array<ArrayBuffer>;
  /** The paths from the first bound on. */
  pathBytes: Uint8Array<ArrayBuffer>;
}

export const ID_WORDS = 5;
export const COMMIT_WORDS = 6;
export const ROW_WORDS = 15;
export const BINARY = 0xffff_ffff;
export const MODES = ['000000', '100644', '100755', '120000', '160000'];
/** Where the ids stand in a row, in bytes. */
const OLD_ID = 20;
const NEW_ID = 40;
const ID_BYTES = 20;

/** One row; blob ids are made only when asked for. */
class Row implements FileChange {
  content: Buffer | undefined = undefined;
  constructor(
    readonly path: string,
    readonly oldPath: string | undefined,
    readonly oldMode: string,
    readonly newMode: string,
    readonly additions: number | undefined,
    readonly deletions: number | undefined,
    private readonly table: Buffer,
    private readonly place: number,
  ) {}
  get oldBlob(): string {
    return this.table.toString('hex', this.place + OLD_ID, this.place + OLD_ID + ID_BYTES);
  }
  get newBlob(): string {
    return this.table.toString('hex', this.place + NEW_ID, this.place + NEW_ID + ID_BYTES);
  }
}

/** Reads the tables of one thread, in order. A path is one string however many rows name it. Every method throws where a table is none that was expected. */
export class ChangesReader {
  /** By number. */
  readonly #paths: (string | undefined)[] = [undefined];
  #rows = new Uint32Array(0);
  #bytes = Buffer.alloc(0);
  #at = 0;

  /** Goes on with the next table. */
  begin({ rows, firstPath, pathBounds, pathBytes }: ChangesTable): void {
    this.#addPaths(firstPath, pathBounds, Buffer.from(pathBytes.buffer, pathBytes.byteOffset, pathBytes.byteLength));
    this.#rows = rows;
    this.#bytes = Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength);
    this.#at = 0;
  }

  /** The files of the next commit, whose id has to be the one that stands in `ids` from there on. */
  next(ids: Uint32Array, from: number): FileChange[] {
    const rows = this.#rows;
    const at = this.#at;
    for (let word = 0; word < ID_WORDS; word += 1) if (rows[at + word] !== ids[from + word]) throw unexpected();
    const first = at + COMMIT_WORDS;
    const end = first + (rows[at + ID_WORDS] ?? 0) * ROW_WORDS;
    if (end > rows.length) throw unexpected();
    const files: FileChange[] = [];
    for (let row = first; row < end; row += ROW_WORDS) files.push(this.#row(row));
    this.#at = end;
    return files;
  }

  /** The table has no further commits. */
  end(): void {
    if (this.#at !== this.#rows.length) throw unexpected();
  }

  #row(at: number): FileChange {
    const rows = this.#rows;
    const modes = rows[at] ?? 0;
    const oldNumber = rows[at + 2] ?? 0;
    const path = this.#paths[rows[at + 1] ?? 0];
    const oldPath = this.#paths[oldNumber];
    const oldMode = MODES[modes & 0xffff];
    const newMode = MODES[modes >>> 16];
    if (path === undefined || (oldPath === undefined && oldNumber !== 0) || oldMode === undefined || newMode === undefined) throw unexpected();
    const additions = rows[at + 3];
    const isBinary = additions === BINARY;
    return new Row(path, oldPath, oldMode, newMode, isBinary ? undefined : additions, isBinary ? undefined : rows[at + 4], this.#bytes, at * Uint32Array.BYTES_PER_ELEMENT);
  }

  #addPaths(first: number, bounds: Uint32Array, bytes: Buffer): void {
    const paths = this.#paths;
    if (first === 1) paths.length = 1;
    else if (first !== paths.length) throw unexpected();
    let from = 0;
    for (let path = 1; path < bounds.length; path += 1) {
      const end = from + (bounds[path] ?? 0) - (bounds[path - 1] ?? 0);
      if (end <= from) throw unexpected();
      paths.push(bytes.toString('utf8', from, end));
      from = end;
    }
    if (from !== bytes.length) throw unexpected();
  }
}

function unexpected(): Error {
  return new Error('unexpected table of the engine');
}
