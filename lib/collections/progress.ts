import type { CollectionState, Repository } from '../documents/collections';
import { isFree } from './lease';

/** How far the collection of a person's repositories is. */
export interface CollectingProgress {
  /** Repositories that are collected by themselves. */
  repositories: number;
  /** Those of which nothing is due. */
  done: number;
  /** Those that are being read now. */
  running: number;
  /** The person's commits read so far, those of runs under way too. */
  commits: number;
}

function commitsOf({ names, progress }: CollectionState): number {
  return names.reduce((sum, { commits }) => sum + commits, 0) + (progress ?? 0);
}

/** How far the collection of these repositories is, each with its state where it has one. `now` in milliseconds since 1970. */
export function collectingProgress(known: Iterable<readonly [Repository, CollectionState | undefined]>, now: number): CollectingProgress {
  const progress: CollectingProgress = { repositories: 0, done: 0, running: 0, commits: 0 };
  for (const [{ active, status, forge, extra }, state] of known) {
    if (!active || status !== 'present' || (forge === 'local' && !extra)) continue;
    progress.repositories += 1;
    if (!state) continue;
    progress.commits += commitsOf(state);
    if (!isFree(state, now)) progress.running += 1;
    else if (state.nextDue > now) progress.done += 1;
  }
  return progress;
}

/**
 * Seconds until all are done at the pace since `first`; null while that cannot be said. `first` and `now` are what was known then and now, `elapsed` the milliseconds between.
 */
export function secondsLeft(first: CollectingProgress, now: CollectingProgress, elapsed: number): number | null {
  const done = now.done - first.done;
  if (done < 2 || elapsed <= 0) return null;
  return Math.ceil(((now.repositories - now.done) * elapsed) / done / 1_000);
}

/** Seconds until a step is done at its pace so far; null while that cannot be said. `now` in milliseconds since 1970. */
export function stepLeft(step: { done: number; total: number | null; began: number } | null | undefined, now: number): number | null {
  if (!step?.total || step.done === 0 || now - step.began < 1_000) return null;
  return Math.ceil((Math.max(0, step.total - step.done) * (now - step.began)) / step.done / 1_000);
}
