import type { Context } from '../../lib/context';
import { users } from '../../lib/documents/collections';
import { AppError } from '../../lib/errors/app-error';
import { notePublished } from '../../lib/health/history/pending';
import { leftBehind } from '../../lib/publishing/left-behind';
import { publish } from '../../lib/publishing/publish';
import { refreshEntry } from '../../lib/ranking/join-ranking';
import { measure } from '../../lib/telemetry/measure';

/** Draws the charts of a CV's preset views. */
export type Draw = (slug: string) => Promise<void>;

/** While much of a person is collected, what his readers see follows so often. */
const EVERY_MS = 30_000;

/** Publishes what was collected. */
export interface Publisher {
  /** Something of this person was collected; `more`: more of him is to come soon. */
  collected(ownerId: string, more: boolean): Promise<void>;
  /** Publishes what was collected so many milliseconds ago or earlier and is on no page yet: its worker ended, or a store did not answer. Until the signal fires; what is left is found by the next call. */
  catchUp(olderThan: number, signal?: AbortSignal): Promise<void>;
  /** Publishes what waits. */
  flush(): Promise<void>;
}

/** One person is published by one call at a time; all his facts are read for it. */
export function createPublisher(context: Context, draw: Draw): Publisher {
  const waiting = new Set<string>();
  const last = new Map<string, number>();
  let queue: Promise<void> = Promise.resolve();

  const publishOne = async (ownerId: string): Promise<void> => {
    if (!waiting.delete(ownerId)) return;
    const user = await context.documents.get(users, ownerId);
    if (!user) return;
    const { pages } = await measure('publish', { duration: 'commit_stats.publish.duration', where: 'publish' }, async () => {
      const published = await publish(context, user);
      await refreshEntry(context, user);
      return published;
    });
    last.set(ownerId, Date.now());
    notePublished(ownerId, Date.now());
    for (const { slug, drawn } of pages) {
      // The page draws what is missing itself: charts that could not be drawn stop nothing.
      if (!drawn) await measure('draw', { where: 'draw' }, () => draw(slug)).catch((error: unknown) => context.log.warn({ err: error }, 'the charts of a CV could not be drawn beforehand'));
    }
  };
  const inTurn = (ownerId: string): Promise<void> => {
    const next = queue.then(() => publishOne(ownerId));
    queue = next.catch(() => undefined);
    return next;
  };
  return {
    async collected(ownerId, more) {
      waiting.add(ownerId);
      if (!more || Date.now() - (last.get(ownerId) ?? 0) > EVERY_MS) await inTurn(ownerId);
    },
    async catchUp(olderThan, signal) {
      for await (const ownerId of leftBehind(context, olderThan)) {
        if (signal?.aborted) return;
        waiting.add(ownerId);
        await inTurn(ownerId).catch((error: unknown) => {
          // Everybody else's would fail as well.
          if (error instanceof AppError && error.code === 'store-failed') throw error;
          context.log.error({ err: error }, 'what was collected of one person could not be published');
        });
      }
    },
    async flush() {
      for (const ownerId of waiting) await inTurn(ownerId);
    },
  };
}
