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
  /** Counters, the thread's sign of life: one grows with every commit that is compared, one with every part of history. */
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

/** Where a thread begins to follow history. */
export interface WalkStart {
  /** Ids, 20 bytes each. */
  tips: Uint8Array;
  /** Only commits that name one of these addresses are told of; they are in ASCII and small letters. Undefined: all. */
  addresses: readonly string[] | undefined;
}

/**
 * What a thread is told. First what it works with; then blocks of commits, for each its id and its parent's (40 bytes; no parent is all zeros), and, at any time, whether
 * contents of files of a kind (`kindOf`) are of use. Before it is told, they are. One thread is also told where history begins, and then, as often as somebody has
 * room for it, to give `more` of it.
 */
export type ToThread = ThreadStart | Uint8Array | { kind: string; isWanted: boolean } | WalkStart | 'more';

/** A part of history. */
export interface Walked {
  /** The commits that are told of, the people that are named for the first time, and further texts: see `WalkedCommits`. */
  rows: Uint8Array<ArrayBuffer>;
  people: Uint8Array<ArrayBuffer>;
  texts: Uint8Array<ArrayBuffer>;
  /** How many commits were met, told of or not. */
  commits: number;
  /** Whether it goes on, is through, or git has to be asked for the rest. */
  state: 'more' | 'through' | 'failed';
}

/** A part in which nothing is told, because nothing can be. */
export function failedWalk(): Walked {
  return { rows: new Uint8Array(0), people: new Uint8Array(0), texts: new Uint8Array(0), commits: 0, state: 'failed' };
}

/** A thread's answer for the next commits of a block, in order. What it says of history is apart (`Walked`). */
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

export const BEAT_OF_COMMITS = 0;
export const BEAT_OF_WALK = 1;
export const BEATS = 2;

export const COMMIT_BYTES = 40;
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
