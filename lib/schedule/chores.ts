import type { Context } from '../context';
import { chores } from '../documents/collections';
import type { Chore as StoredChore } from '../documents/collections';
import { isConflict } from '../errors/is-conflict';
import { countError } from '../telemetry/telemetry';

/** Something that is done from time to time, whoever does it. */
export interface Chore {
  /** Unlike those of all others, and always the same. */
  name: string;
  /** Milliseconds from one time to the next. */
  every: number;
  /** Does it, or a part of it: when the signal fires it ends soon, and what is left is done by the next call. */
  run: (signal: AbortSignal) => Promise<unknown>;
}

type Stores = Pick<Context, 'documents' | 'log'>;

/** They belong to nobody. */
const OWNER = 'schedule';
/** Nobody else begins a chore for so long after somebody did: what it costs when that process ends in the middle. */
const HELD = 3_600_000;
/** One that failed is tried again after this. */
const AGAIN = 3_600_000;

/** One of several processes gets it. */
async function claim({ documents }: Stores, { name }: Chore, found: StoredChore | undefined, now: number): Promise<StoredChore | undefined> {
  if (found && found.nextAt > now) return undefined;
  try {
    if (found) return await documents.update(chores, { ...found, nextAt: now + HELD });
    return await documents.insert(chores, { id: name, ownerId: OWNER, nextAt: now + HELD });
  } catch (error) {
    if (isConflict(error)) return undefined;
    throw error;
  }
}

/**
 * Does what is due of these, one after the other; of several processes one does each. What fails is tried again an hour later and stops no other; what the signal
 * interrupts is due again at once. Gives the names of those that were done. `now` in milliseconds since 1970.
 */
export async function doChores(context: Stores, all: readonly Chore[], signal: AbortSignal, now: number = Date.now()): Promise<string[]> {
  const done: string[] = [];
  const stored = new Map((await context.documents.list(chores, 'owner', [OWNER])).documents.map((one) => [one.id, one]));
  for (const chore of all) {
    if (signal.aborted) break;
    const claimed = await claim(context, chore, stored.get(chore.name), now);
    if (!claimed) continue;
    let nextAt = now + chore.every;
    try {
      await chore.run(signal);
      if (signal.aborted) nextAt = 0;
      else done.push(chore.name);
    } catch (error) {
      countError(error, 'daily');
      context.log.warn({ err: error, chore: chore.name }, 'something that is done from time to time failed and is tried again later');
      nextAt = now + Math.min(chore.every, AGAIN);
    }
    await context.documents.update(chores, { ...claimed, nextAt }).catch((error: unknown) => {
      // Held for longer than it may be: somebody else is at it.
      if (!isConflict(error)) throw error;
    });
  }
  return done;
}
