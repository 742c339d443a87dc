import type { HeldAttributes } from '../types';
import type { ChangesTable } from './changes-table';
import type { PackFiles } from './find-packs';

/** What a thread is told first. */
export interface ThreadStart {
  /** The compiled engine. */
  module: WebAssembly.Module;
  packs: readonly PackFiles[];
  cacheBytes: number;
  /** Where contents are handed over beside the lines, if they are wanted. */
  room: ContentRoom | undefined;
  /** A counter, the thread's sign of life: it grows with every commit that is compared. */
  beat: Int32Array<SharedArrayBuffer>;
}

/** Memory that a thread and the program share, in pages of `PAGE_BYTES`. The thread fills free ones and marks them as taken; the program marks them as free again. */
export interface ContentRoom {
  bytes: SharedArrayBuffer;
  /** One number a page, and at the end how often a page was given back. */
  taken: Int32Array<SharedArrayBuffer>;
}

export const PAGE_BYTES = 1024 * 1024;
export const NO_PAGE = -1;

/**
 * What a thread is told. First what it works with; then blocks of commits, for each its id, its parent's and its tree's (60 bytes; no parent, and a tree that is not known, is all zeros), and, at
 * any time, whether contents of files of a kind (`kindOf`) are of use. Before it is told, they are.
 */
export type ToThread = ThreadStart | Uint8Array | { kind: string; isWanted: boolean };

/** A thread's answer for the next commits of a block, in order. */
export interface FromThread {
  /** A byte for each commit: `LEFT`, or 0 where it is counted. */
  states: Uint8Array<ArrayBuffer>;
  /** The `.gitattributes` of those commits that have any, by the commit's place among the states. */
  attributes: Map<number, HeldAttributes[]>;
  /** What the others changed. */
  table: ChangesTable;
  /** The page of the shared room that holds contents of files, or `NO_PAGE`. */
  page: number;
  /** What lies there, one behind the other, for each three numbers: which of the counted commits, which of its rows, how many bytes. */
  places: Uint32Array<ArrayBuffer>;
}


export const COMMIT_BYTES = 60;
/** What becomes of a commit for which git has to be asked. */
export const LEFT = 1;

/** Files whose names end alike are of one kind; without a suffix it is the name. */
export function kindOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('.')) + 1);
}

/** Gives a page back. */
export function freePage({ taken }: ContentRoom, page: number): void {
  Atomics.store(taken, page, 0);
  Atomics.add(taken, taken.length - 1, 1);
  Atomics.notify(taken, taken.length - 1);
}

/** Contents in a page begin at multiples of 16 bytes, as in the engine's memory: what is shared is copied word by word only where both do. */
export function roomOf(bytes: number): number {
  return Math.ceil(bytes / 16) * 16;
}
