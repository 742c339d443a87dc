import { amount, count, day, share } from '../../cv/format';
import { addMonths } from '../../cv/months';
import { periodLabel, UNITS, type PeriodUnit } from '../options/periods';

/** What a chart's options say, beside Highcharts' own, about reading it. */
export interface Reading {
  tooltip: 'stack' | 'part' | 'year' | 'hour' | 'day';
  /** What is counted, in the plural. */
  unit?: string;
  periods?: { first: string; unit: PeriodUnit };
  years?: { first: number };
}

/** A point as Highcharts hands it to formatters. */
export interface ReadPoint {
  index: number;
  x: number;
  y: number;
  value?: number;
  color: string;
  series: { name: string };
}

/** What stands in a tooltip: what and how much, then the parts. */
export interface Told {
  title: string;
  value: string;
  rows: { color: string; name: string; value: string }[];
}

const ROWS = 5;
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
const one = (unit: string): string => unit.replace(/s$/, '');

/** Reads the points under the pointer: period and total first, then at most five parts by size. */
export function tell(reading: Reading, points: readonly ReadPoint[]): Told {
  const [first] = points;
  if (!first) return { title: '', value: '', rows: [] };
  const { unit = 'commits', periods, years } = reading;
  switch (reading.tooltip) {
    case 'stack': {
      const month = periods ? addMonths(periods.first, first.index * UNITS[periods.unit]) : '';
      const rows = points.filter(({ y }) => y > 0).toSorted((a, b) => b.y - a.y).slice(0, ROWS);
      return {
        title: periods ? periodLabel(month, periods.unit) : '',
        value: amount(Math.round(points.reduce((sum, { y }) => sum + y, 0)), one(unit)),
        rows: rows.map(({ color, series, y }) => ({ color, name: series.name, value: share(y) })),
      };
    }
    case 'part':
      return { title: String((years?.first ?? 0) + first.x), value: `${first.y}% of labelled commits`, rows: [] };
    case 'year':
      return { title: String((years?.first ?? 0) + first.x), value: amount(first.y, one(unit)), rows: [] };
    case 'hour':
      return { title: `${WEEKDAYS[first.y]}, ${clock(first.x)}–${clock((first.x + 1) % 24)}`, value: amount(first.value ?? 0, 'commit'), rows: [] };
    case 'day':
      return { title: day(new Date(first.x).toISOString().slice(0, 10)), value: amount(first.y, 'commit'), rows: [] };
    default:
      return reading.tooltip satisfies never;
  }
}

/** One point as a sentence, for screen readers. */
export function describe(reading: Reading, point: ReadPoint): string {
  const { title, value } = tell(reading, [point]);
  return reading.tooltip === 'stack' ? `${title}, ${point.series.name}: ${count(Math.round(point.y))}.` : `${title}: ${value}.`;
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** A tooltip as a small table in Highcharts' markup; it becomes elements and style properties, no inline style. */
export function tooltipMarkup({ title, value, rows }: Told): string {
  const parts = rows.map((row) => '<tr>'
    + `<td style="padding:2px 8px 2px 0"><span style="display:inline-block;width:10px;height:10px;border-radius:2px;margin-right:8px;background-color:${escape(row.color)}"></span>${escape(row.name)}</td>`
    + `<td style="text-align:right;padding:2px 0">${escape(row.value)}</td></tr>`);
  const head = `<tr><td style="font-weight:600;padding:0 24px ${rows.length > 0 ? 4 : 0}px 0">${escape(title)}</td>`
    + `<td style="text-align:right;color:var(--ink2);padding:0 0 ${rows.length > 0 ? 4 : 0}px">${escape(value)}</td></tr>`;
  return `<table style="border-collapse:collapse;font-size:13px;line-height:18px">${head}${parts.join('')}</table>`;
}
