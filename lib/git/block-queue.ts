import type { CommitHeader } from './types';

/** Commits that are held ready at most, so that memory does not grow with the history. */
const AHEAD = 4_096;
const SMALL_BLOCK = 64;
const LARGE_BLOCK = 1024;
const LEAST_BLOCK = 16;
/** Rounds in which what is left is handed out to all workers. */
const ROUNDS = 3;

/**
 * Cuts a stream of commits into contiguous blocks for several workers. Neighbours share delta bases in the pack, so blocks are large where the history is long;
 * towards the end they shrink, so that all workers finish together.
 */
export class BlockQueue {
  readonly #returned: CommitHeader[][] = [];
  #ready: CommitHeader[] = [];
  #exhausted = false;
  #error: unknown;
  #waiting: (() => void)[] = [];

  constructor(
    source: AsyncIterable<CommitHeader[]>,
    private readonly workers: number,
  ) {
    void this.#readAhead(source);
  }

  /** Puts commits back at the front. */
  giveBack(commits: CommitHeader[]): void {
    if (commits.length > 0) this.#returned.push(commits);
  }

  /** The next block, or undefined at the end. Rejects where the source does. */
  async next(): Promise<CommitHeader[] | undefined> {
    for (;;) {
      const returned = this.#returned.pop();
      if (returned) return returned;
      if (this.#error !== undefined) throw this.#error;
      if (this.#ready.length > 0) break;
      if (this.#exhausted) return undefined;
      await this.#nextChange();
    }
    const block = this.#ready.splice(0, this.#size());
    this.#changed();
    return block;
  }

  /** Ends the reading of the source, where no block is wanted any more. */
  stop(): void {
    this.#exhausted = true;
    this.#changed();
  }

  #size(): number {
    if (!this.#exhausted) return this.#ready.length >= AHEAD / 2 ? LARGE_BLOCK : SMALL_BLOCK;
    return Math.max(LEAST_BLOCK, Math.min(LARGE_BLOCK, Math.ceil(this.#ready.length / (this.workers * ROUNDS))));
  }

  async #readAhead(source: AsyncIterable<CommitHeader[]>): Promise<void> {
    try {
      for await (const commits of source) {
        for (const commit of commits) this.#ready.push(commit);
        this.#changed();
        while (this.#ready.length >= AHEAD && !this.#exhausted) await this.#nextChange();
        if (this.#exhausted) return;
      }
    } catch (error) {
      this.#error = error;
    }
    this.#exhausted = true;
    this.#changed();
  }

  #nextChange(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  #changed(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
