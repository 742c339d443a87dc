import type { GitTime } from '../git/types';

/** First second of the year 2100: dates from here on are taken for mistakes. */
const END_OF_TIME = Date.UTC(2100, 0, 1) / 1000;
const DAY = 86_400;

/**
 * The author's wall clock in whole seconds, as if it were UTC, so that days and hours are those he worked.
 * Null where the commit holds no possible date: none at all, at or before 1970, or after 2099.
 */
export function wallClock(authored: GitTime): number | null {
  const { seconds, zoneMinutes } = authored;
  if (seconds === undefined || !Number.isSafeInteger(seconds) || seconds <= 0) return null;
  const local = seconds + (Number.isFinite(zoneMinutes) ? Math.trunc(zoneMinutes) * 60 : 0);
  return local < 0 || local >= END_OF_TIME ? null : local;
}

/** Seconds since 1970 UTC of a clock that is only compared, never shown; null where git holds none. */
export function instant(time: GitTime): number | null {
  return time.seconds !== undefined && Number.isSafeInteger(time.seconds) && time.seconds > 0 ? time.seconds : null;
}

/** Days since 1970-01-01 of a wall clock. */
export function dayOf(wall: number): number {
  return Math.floor(wall / DAY);
}
