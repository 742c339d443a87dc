/** Who asks within so many milliseconds after the last lookup began waits a moment, so that under load many share one. */
const BUSY_MS = 3;
const MOMENT_MS = 1;

/**
 * Makes lookups of one key that are asked for in the same turn of the event loop share one, under load those of the same millisecond: each caller still gets an
 * answer that was read after he asked. A store in this process answers sooner than that millisecond, so nobody waits for it. `now` is in milliseconds.
 */
export function shareLookups<T>(look: (key: string) => Promise<T>, now: () => number = () => performance.now()): (key: string) => Promise<T> {
  const waiting = new Map<string, Promise<T>>();
  let last = Number.NEGATIVE_INFINITY;
  let took = 0;
  const pause = (): Promise<void> => new Promise(resolve => {
    if (took >= MOMENT_MS && now() - last < BUSY_MS) setTimeout(resolve, MOMENT_MS);
    else setImmediate(resolve);
  });
  const timed = async (key: string): Promise<T> => {
    const began = now();
    last = began;
    try {
      return await look(key);
    } finally {
      took = now() - began;
    }
  };
  return key => {
    const there = waiting.get(key);
    if (there) return there;
    const made = pause().then(() => {
      // From here on the read may have begun: later callers need their own.
      waiting.delete(key);
      return timed(key);
    });
    waiting.set(key, made);
    return made;
  };
}
