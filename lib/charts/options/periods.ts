import { addMonths, dayNumber, monthRange } from '../../cv/months';
import type { Formats } from '../../cv/words/formats';
import type { Words } from '../../cv/words/types';

/** How many months a column stands for. */
export const UNITS = { month: 1, quarter: 3, year: 12 } as const;
export type PeriodUnit = keyof typeof UNITS;

/** A column of a chart over time. */
export interface Period {
  /** First month, `YYYY-MM`. */
  from: string;
  /** `Jan 2021`, `Q1 2021` or `2021`. */
  label: string;
}

/** Least width of a column and the part of its step that it fills. */
const LEAST_WIDTH = 3;
const FILLED = 0.88;

/** First month of the unit in which a month lies. */
export function startOf(month: string, unit: PeriodUnit): string {
  const offset = (Number(month.slice(5, 7)) - 1) % UNITS[unit];
  return addMonths(month.slice(0, 7), -offset);
}

/** What a column is called; quarters as `quarters` says them, first to fourth, before the year. */
export function periodLabel(from: string, unit: PeriodUnit, { shortMonth }: Pick<Formats, 'shortMonth'>, quarters: readonly string[]): string {
  if (unit === 'year') return from.slice(0, 4);
  return unit === 'month' ? shortMonth(from) : `${quarters[Math.ceil(Number(from.slice(5, 7)) / 3) - 1] ?? ''} ${from.slice(0, 4)}`;
}

/** The finest unit whose columns are at least 3 px wide on an axis of so many px; years where even they are not. */
export function unitFor(from: string, to: string, width: number): PeriodUnit {
  const months = monthRange(from, to).length;
  const fits = (unit: PeriodUnit): boolean => (width / Math.ceil(months / UNITS[unit])) * FILLED >= LEAST_WIDTH;
  return fits('month') ? 'month' : fits('quarter') ? 'quarter' : 'year';
}

/** The columns from the one that holds the first month to the one that holds the last. */
export function periodsOf(from: string, to: string, unit: PeriodUnit, words: Words): Period[] {
  const first = startOf(from, unit);
  return monthRange(first, to)
    .filter((_, index) => index % UNITS[unit] === 0)
    .map((month) => ({ from: month, label: periodLabel(month, unit, words, words.charts.quarters) }));
}

const DAY = 86_400_000;

/** Start of a month on a time axis, in ms since 1970 UTC. */
export function startTime(month: string): number {
  return dayNumber(`${month}-01`) * DAY;
}

/** Mean length of a column on a time axis in ms. */
export function meanLength(unit: PeriodUnit): number {
  return 2 * Math.round((365.2425 / 24) * UNITS[unit] * DAY);
}
