import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../context';
import type { User } from '../documents/collections';
import { collectingProgress, secondsLeft } from './progress';
import type { CollectingProgress } from './progress';

const EVERY_MS = 2_000;
/** Something is sent at least so often, so that nothing between closes the connection. */
const ALIVE_MS = 15_000;
/** After this the browser connects anew. */
const LONGEST_MS = 10 * 60_000;

/** One message of the stream. */
export interface ProgressMessage extends CollectingProgress {
  /** Seconds until all are done; null while nobody can say. */
  left: number | null;
}

function message(event: 'progress' | 'idle', data: ProgressMessage): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Server-sent events about a person's collections: `progress` whenever something changed, `idle` as the last when nothing is due or under way. */
export async function* progressEvents(context: Pick<Context, 'documents'>, user: Pick<User, 'id'>, signal: AbortSignal): AsyncGenerator<string> {
  const began = Date.now();
  const first = await collectingProgress(context, user);
  let last = '';
  let sent = began;
  for (let now = first; ; now = await collectingProgress(context, user)) {
    const idle = now.done >= now.repositories;
    const text = message(idle ? 'idle' : 'progress', { ...now, left: idle ? 0 : secondsLeft(first, now, Date.now() - began) });
    if (text !== last) yield text;
    else if (Date.now() - sent > ALIVE_MS) yield ': still here\n\n';
    if (text !== last || Date.now() - sent > ALIVE_MS) sent = Date.now();
    last = text;
    if (idle || Date.now() - began > LONGEST_MS) return;
    await sleep(EVERY_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
  }
}
