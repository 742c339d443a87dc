import { isFree } from '../collections/lease';
import type { Context } from '../context';
import { collections } from '../documents/collections';
import type { CollectionState } from '../documents/collections';
import type { Reading } from '../telemetry/telemetry';

/** So many of those that are due first are looked at: more than that is said to be that many. */
const LOOK_AT = 500;

/** Since when a state waits, in milliseconds since 1970; undefined where that was not noted yet. */
function dueFrom({ nextDue, dueSince }: CollectionState): number | undefined {
  // 0 is at once, and 1 what was at once before somebody claimed it.
  return nextDue > 1 ? nextDue : dueSince;
}

/** How long the repository that is due longest has waited for a worker, and how many wait; with a queue of messages, what lies in it too. `now` in milliseconds since 1970. */
export async function queueReadings({ documents, wakeUps }: Pick<Context, 'documents' | 'wakeUps'>, now: number = Date.now()): Promise<Reading[]> {
  const first = (await documents.list(collections, 'due', [], { limit: LOOK_AT })).documents;
  const waiting = first.filter((state) => state.nextDue <= now && isFree(state, now));
  const oldest = waiting.reduce((earliest, state) => Math.min(earliest, dueFrom(state) ?? now), now);
  const readings: Reading[] = [{ name: 'commit_stats.queue.age', value: (now - oldest) / 1_000 }, { name: 'commit_stats.queue.due', value: waiting.length }];
  const depth = await (await wakeUps())?.depth().catch(() => undefined);
  for (const [state, value] of Object.entries(depth ?? {})) readings.push({ name: 'commit_stats.queue.messages', value: Number(value), attributes: { state: state as 'waiting' } });
  return readings;
}
