import { AppError } from '../errors/app-error';
import { dayOf, wallClock } from '../facts/clock';
import type { GitTime } from '../git/types';

/** Days on the author's own clock. */
export interface DayRange {
  /** A commit without a possible date is in no range but the endless one. */
  includes(time: GitTime): boolean;
}

/** Makes a range of days `YYYY-MM-DD`, both included. Throws `wrong-use` for what is no day, or for an end before the start. */
export function createDayRange(since: string | undefined, until: string | undefined): DayRange {
  const first = since === undefined ? -Infinity : parseDay(since);
  const last = until === undefined ? Infinity : parseDay(until);
  if (first > last) throw new AppError('wrong-use', `The period ends (${until}) before it begins (${since}).`);
  if (since === undefined && until === undefined) return { includes: () => true };
  return {
    includes(time) {
      const wall = wallClock(time);
      return wall !== null && dayOf(wall) >= first && dayOf(wall) <= last;
    },
  };
}

function parseDay(text: string): number {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (year === undefined || date.toISOString().slice(0, 10) !== text) throw new AppError('wrong-use', `"${text}" is not a day. Write it as 2024-01-31.`);
  return date.getTime() / 86_400_000;
}
