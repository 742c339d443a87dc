import { monthRange } from '../../cv/months';

/** Round values from 0 to at least `most`, at most `intervals` + 1 of them; 0 and 1 where nothing is there. */
export function roundTicks(most: number, intervals = 4): number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / intervals;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= rough && Number.isInteger(candidate * Math.max(power, 1))) ?? 10;
  const step = Math.max(1, factor * power);
  const count = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** Where a time axis has labels. */
export interface TimeTicks {
  /** First months, `YYYY-MM`. */
  months: string[];
  /** Highcharts' template of a label. */
  format: string;
}

/** Room in px that a label of a year or of a month takes. */
const YEAR_ROOM = 48;
const MONTH_ROOM = 76;
const YEAR_STEPS = [1, 2, 3, 5, 10, 20, 50];
const MONTH_STEPS = [1, 3, 6];
/** Years are enough from this many months on. */
const LONG = 36;

/**
 * Chooses the labels of a time axis of so many px: years at their start; months where less than three years are shown and
 * they fit. Labels never touch and the last one stays inside the axis.
 */
export function timeTicks(from: string, to: string, width: number): TimeTicks {
  const months = monthRange(from, to);
  const step = width / Math.max(1, months.length);
  const byMonth = months.length < LONG ? MONTH_STEPS.find((every) => every * step >= MONTH_ROOM) : undefined;
  const byYear = YEAR_STEPS.find((years) => years * 12 * step >= YEAR_ROOM) ?? 100;
  const firstYear = Number(months.find((month) => month.endsWith('-01'))?.slice(0, 4) ?? 0);
  const labelled = (month: string): boolean => {
    const [year, index] = [Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1];
    return byMonth === undefined ? index === 0 && (year - firstYear) % byYear === 0 : index % byMonth === 0;
  };
  const room = byMonth === undefined ? 30 : 54;
  const chosen = months.filter((month, index) => labelled(month) && (months.length - index) * step >= room);
  // An axis without any label would not say when; its start always can.
  if (chosen.length === 0 && months[0] !== undefined) return { months: [months[0]], format: '{value:%b %Y}' };
  return { months: chosen, format: byMonth === undefined ? '{value:%Y}' : '{value:%b %Y}' };
}
