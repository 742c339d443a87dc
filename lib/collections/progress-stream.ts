import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../context';
import type { User } from '../documents/collections';
import { secondsLeft } from './progress';
import type { CollectingProgress } from './progress';
import { CollectingWatch } from './watch-collecting';
import type { LiveRow } from './watch-collecting';

/** Something is sent at least so often, so that nothing between closes the connection. */
const ALIVE_MS = 15_000;
/** After this the browser connects anew. */
const LONGEST_MS = 10 * 60_000;

/** One message of the stream. */
export interface ProgressMessage extends CollectingProgress {
  /** Seconds until all are done; null while nobody can say. */
  left: number | null;
  /** Rows that changed since the message before. */
  rows: LiveRow[];
}

function message(event: 'progress' | 'idle', data: ProgressMessage): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** The whole is done no sooner than its slowest part. */
function latest(all: number | null, { rows }: Pick<ProgressMessage, 'rows'>, { repositories, done, running }: CollectingProgress): number | null {
  if (all !== null || repositories - done > running) return all;
  const parts = rows.flatMap(({ left }) => (left === null ? [] : [left]));
  return parts.length === 0 ? null : Math.max(...parts);
}

/** Server-sent events about a person's collections: `progress` whenever something changed, `idle` as the last when nothing is due or under way. */
export async function* progressEvents(context: Pick<Context, 'documents'>, user: Pick<User, 'id'>, signal: AbortSignal): AsyncGenerator<string> {
  const watch = new CollectingWatch(context, user);
  const began = Date.now();
  let first: CollectingProgress | undefined;
  let last = '';
  let sent = began;
  for (;;) {
    const { progress, rows, wait } = await watch.look();
    first ??= progress;
    const now = Date.now();
    const idle = progress.done >= progress.repositories;
    const left = idle ? 0 : latest(secondsLeft(first, progress, now - began), { rows }, progress);
    const text = message(idle ? 'idle' : 'progress', { ...progress, left, rows });
    if (text !== last) yield text;
    else if (now - sent > ALIVE_MS) yield ': still here\n\n';
    if (text !== last || now - sent > ALIVE_MS) sent = now;
    last = text;
    if (idle || now - began > LONGEST_MS) return;
    await sleep(wait, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
  }
}
