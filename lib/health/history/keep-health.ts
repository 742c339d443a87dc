import { isFree } from '../../collections/lease';
import type { Context } from '../../context';
import { collections, healthDays } from '../../documents/collections';
import { codeOf } from '../../telemetry/telemetry';
import { READY_PARTS, checkReady, stateOfPart } from '../check-ready';
import type { Part } from '../check-ready';
import { failingSince } from '../outages';
import { withPatience } from '../patience';
import { noteHealth, pendingHealth } from './pending';
import type { Pending } from './pending';
import { COLLECTION } from './parts';
import { SLOTS, dayName, dayOfSlot, slotAt, slotState } from './slots';
import { storeHealth } from './store-health';

type Asked = Pick<Context, 'documents' | 'stats' | 'vault' | 'wakeUps'>;

/** A store that hangs holds up nothing for longer than this. */
const PATIENCE_MS = 20_000;
/** What may cost money to ask is asked in every third slot while it answers. */
const OUTSIDE_EVERY = 3;
/** A repository that was read before and is due waits no longer than this for a worker, in milliseconds. */
const LATE_MS = 900_000;
/** Of those that are due first, so many are looked at. */
const LOOK_AT = 200;
/** Slots in which somebody must have looked after repositories before, so that their waiting is lateness: after a pause of the whole service all of them have waited. */
const BEFORE = [3, 4, 5, 6];

async function wasRunning({ documents }: Asked, slot: number): Promise<boolean> {
  const slots = BEFORE.map((ago) => slot - ago);
  for (const day of new Set(slots.map(dayOfSlot))) {
    const stored = (await documents.get(healthDays, dayName(day)))?.parts.find(({ part }) => part === COLLECTION);
    if (stored && slots.some((one) => dayOfSlot(one) === day && slotState(stored.slots, one % SLOTS) !== 'unknown')) return true;
  }
  return false;
}

/** Whether a repository that was read before waits for a worker for longer than 15 minutes. Not so right after the whole service paused. `now` in milliseconds since 1970. */
export async function isCollectionLate(context: Asked, now: number): Promise<boolean> {
  const { documents: first } = await context.documents.list(collections, 'due', [], { limit: LOOK_AT });
  const waits = (state: (typeof first)[number]): number => now - (state.nextDue > 1 ? state.nextDue : (state.dueSince ?? now));
  // One that failed waits for its own reasons.
  const isLate = first.some((state) => state.completed !== null && state.attempts === 0 && state.nextDue <= now && isFree(state, now) && waits(state) > LATE_MS);
  return isLate && (await wasRunning(context, slotAt(now)));
}

/** Parts whose turn it is: what is asked outside rests while it answers, unless somebody else found that it does not. */
function turns(slot: number, { nextAsk }: Pending): Part['name'][] {
  return READY_PARTS.filter((name) => slot >= (nextAsk.get(name) ?? 0) || (name === 'stats' && failingSince('stats') !== undefined));
}

async function look(context: Asked, now: number, pending: Pending): Promise<void> {
  const slot = slotAt(now);
  // The first question loads what the answer needs: that takes its time, and is no slowness.
  if (pending.nextAsk.size === 0) await checkReady(context);
  const { parts } = await checkReady(context, undefined, turns(slot, pending));
  for (const part of parts) {
    const state = stateOfPart(part);
    noteHealth(part.name, state, now, pending);
    pending.nextAsk.set(part.name, slot + (state === 'ok' && part.name !== 'documents' ? OUTSIDE_EVERY : 1));
  }
  if (parts.some(({ name, state }) => name === 'documents' && state === 'failing')) return;
  noteHealth(COLLECTION, (await isCollectionLate(context, now)) ? 'slow' : 'ok', now, pending);
}

/**
 * Looks whether everything answers, once in five minutes however often it is called, and stores what was learned; what cannot be stored now is stored by a later call. `all`: also what
 * was learned in the five minutes under way, for a process that may be gone afterwards. `now` in milliseconds since 1970. Never throws.
 */
export async function keepHealth(context: Asked & Pick<Context, 'log'>, now: number = Date.now(), { all = false, pending = pendingHealth() }: { all?: boolean; pending?: Pending } = {}): Promise<void> {
  try {
    if (pending.checked !== slotAt(now)) {
      pending.checked = slotAt(now);
      await withPatience(look(context, now, pending), PATIENCE_MS);
    }
    if (failingSince('documents') === undefined) await withPatience(storeHealth(context, now, { all, pending }), PATIENCE_MS);
  } catch (error) {
    context.log.info({ code: codeOf(error) }, 'how the service answers could not be kept and is kept later');
  }
}
