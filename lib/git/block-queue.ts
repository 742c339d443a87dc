import type { CommitHeader } from './types';

/** Commits that are held ready at most, so that memory does not grow with the history. */
const AHEAD = 4_096;
/** Commits in a block at most. */
export const MOST_IN_BLOCK = 64;
const LEAST_IN_BLOCK = 16;
/** A worker's share is handed out in at least so many blocks, so that others find something to take over. */
const ROUNDS = 3;

/**
 * Hands a stream of commits to several workers in blocks. Neighbours in history share delta bases and trees, which a worker's git keeps in memory; so each worker goes
 * along a stretch of its own, block after block. One that is through takes over the later half of the longest stretch left, so that all finish together.
 */
export class BlockQueue {
  readonly #returned: CommitHeader[][] = [];
  /** What each worker is to do next, oldest first in the stream. */
  readonly #stretches: CommitHeader[][];
  /** Whose stretch goes on with what is still to come. */
  #last = 0;
  #exhausted = false;
  #error: unknown;
  #waiting: (() => void)[] = [];

  constructor(source: AsyncIterable<CommitHeader[]>, workers: number) {
    this.#stretches = Array.from({ length: workers }, () => []);
    // The first commits take a while; whoever takes them can begin to start before.
    queueMicrotask(() => void this.#readAhead(source));
  }

  /** Puts commits back at the front. */
  giveBack(commits: CommitHeader[]): void {
    if (commits.length > 0) this.#returned.push(commits);
  }

  /** The next block for a worker (a number from 0), or undefined at the end. Rejects where the source does. */
  async next(worker: number): Promise<CommitHeader[] | undefined> {
    for (;;) {
      const returned = this.#returned.pop();
      if (returned) return returned;
      if (this.#error !== undefined) throw this.#error;
      const own = this.#stretchOf(worker);
      if (own.length > 0) {
        const block = own.splice(0, Math.max(LEAST_IN_BLOCK, Math.min(MOST_IN_BLOCK, Math.ceil(own.length / ROUNDS))));
        this.#changed();
        return block;
      }
      if (this.#exhausted) return undefined;
      await this.#nextChange();
    }
  }

  /** Ends the reading of the source, where no block is wanted any more. */
  stop(): void {
    this.#exhausted = true;
    this.#changed();
  }

  /** The worker's own stretch; where that is done, half of the longest one becomes it. */
  #stretchOf(worker: number): CommitHeader[] {
    const own = this.#stretches[worker] ?? [];
    if (own.length > 0) return own;
    const lengths = this.#stretches.map((stretch) => stretch.length);
    const longest = lengths.indexOf(Math.max(...lengths));
    const taken = this.#stretches[longest]?.splice(Math.floor((lengths[longest] ?? 0) / 2)) ?? [];
    this.#stretches[worker] = taken;
    if (longest === this.#last) this.#last = worker;
    return taken;
  }

  async #readAhead(source: AsyncIterable<CommitHeader[]>): Promise<void> {
    try {
      for await (const commits of source) {
        const stretch = this.#stretches[this.#last];
        for (const commit of commits) stretch?.push(commit);
        this.#changed();
        while (this.ready >= AHEAD && !this.#exhausted) await this.#nextChange();
        if (this.#exhausted) return;
      }
    } catch (error) {
      this.#error = error;
    }
    this.#exhausted = true;
    this.#changed();
  }

  /** Commits that wait for a worker. */
  get ready(): number {
    return this.#stretches.reduce((sum, { length }) => sum + length, 0);
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
