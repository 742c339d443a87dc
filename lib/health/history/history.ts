import { COLLECTION, inOrder } from './parts';
import type { KnownDay } from './read-health';
import { DAYS, SLOTS, SLOT_MS, dayName, dayOfSlot, slotAt, slotState } from './slots';
import type { SlotState } from './slots';

/** Two slots in trouble with at most so many between them are the same trouble: some parts are asked in every third slot only. */
const BRIDGE = 3;
/** More minutes in trouble than this are shown as trouble. */
export const SHORT_MINUTES = 5;
/** What was learned longer ago says nothing of the present. */
const PRESENT_SLOTS = 7;
/** Events that are told. */
const MOST_EVENTS = 20;
const SLOT_MINUTES = SLOT_MS / 60_000;

/** A time in which a part did not answer, or slowly. Moments in milliseconds since 1970, to five minutes. */
export interface Trouble {
  part: string;
  kind: 'slow' | 'failing';
  from: number;
  /** When it answered again, or when it was last asked before nobody asked any more; null while it lasts. */
  until: number | null;
  /** Whether it is known to be back: false while it lasts, and where nobody asked after that. */
  back: boolean;
}

export interface PartDay {
  /** `2026-11-21`, UTC. */
  day: string;
  /** Slots in which it is known how the part answered. */
  checks: number;
  /** Minutes in trouble. */
  minutes: number;
  state: 'unknown' | 'ok' | 'trouble';
}

/** What is known of one part. */
export interface PartHistory {
  part: string;
  /** 90 days, the present one last. */
  days: PartDay[];
  /** How it answered in the last half hour; `unknown` where nobody asked. */
  present: SlotState;
  /** Slots in which it is known how it answered, and those of them in which it answered as it should. */
  checks: number;
  good: number;
  troubles: Trouble[];
}

export interface History {
  parts: PartHistory[];
  /** Of all parts, the newest first, 20 at most, those of five minutes left out. */
  events: Trouble[];
}

interface Timeline { first: number; states: SlotState[] }

function timelineOf(part: string, days: ReadonlyMap<number, KnownDay>, today: number): Timeline {
  const states: SlotState[] = [];
  for (let day = today - DAYS + 1; day <= today; day += 1) {
    const slots = days.get(day)?.parts.find((one) => one.part === part)?.slots;
    for (let slot = 0; slot < SLOTS; slot += 1) states.push(slots ? slotState(slots, slot) : 'unknown');
  }
  return { first: (today - DAYS + 1) * SLOTS, states };
}

const isTrouble = (state: SlotState | undefined): boolean => state === 'slow' || state === 'failing';

function endOf({ first, states }: Timeline, last: number, present: number): Pick<Trouble, 'until' | 'back'> {
  for (let at = last + 1; at <= last + 1 + BRIDGE && at < states.length; at += 1) {
    if (states[at] === 'ok') return { until: (first + at) * SLOT_MS, back: true };
  }
  return present - (first + last) < PRESENT_SLOTS ? { until: null, back: false } : { until: (first + last + 1) * SLOT_MS, back: false };
}

function troublesOf(part: string, timeline: Timeline, present: number): Trouble[] {
  const { first, states } = timeline;
  const found: Trouble[] = [];
  for (let at = 0; at < states.length; at += 1) {
    if (!isTrouble(states[at])) continue;
    let last = at;
    for (let next = at + 1; next <= last + 1 + BRIDGE && next < states.length; next += 1) if (isTrouble(states[next])) last = next;
    const kind = states.slice(at, last + 1).includes('failing') ? 'failing' : 'slow';
    found.push({ part, kind, from: (first + at) * SLOT_MS, ...endOf(timeline, last, present) });
    at = last;
  }
  return found;
}

/** How long it lasted, or has lasted, in minutes. `now` in milliseconds since 1970. */
export function minutesOf({ from, until }: Trouble, now: number): number {
  return Math.max(SLOT_MINUTES, Math.round(((until ?? now) - from) / 60_000));
}

function dayOf(day: number, { first, states }: Timeline, troubles: readonly Trouble[], now: number): PartDay {
  const begin = day * SLOTS * SLOT_MS;
  const own = states.slice(day * SLOTS - first, (day + 1) * SLOTS - first);
  const checks = own.filter((state) => state !== 'unknown').length;
  const spent = troubles.reduce((sum, { from, until }) => sum + Math.max(0, Math.min(until ?? Math.max(now, from + SLOT_MS), begin + SLOTS * SLOT_MS) - Math.max(from, begin)), 0);
  const minutes = Math.round(spent / 60_000);
  return { day: dayName(day), checks, minutes, state: minutes > SHORT_MINUTES ? 'trouble' : checks > 0 ? 'ok' : 'unknown' };
}

/** The last 90 days of every part, and what happened in them. `now` in milliseconds since 1970. */
export function historyOf(days: ReadonlyMap<number, KnownDay>, now: number): History {
  const present = slotAt(now);
  const today = dayOfSlot(present);
  const found = new Set([COLLECTION, ...[...days.values()].flatMap(({ parts }) => parts.map(({ part }) => part))]);
  const parts = inOrder(found).map((part): PartHistory => {
    const timeline = timelineOf(part, days, today);
    const troubles = troublesOf(part, timeline, present);
    const lately = timeline.states.slice(present - timeline.first - PRESENT_SLOTS + 1, present - timeline.first + 1);
    return {
      part, troubles, checks: timeline.states.filter((state) => state !== 'unknown').length, good: timeline.states.filter((state) => state === 'ok').length,
      present: lately.findLast((state) => state !== 'unknown') ?? 'unknown',
      days: Array.from({ length: DAYS }, (_, at) => dayOf(today - DAYS + 1 + at, timeline, troubles, now)),
    };
  });
  const events = parts.flatMap(({ troubles }) => troubles).filter((trouble) => minutesOf(trouble, now) > SHORT_MINUTES);
  return { parts, events: events.sort((one, other) => other.from - one.from || one.part.localeCompare(other.part)).slice(0, MOST_EVENTS) };
}
