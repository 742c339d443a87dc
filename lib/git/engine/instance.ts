import { closeSync, openSync, readSync } from 'node:fs';
import type { HeldAttributes } from '../types';
import type { ChangesTable } from './changes-table';
import { giveBackMemory, takeMemory } from './engine-memory';
import type { PackFiles } from './find-packs';
import type { Walked, WalkStart } from './walked';

/** What the compiled engine gives (assembly/index.ts). Addresses and sizes are in bytes of its memory; ids are 20 bytes. */
interface EngineExports {
  start(cacheBytes: number, indexBytes: number): void;
  allocate(bytes: number): number;
  addPack(index: number, length: number): boolean | number;
  resetOutput(): void;
  outputAt(): number;
  outputLength(): number;
  noteTrees(block: number, length: number): void;
  diffCommit(commit: number, parent: number): number;
  limitCommits(bytes: number, steps: number): void;
  attributesCount(): number;
  attributesAt(): number;
  newPaths(): number;
  firstNewPath(): number;
  newPathBounds(): number;
  endNewPaths(): void;
  content(id: number, most: number): number;
  tree(id: number, most: number): number;
  contentAt(): number;
  onlyNamed(): void;
  named(address: number, length: number): boolean | number;
  walkFrom(commit: number): boolean | number;
  walk(commits: number, bytes: number): number;
  rowsAt(): number;
  rowsLength(): number;
  resetRows(): void;
  peopleAt(): number;
  peopleLength(): number;
  walkedCommits(): number;
}

export const ID_BYTES = 20;
/** Beginning and end of a path, and an id. */
const NOTE_BYTES = 28;
const MOST_TREE_BYTES = 0x7fffffff;
/** Commits that are followed, and bytes that are told of them, at a time: a few milliseconds of work. The first part is smaller: threads wait for it. */
const WALK_COMMITS = 512;
const FIRST_COMMITS = 64;
const WALK_BYTES = 64 * 1024;
const WALK_STATES = ['through', 'more', 'failed'] as const;

/** Is shown, while a commit is compared, the content by which a file is classified: row of the commit, and where in the memory its path and content stand. Valid during the call. */
export type ShowContent = (memory: Uint8Array, row: number, path: number, pathBytes: number, content: number, bytes: number) => void;

/** One engine with its own memory over the packs of a repository. */
export class EngineInstance {
  readonly #engine: EngineExports;
  readonly #own = takeMemory();
  readonly #files: number[] = [];
  readonly #ids: number;
  #view: Uint8Array;
  /** Where blocks of commits are put, and how many bytes fit there. */
  #block = 0;
  #blockBytes = 0;
  /** Whether a part of history was given. */
  #walks = false;
  /** Bytes of people that were given already. */
  #people = 0;

