const LOOK_EVERY_MS = 1_000;
/** Looks in a row without a sign of life, after which a thread is given up. They are counted, because time also passes while the whole program stands still. */
const LOOKS = 30;

/** Calls `onStuck` once when a thread's counter has stood still for half a minute while there was work. */
export function watchBeat(beat: Int32Array, isAtWork: () => boolean, onStuck: () => void): { end(): void } {
  let [last, same] = [-1, 0];
  const clock = setInterval(() => {
    const now = Atomics.load(beat, 0);
    same = isAtWork() && now === last ? same + 1 : 0;
    last = now;
    if (same < LOOKS) return;
    clearInterval(clock);
    onStuck();
  }, LOOK_EVERY_MS);
  clock.unref();
  return { end: () => clearInterval(clock) };
}
