import type { PackFiles } from './find-packs';

/** What a thread is started with. */
export interface ThreadData {
  packs: readonly PackFiles[];
  cacheBytes: number;
  /** One counter, which grows with every commit: the thread's sign of life. */
  beat: Int32Array<SharedArrayBuffer>;
}

/** The first message to a thread is the compiled engine, each further one a block of commits: for each its id and its parent's, 40 bytes; no parent is all zeros. */
export type ToThread = WebAssembly.Module | Uint8Array;

/**
 * A thread's answer for the next commits of a block, in order. A buffer: how many commits (32 bits, little-endian), for each a byte (`LEFT` where git has to be asked),
 * then what `git diff-tree` would print for the others.
 */
export type FromThread = ArrayBuffer;

export const COMMIT_BYTES = 40;
export const COUNT_BYTES = 4;
export const LEFT = 1;
