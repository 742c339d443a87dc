import type { Context } from '../context';
import { collections, repositories } from '../documents/collections';
import type { CollectionState, User } from '../documents/collections';
import { listAll } from '../documents/list-all';
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

/** How far the collection of a person's repositories is now. `now` in milliseconds since 1970. */
export async function collectingProgress({ documents }: Pick<Context, 'documents'>, user: Pick<User, 'id'>, now = Date.now()): Promise<CollectingProgress> {
  const own = (await listAll(documents, repositories, 'owner', [user.id])).filter(({ active, status, forge, extra }) => active && status === 'present' && (forge !== 'local' || extra));
  const states = new Map((await listAll(documents, collections, 'owner', [user.id])).map((state) => [state.repositoryId, state]));
  const progress: CollectingProgress = { repositories: own.length, done: 0, running: 0, commits: 0 };
  for (const { id } of own) {
    const state = states.get(id);
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
