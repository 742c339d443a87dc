/**
 * Makes lookups of one key that are asked for in the same turn of the event loop share one: each caller still gets an
 * answer that was read after he asked.
 */
export function shareLookups<T>(look: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const waiting = new Map<string, Promise<T>>();
  return key => {
    const there = waiting.get(key);
    if (there) return there;
    const made = new Promise<void>(resolve => {
      setImmediate(resolve);
    }).then(() => {
      // From here on the read may have begun: later callers need their own.
      waiting.delete(key);
      return look(key);
    });
    waiting.set(key, made);
    return made;
  };
}
