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
  /** Begins a piece of work of this key. What it throws is thrown by `idle`. */
  start(key: string, work: () => Promise<void>): void;
  /** Resolves when nothing runs any more; throws the first error of what ran. */
  idle(): Promise<void>;
}

/** No key takes more than three quarters of what runs at the same time. */
export function limitsFor(atOnce: number): LaneLimits {
  return { atOnce, perKey: Math.ceil(atOnce * 0.75) };
}

/** Lanes without anything in them. */
export function createLanes({ atOnce, perKey }: LaneLimits): Lanes {
  const running = new Set<Promise<void>>();
  const counts = new Map<string, number>();
  const errors: unknown[] = [];
  const change = (key: string, by: number): void => {
    const now = (counts.get(key) ?? 0) + by;
    if (now === 0) counts.delete(key);
    else counts.set(key, now);
  };
  return {
    async room() {
      while (running.size >= atOnce) await Promise.race(running);
    },
    hasRoomFor: (key) => running.size < atOnce && (counts.get(key) ?? 0) < perKey,
    start(key, work) {
      change(key, 1);
      const one = work().catch((error: unknown) => { errors.push(error); }).finally(() => {
        change(key, -1);
        running.delete(one);
      });
      running.add(one);
    },
    async idle() {
      while (running.size > 0) await Promise.race(running);
      if (errors.length > 0) throw errors[0];
    },
  };
}
