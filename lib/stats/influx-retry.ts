import { setTimeout as sleep } from 'node:timers/promises';
import { askedPause, isPassing } from './influx-errors';

/** Tries before a failure is handed on; with the pauses between them about half a minute. */
const TRIES = 7;
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 10_000;

/** Repeats what may succeed a little later, after pauses that grow and differ from process to process. */
export async function withRetries<T>(work: () => Promise<T>, pause: (milliseconds: number) => Promise<unknown> = sleep): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      if (failures === TRIES || !isPassing(error)) throw error;
      const longest = Math.min(FIRST_PAUSE * 2 ** failures, LONGEST_PAUSE);
      await pause(Math.min(askedPause(error) ?? longest * (0.5 + Math.random() / 2), 3 * LONGEST_PAUSE));
    }
  }
}
