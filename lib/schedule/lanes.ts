/** How much runs at the same time. */
export interface LaneLimits {
  /** Altogether. */
  atOnce: number;
  /** Of one key, e.g. one server: one that answers slowly leaves the others their part. */
  perKey: number;
}

/** Work of several keys side by side, within limits. */
export interface Lanes {
  /** Resolves as soon as fewer than `atOnce` are running. */
  room(): Promise<void>;
  /** Whether one more of this key may begin now. */
  hasRoomFor(key: string): boolean;
  /** How long work of this key took lately, in milliseconds; 0 before any ended. */
  durationOf(key: string): number;
  /** How many run of keys whose work took longer than so many milliseconds lately. */
  slowOnes(ms: number): number;
  /** Resolves when something that runs has ended; at once where nothing runs. */
  oneEnded(): Promise<void>;
  /** Begins a piece of work of this key. What it throws is thrown by `idle`. */
  start(key: string, work: () => Promise<void>): void;
  /** Whether anything runs. */
  isBusy(): boolean;
  /** Resolves when nothing runs any more; throws the first error of what ran. */
  idle(): Promise<void>;
}

/** No key takes more than three quarters of what runs at the same time. */
export function limitsFor(atOnce: number): LaneLimits {
  return { atOnce, perKey: Math.ceil(atOnce * 0.75) };
}

/** Lanes without anything in them. `clock` gives milliseconds. */
export function createLanes({ atOnce, perKey }: LaneLimits, clock: () => number = Date.now): Lanes {
  const running = new Set<Promise<void>>();
  const keys = new Map<string, { running: number; lately: number }>();
  const errors: unknown[] = [];
  const end = (key: { running: number; lately: number }, took: number): void => {
    key.running -= 1;
    key.lately = key.lately === 0 ? took : key.lately * 0.8 + took * 0.2;
  };
  const oneEnded = async (): Promise<void> => {
    if (running.size > 0) await Promise.race(running);
  };
  return {
    async room() {
      while (running.size >= atOnce) await oneEnded();
    },
    hasRoomFor: (key) => running.size < atOnce && (keys.get(key)?.running ?? 0) < perKey,
    durationOf: (key) => keys.get(key)?.lately ?? 0,
    slowOnes: (ms) => [...keys.values()].reduce((sum, key) => (key.lately > ms ? sum + key.running : sum), 0),
    oneEnded,
    start(name, work) {
      const key = keys.get(name) ?? { running: 0, lately: 0 };
      keys.set(name, key);
      key.running += 1;
      const began = clock();
      const one = work().catch((error: unknown) => { errors.push(error); }).finally(() => {
        end(key, clock() - began);
        running.delete(one);
      });
      running.add(one);
    },
    isBusy: () => running.size > 0,
    async idle() {
      while (running.size > 0) await oneEnded();
      if (errors.length > 0) throw errors[0];
    },
  };
}
