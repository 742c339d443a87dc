import { AppError } from '../errors/app-error';

const DAY_MS = 86_400_000;

/** `YYYY-MM-DD` of a day number (days since 1970-01-01). */
export function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Months since 1970-01 of a day number. */
export function monthOf(day: number): number {
  const date = new Date(day * DAY_MS);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/** Day number of the first day of a month number. */
export function firstDayOf(month: number): number {
  return Date.UTC(1970, month) / DAY_MS;
}

/** `YYYY-MM` of a month number. */
export function monthText(month: number): string {
  return `${1970 + Math.floor(month / 12)}-${twoDigits((month % 12) + 1)}`;
}

/** A number below a hundred as two digits. */
export function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}

/** Weekday of a day number, 0 = Monday. */
export function weekdayOf(day: number): number {
  return (day + 3) % 7;
}

/**
 * Day number of `YYYY-MM-DD`. Throws `wrong-use` for anything else, also for days no calendar has.
 */
export function dayNumber(text: string): number {
  const milliseconds = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  const day = Math.floor(milliseconds / DAY_MS);
  if (Number.isNaN(milliseconds) || dayText(day) !== text) throw new AppError('wrong-use', `"${text.slice(0, 40)}" is not a day. Write it as 2026-11-21.`);
  return day;
}
