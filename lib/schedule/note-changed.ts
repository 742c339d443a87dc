import { collectionState } from '../collections/lease';
import type { Context } from '../context';
import { collections } from '../documents/collections';
import type { Repository } from '../documents/collections';
import { isConflict } from '../errors/is-conflict';

/** Notes that a repository may have new commits, with the marker to keep once they are collected. One whose last run failed keeps its own time. */
export async function noteChanged({ documents }: Pick<Context, 'documents'>, repository: Repository, marker: string): Promise<void> {
  for (;;) {
    const state = await collectionState({ documents }, repository);
    const nextDue = state.attempts > 0 ? state.nextDue : 0;
    if (state.marker === marker && state.nextDue === nextDue) return;
    try {
      await documents.update(collections, { ...state, marker, nextDue, ...(nextDue === 0 && state.nextDue !== 0 && { dueSince: Date.now() }) });
      return;
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
}
