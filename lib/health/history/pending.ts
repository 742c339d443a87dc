import { SLOTS, dayOfSlot, slotAt } from './slots';
import type { SlotState } from './slots';
import { emptyWaits, waitBucket } from './waits';

/** Answers of one part within a slot. */
interface Tally { ok: number; slow: number; failing: number }

/** What this process learned and has not stored yet. */
export interface Pending {
  /** By part, then by slot since 1970. */
  tallies: Map<string, Map<number, Tally>>;
  /** Repositories that were looked at, by slot since 1970. */
  looked: Map<number, number>;
  /** How long new commits took to their page, by day since 1970: how many in each bucket. */
  waits: Map<number, number[]>;
  /** When the forges told of what was collected and is on no page yet, by person: in memory only. */
  collected: Map<string, number[]>;
  /** The slot in which this process looked last by itself. */
  checked: number | undefined;
  /** The slot in which it asks a part next. */
  nextAsk: Map<string, number>;
  /** How often something of it was stored: who read before that reads again. */
  stored: number;
}

// The pages and the server in front are built apart but run in one process: what one learns the other knows.
const PLACE = Symbol.for('commit-stats.health');
type Shared = typeof globalThis & { [PLACE]?: Pending };

/** Slots of one part that are held while they cannot be stored: three days. What is older is not known any more. */
const MOST_SLOTS = 3 * SLOTS;

/** People whose work somebody else published, and repositories of one person, that are remembered. */
const MOST_COLLECTED = 1_000;

/** Nothing learned yet. */
export function nothingPending(): Pending {
  return { tallies: new Map(), looked: new Map(), waits: new Map(), collected: new Map(), checked: undefined, nextAsk: new Map(), stored: 0 };
}

/** What this process learned, in one place for all that runs in it. */
export function pendingHealth(): Pending {
  return ((globalThis as Shared)[PLACE] ??= nothingPending());
}

function bounded<K, T>(map: Map<K, T>, most: number): void {
  for (const oldest of map.keys()) {
    if (map.size <= most) return;
    map.delete(oldest);
  }
}

/** A part answered, answered slowly, or did not at this moment, in milliseconds since 1970. Kept in memory: it costs nothing. */
export function noteHealth(part: string, state: Exclude<SlotState, 'unknown'>, now: number, pending: Pending = pendingHealth()): void {
  const slots = pending.tallies.get(part) ?? new Map<number, Tally>();
  pending.tallies.set(part, slots);
  const slot = slotAt(now);
  const tally = slots.get(slot) ?? { ok: 0, slow: 0, failing: 0 };
  tally[state] += 1;
  slots.set(slot, tally);
  bounded(slots, MOST_SLOTS);
}

/** So many repositories were looked at for something new at this moment, in milliseconds since 1970. */
export function noteLooked(repositories: number, now: number, pending: Pending = pendingHealth()): void {
  const slot = slotAt(now);
  pending.looked.set(slot, (pending.looked.get(slot) ?? 0) + repositories);
  bounded(pending.looked, MOST_SLOTS);
}

/** Something new of a person was collected, of which its forge told at this moment (milliseconds since 1970). */
export function noteCollected(ownerId: string, told: number, pending: Pending = pendingHealth()): void {
  pending.collected.set(ownerId, [...(pending.collected.get(ownerId) ?? []), told].slice(-MOST_COLLECTED));
  bounded(pending.collected, MOST_COLLECTED);
}

/** What was collected of a person is on his pages: how long that took since the forges told of it is counted. `now` in milliseconds since 1970. */
export function notePublished(ownerId: string, now: number, pending: Pending = pendingHealth()): void {
  const told = pending.collected.get(ownerId);
  if (!told) return;
  pending.collected.delete(ownerId);
  const day = dayOfSlot(slotAt(now));
  const waits = pending.waits.get(day) ?? emptyWaits();
  for (const moment of told) {
    const bucket = waitBucket(now - moment);
    waits[bucket] = (waits[bucket] ?? 0) + 1;
  }
  pending.waits.set(day, waits);
  bounded(pending.waits, MOST_SLOTS / SLOTS);
}

/** What a slot's answers come to: the most frequent says it, so that one lost answer of many is no trouble. */
export function stateOf({ ok, slow, failing }: Readonly<Tally>): SlotState {
  if (failing > ok + slow) return 'failing';
  if (slow > ok) return 'slow';
  if (ok > 0) return 'ok';
  return slow > 0 ? 'slow' : failing > 0 ? 'failing' : 'unknown';
}
