import { addMonths } from '../../cv/months';
import { formatsOf, type PluralForms } from '../../cv/words/formats';
import type { CvLanguage } from '../../documents/collections/cv-languages';
import { periodLabel, UNITS, type PeriodUnit } from '../options/periods';

/** What a chart's options say, beside Highcharts' own, about reading it. */
export interface Reading {
  tooltip: 'stack' | 'part' | 'year' | 'hour' | 'day';
  /** Of the page's fixed words; English where it is missing. */
  language?: CvLanguage;
  /** What is counted. */
  unit?: PluralForms;
  /** What a part is of, e.g. `of labelled commits`. */
  of?: string;
  /** Names of the quarters of a year. */
  quarters?: string[];
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
const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** Reads the points under the pointer: period and total first, then at most five parts by size. */
export function tell(reading: Reading, points: readonly ReadPoint[]): Told {
  const [first] = points;
  if (!first) return { title: '', value: '', rows: [] };
  const { unit = { other: '' }, periods, years, of = '', quarters = [] } = reading;
  const { amount, day, share, percent, weekdays } = formatsOf(reading.language ?? 'en');
  switch (reading.tooltip) {
    case 'stack': {
      const month = periods ? addMonths(periods.first, first.index * UNITS[periods.unit]) : '';
      const rows = points.filter(({ y }) => y > 0).toSorted((a, b) => b.y - a.y).slice(0, ROWS);
      return {
        title: periods ? periodLabel(month, periods.unit, formatsOf(reading.language ?? 'en'), quarters) : '',
        value: amount(Math.round(points.reduce((sum, { y }) => sum + y, 0)), unit),
        rows: rows.map(({ color, series, y }) => ({ color, name: series.name, value: share(y) })),
      };
    }
    case 'part':
      return { title: String((years?.first ?? 0) + first.x), value: `${percent(first.y / 100)} ${of}`, rows: [] };
    case 'year':
      return { title: String((years?.first ?? 0) + first.x), value: amount(first.y, unit), rows: [] };
    case 'hour':
      return { title: `${weekdays('long')[first.y] ?? ''}, ${clock(first.x)}–${clock((first.x + 1) % 24)}`, value: amount(first.value ?? 0, unit), rows: [] };
    case 'day':
      return { title: day(new Date(first.x).toISOString().slice(0, 10)), value: amount(first.y, unit), rows: [] };
    default:
      return reading.tooltip satisfies never;
  }
}

/** One point as a sentence, for screen readers. */
export function describe(reading: Reading, point: ReadPoint): string {
  const { title, value } = tell(reading, [point]);
  return reading.tooltip === 'stack' ? `${title}, ${point.series.name}: ${formatsOf(reading.language ?? 'en').count(Math.round(point.y))}.` : `${title}: ${value}.`;
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
