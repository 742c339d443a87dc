const RealDate = Date;

/** Simulated time: it stands still while anything can go on, and jumps to the next moment that somebody waits for. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves so many simulated milliseconds later. */
  sleep(ms: number): Promise<void>;
  /** Goes on until a moment, or until nobody waits for any. */
  runUntil(moment: number): Promise<void>;
  /** Makes `Date` tell this time in the whole process, until `restore`. */
  install(): void;
  restore(): void;
}

/** Moments that somebody waits for, the next one first. */
class Moments {
  readonly #heap: number[] = [];

  add(moment: number): void {
    const heap = this.#heap;
    let place = heap.push(moment) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if ((heap[parent] ?? 0) <= moment) break;
      heap[place] = heap[parent] ?? 0;
      place = parent;
    }
    heap[place] = moment;
  }

  get next(): number | undefined {
    return this.#heap[0];
  }

  take(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && (heap[child + 1] ?? 0) < (heap[child] ?? 0)) child += 1;
      if ((heap[child] ?? 0) >= last) break;
      heap[place] = heap[child] ?? 0;
      place = child;
    }
    heap[place] = last;
  }
}

/** A clock that begins at a moment, in milliseconds since 1970. */
export function createClock(begin: number): Clock {
  let now = begin;
  const moments = new Moments();
  const waiting = new Map<number, (() => void)[]>();
  const turn = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });
  class SimulatedDate extends RealDate {
    constructor(...given: [] | [number | string]) {
      super(given.length === 0 ? now : given[0]);
    }

    static override now(): number {
      return now;
    }
  }
  return {
    now: () => now,
    sleep: (ms) => new Promise((resolve) => {
      const moment = Math.ceil(now + Math.max(1, ms));
      const others = waiting.get(moment);
      if (others) {
        others.push(resolve);
        return;
      }
      waiting.set(moment, [resolve]);
      moments.add(moment);
    }),
    async runUntil(moment) {
      for (;;) {
        // Everything that can go on without waiting does.
        await turn();
        const { next } = moments;
        if (next === undefined || next > moment) break;
        moments.take();
        now = next;
        const woken = waiting.get(next) ?? [];
        waiting.delete(next);
        for (const wake of woken) wake();
      }
      now = Math.max(now, moment);
    },
    install() {
      globalThis.Date = SimulatedDate as DateConstructor;
    },
    restore() {
      globalThis.Date = RealDate;
    },
  };
}
