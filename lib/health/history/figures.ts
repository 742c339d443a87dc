import type { History } from './history';
import type { KnownDay } from './read-health';
import { dayOfSlot, slotAt } from './slots';
import { addWaits, emptyWaits, waitWithin } from './waits';

/** What is told of the service in figures; undefined where nothing is known. */
export interface HealthFigures {
  /** Repositories that were looked at for something new in the last 15 minutes. */
  looked: number | undefined;
  /** Milliseconds within which half of what was new in the last seven days was on its page after its forge told of it, and 99 of 100; Infinity: more than a day. */
  half: number | undefined;
  most: number | undefined;
  /** How many waits these are made from. */
  waits: number;
  /** Share (0 to 1) of the checks of all parts in 90 days that found no trouble. */
  answered: number | undefined;
  /** How many checks these are. */
  checks: number;
}

const LOOKED_SLOTS = 3;
const WEEK = 7;

/** The figures of these days and their history. `now` in milliseconds since 1970. */
export function figuresOf(days: ReadonlyMap<number, KnownDay>, { parts }: History, now: number): HealthFigures {
  const slot = slotAt(now);
  const today = dayOfSlot(slot);
  const looked = [...days.values()].flatMap((day) => day.looked).filter((one) => one.slot > slot - LOOKED_SLOTS - 1 && one.slot <= slot);
  const waits = Array.from({ length: WEEK }, (_, ago) => days.get(today - ago)?.waits ?? []).reduce<number[]>(addWaits, emptyWaits());
  const checks = parts.reduce((sum, part) => sum + part.checks, 0);
  return {
    looked: looked.length === 0 ? undefined : looked.reduce((sum, { repositories }) => sum + repositories, 0),
    half: waitWithin(waits, 0.5), most: waitWithin(waits, 0.99), waits: waits.reduce((sum, many) => sum + many, 0),
    answered: checks === 0 ? undefined : parts.reduce((sum, { good }) => sum + good, 0) / checks, checks,
  };
}