  /** Opens the packs and reads their indexes. Throws where one cannot be read or is none that the engine knows. */
  constructor(module: WebAssembly.Module, packs: readonly PackFiles[], cacheBytes: number, onContent?: ShowContent) {
    const host = {
      read: (pack: number, offset: number, length: number, to: number): number => readSync(this.#files[pack] ?? -1, this.#memory(), to, length, offset),
      show: (row: number, path: number, pathBytes: number, content: number, bytes: number): void => onContent?.(this.#memory(), row, path, pathBytes, content, bytes),
    };
    this.#engine = new WebAssembly.Instance(module, { host, env: { memory: this.#own } }).exports as unknown as EngineExports;
    this.#view = new Uint8Array(this.#own.buffer);
    this.#engine.start(cacheBytes, packs.reduce((sum, { indexBytes }) => sum + indexBytes, 0));
    this.#ids = this.#engine.allocate(2 * ID_BYTES);
    try {
      for (const one of packs) this.#add(one);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Learns the trees of a block of commits (`ToThread`), which need not be read then when one is compared, or is the parent of one. */
  noteTrees(block: Uint8Array): void {
    if (block.length > this.#blockBytes) {
      this.#blockBytes = block.length * 2;
      this.#block = this.#engine.allocate(this.#blockBytes);
    }
    this.#memory().set(block, this.#block);
    this.#engine.noteTrees(this.#block, block.length);
  }

  /**
   * Compares a commit (its id) with its parent (none for a root) and puts what it changed behind what the commits before did (`takeChanges`). `LEFT`, and nothing is
   * put there, where git has to be asked; else 0.
   */
  diff(commit: Uint8Array, parent: Uint8Array | undefined): number {
    this.#memory().set(commit, this.#ids);
    if (parent) this.#memory().set(parent, this.#ids + ID_BYTES);
    return this.#engine.diffCommit(this.#ids, parent ? this.#ids + ID_BYTES : 0);
  }

  /** Leaves commits to git from now on for which more bytes of objects are looked at, or whose edits take more steps to find (half a billion in a second): what takes long is not to be done here. */
  limitCommits(bytes: number, steps: number): void {
    this.#engine.limitCommits(bytes, steps);
  }

  /** The `.gitattributes` that hold for files of the commit compared last, as it left them. */
  attributes(): HeldAttributes[] {
    const length = this.#engine.attributesCount();
    if (length === 0) return [];
    const bytes = Buffer.from(this.#memory().buffer);
    return Array.from({ length }, (_, at) => {
      const note = this.#engine.attributesAt() + at * NOTE_BYTES;
      return { folder: bytes.toString('utf8', bytes.readUInt32LE(note), bytes.readUInt32LE(note + 4)), blob: bytes.toString('hex', note + 8, note + NOTE_BYTES) };
    });
  }

  /** Begins to follow history; false where git has to be asked. */
  startWalk(from: WalkStart): boolean {
    const isStarted = this.#startWalk(from);
    if (!isStarted) {
      // What the first commits told.
      this.#engine.resetRows();
      this.#engine.resetOutput();
    }
    return isStarted;
  }

  #startWalk({ tips, addresses }: WalkStart): boolean {
    if (addresses) this.#engine.onlyNamed();
    for (const address of addresses ?? []) {
      const bytes = Buffer.from(address, 'latin1');
      const at = this.#engine.allocate(bytes.length);
      this.#memory().set(bytes, at);
      if (!this.#engine.named(at, bytes.length)) return false;
    }
    for (let from = 0; from < tips.length; from += ID_BYTES) {
      this.#memory().set(tips.subarray(from, from + ID_BYTES), this.#ids);
      if (!this.#engine.walkFrom(this.#ids)) return false;
    }
    return true;
  }

  /** The next part of history; while it is taken no other output waits. */
  walk(): Walked {
    const state = WALK_STATES[this.#engine.walk(this.#walks ? WALK_COMMITS : FIRST_COMMITS, WALK_BYTES)] ?? 'failed';
    this.#walks = true;
    const rows = this.#slice(this.#engine.rowsAt(), this.#engine.rowsLength());
    this.#engine.resetRows();
    const people = this.#slice(this.#engine.peopleAt() + this.#people, this.#engine.peopleLength() - this.#people);
    this.#people += people.length;
    return { rows, people, texts: this.#takeOutput(), commits: this.#engine.walkedCommits(), state };
  }

  /** Bytes of output that wait to be taken. */
  get outputBytes(): number {
    return this.#engine.outputLength();
  }

  /** Gives what was compared since the last time. */
  takeChanges(): ChangesTable {
    const firstPath = this.#engine.firstNewPath();
    const from = this.#engine.newPathBounds();
    const pathBounds = new Uint32Array(this.#slice(from, (this.#engine.newPaths() + 1) * Uint32Array.BYTES_PER_ELEMENT).buffer);
    const firstPathAt = pathBounds[0] ?? 0;
    const pathBytes = this.#slice(firstPathAt, (pathBounds.at(-1) ?? firstPathAt) - firstPathAt);
    this.#engine.endNewPaths();
    return { rows: new Uint32Array(this.#takeOutput().buffer), firstPath, pathBounds, pathBytes };
  }

  #takeOutput(): Uint8Array<ArrayBuffer> {
    const output = this.#slice(this.#engine.outputAt(), this.#engine.outputLength());
    this.#engine.resetOutput();
    return output;
  }

  /** A blob of at most `most` bytes, by its id in hexadecimal; undefined where git has to be asked. The bytes are valid until the next call. */
  content(id: string, most: number): Buffer | undefined {
    return this.#bytes(this.#engine.content(this.#setId(id), most));
  }

  /** The same for a tree. */
  tree(id: string): Buffer | undefined {
    return this.#bytes(this.#engine.tree(this.#setId(id), MOST_TREE_BYTES));
  }

  #slice(from: number, bytes: number): Uint8Array<ArrayBuffer> {
    return this.#memory().slice(from, from + bytes);
  }

  #setId(id: string): number {
    Buffer.from(this.#memory().buffer, this.#ids, ID_BYTES).write(id, 'hex');
    return this.#ids;
  }

  #bytes(size: number): Buffer | undefined {
    return size < 0 ? undefined : Buffer.from(this.#memory().buffer, this.#engine.contentAt(), size);
  }

  /** Closes the packs and lets the next one have the memory. Once. */
  close(): void {
    for (const file of this.#files.splice(0)) closeSync(file);
    giveBackMemory(this.#own);
  }

  #add({ index, indexBytes, pack }: PackFiles): void {
    const at = this.#engine.allocate(indexBytes);
    const file = openSync(index, 'r');
    try {
      for (let read = 0; read < indexBytes; ) {
        const bytes = readSync(file, this.#memory(), at + read, indexBytes - read, read);
        if (bytes === 0) throw new Error(`${index} has become shorter`);
        read += bytes;
      }
    } finally {
      closeSync(file);
    }
    this.#files.push(openSync(pack, 'r'));
    if (!this.#engine.addPack(at, indexBytes)) throw new Error(`${index} is no index that is known here`);
  }

  /** The memory as it is now: when it grows, the old view holds nothing. */
  #memory(): Uint8Array {
    if (this.#view.buffer !== this.#own.buffer) this.#view = new Uint8Array(this.#own.buffer);
    return this.#view;
  }
}
