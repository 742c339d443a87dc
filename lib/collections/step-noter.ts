import type { CollectionState } from '../documents/collections';
import type { GitProgress } from '../git/types';
import type { Lease } from './lease';

/** Each note waits for the disk: more often would cost more than it tells. */
const EVERY_MS = 1_000;

/** Keeps in the state, now and then, what a run does and how far it is, and hands every progress on. A note that fails stops nothing. */
export function stepNoter(lease: Pick<Lease, 'update'>, onProgress: ((progress: GitProgress) => void) | undefined, now: () => number = Date.now): (progress: GitProgress) => void {
  let step: NonNullable<CollectionState['step']> | undefined;
  let last = now();
  let busy = false;
  return (progress) => {
    onProgress?.(progress);
    const time = now();
    const began = step?.name === progress.step ? step.began : time;
    step = { name: progress.step, done: progress.done, total: progress.total ?? null, began };
    if (busy || time - last < EVERY_MS) return;
    [last, busy] = [time, true];
    void lease.update({ step }).catch(() => undefined).finally(() => { busy = false; });
  };
}
