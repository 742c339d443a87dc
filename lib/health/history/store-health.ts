import type { Context } from '../../context';
import { healthDays } from '../../documents/collections';
import type { HealthDay } from '../../documents/collections';
import type { NewDocument } from '../../documents/port';
import { isConflict } from '../../errors/is-conflict';
import { pendingHealth, stateOf } from './pending';
import type { Pending } from './pending';
import { SLOTS, SLOT_MS, dayName, dayOfSlot, emptySlots, slotAt, withState } from './slots';
import { addWaits } from './waits';

type Documents = Pick<Context, 'documents'>;
type Day = NewDocument<HealthDay>;

/** They belong to nobody. */
export const HEALTH_OWNER = 'health';
/** Slots of which it is kept how many repositories were looked at. */
const LOOKED_SLOTS = 4;
/** So often somebody else may have been faster. */
const TRIES = 8;

/** A day of which nothing is known, by its number since 1970. */
export function emptyDay(day: number): Day {
  return { id: dayName(day), ownerId: HEALTH_OWNER, from: day * SLOTS * SLOT_MS, parts: [], looked: [], waits: [] };
}

function withTallies<T extends Day>(stored: T, day: number, { tallies }: Pending, before: number): T {
  const parts = new Map(stored.parts.map(({ part, slots }) => [part, slots]));
  for (const [part, slots] of tallies) {
    for (const [slot, tally] of slots) {
      if (slot < before && dayOfSlot(slot) === day) parts.set(part, withState(parts.get(part) ?? emptySlots(), slot % SLOTS, stateOf(tally)));
    }
  }
  const isSame = parts.size === stored.parts.length && stored.parts.every(({ part, slots }) => parts.get(part) === slots);
  return isSame ? stored : { ...stored, parts: [...parts].map(([part, slots]) => ({ part, slots })) };
}

/** A day with what a process learned of it in slots before a given one; the same object where that changes nothing. */
export function withPending<T extends Day>(stored: T, day: number, pending: Pending, before: number): T {
  const seen = withTallies(stored, day, pending, before);
  const waits = pending.waits.get(day);
  const looked = [...pending.looked].filter(([slot]) => dayOfSlot(slot) === day);
  if (!waits && looked.length === 0) return seen;
  const all = new Map(stored.looked.map(({ slot, repositories }) => [slot, repositories]));
  for (const [slot, repositories] of looked) all.set(slot, (all.get(slot) ?? 0) + repositories);
  const last = [...all].sort(([one], [other]) => one - other).slice(-LOOKED_SLOTS).map(([slot, repositories]) => ({ slot, repositories }));
  return { ...seen, looked: last, waits: waits ? addWaits(stored.waits, waits) : stored.waits };
}

async function storeDay({ documents }: Documents, day: number, learned: Pending, before: number): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const found = await documents.get(healthDays, dayName(day));
    try {
      if (!found) await documents.insert(healthDays, withPending(emptyDay(day), day, learned, before));
      else {
        const changed = withPending(found, day, learned, before);
        if (changed !== found) await documents.update(healthDays, changed);
      }
      return;
    } catch (error) {
      if (!isConflict(error) || tries === TRIES) throw error;
    }
  }
}

/** Slots that are over go; the one under way stays, for what is still to come. */
function forget({ tallies }: Pending, stored: ReadonlyMap<string, readonly number[]>): void {
  for (const [part, slots] of stored) for (const slot of slots) tallies.get(part)?.delete(slot);
}

/**
 * Writes what this process learned into the days it belongs to: slots that are over, or all of them where the process may be gone by then. Nothing is written where nothing is new.
 * States written twice change nothing, so after a failure they are written again; numbers are given up then, as nobody knows whether they arrived. `now` in milliseconds since 1970.
 * Throws what the store throws.
 */
export async function storeHealth(context: Documents, now: number, { all = false, pending = pendingHealth() }: { all?: boolean; pending?: Pending } = {}): Promise<void> {
  const before = all ? Infinity : slotAt(now);
  const slots = new Map([...pending.tallies].map(([part, tallies]) => [part, [...tallies.keys()].filter((slot) => slot < before)]));
  const numbers = { looked: pending.looked, waits: pending.waits };
  const days = new Set([...[...slots.values()].flat().map(dayOfSlot), ...[...numbers.looked.keys()].map(dayOfSlot), ...numbers.waits.keys()]);
  if ([...slots.values()].every((one) => one.length === 0) && !all) return;
  // Taken out before they are on their way: what comes meanwhile waits for the next time.
  Object.assign(pending, { looked: new Map<number, number>(), waits: new Map<number, number[]>() });
  for (const day of [...days].sort((one, other) => one - other)) await storeDay(context, day, { ...pending, ...numbers }, before);
  forget(pending, slots);
  pending.stored += 1;
}
