import type { Figures } from '../snapshots/types';
import { dateOf, dayNumber, yearRange } from './months';
import { axisMonths } from './ranking';

/** A year of the calendar, or several empty ones in a row. */
export interface CalendarYear {
  /** `2019`, or `2018–2019` where nothing lies in either. */
  label: string;
  days: number;
  /** Columns of weeks; each day as [week, weekday 0 = Monday, level 1–4]; empty where several years are empty. */
  cells: [number, number, number][];
  /** First and last day drawn, as [week, weekday]. */
  from: [number, number];
  to: [number, number];
}

export interface Calendar {
  years: CalendarYear[];
  /** Commits from which a day has level 2, 3 and 4: cut at 25, 50 and 80 % of the active days. */
  cuts: [number, number, number];
}

/** Commits a day at which the levels begin, from all active days of the view, so that years compare. */
export function levelCuts(counts: readonly number[]): [number, number, number] {
  const sorted = counts.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 1;
  const second = Math.max(2, at(0.25));
  const third = Math.max(second + 1, at(0.5));
  return [second, third, Math.max(third + 1, at(0.8))];
}

const weekday = (days: number) => (days + 3) % 7;

function yearOf(year: string, byDay: ReadonlyMap<string, number>, cuts: readonly number[], today: string): CalendarYear {
  const start = dayNumber(`${year}-01-01`);
  const end = Math.min(dayNumber(`${year}-12-31`), Math.max(start, dayNumber(today)));
  const offset = weekday(start);
  const place = (days: number): [number, number] => [Math.floor((days - start + offset) / 7), weekday(days)];
  const cells: CalendarYear['cells'] = [];
  for (let days = start; days <= dayNumber(`${year}-12-31`); days += 1) {
    const commits = byDay.get(dateOf(days)) ?? 0;
    if (commits > 0) {
      const level = 1 + cuts.filter((cut) => commits >= cut).length;
      cells.push([...place(days), level]);
    }
  }
  return { label: year, days: cells.length, cells, from: place(start), to: place(end) };
}

/** The calendar of a view: every year of its axis, empty neighbours together, on one scale. */
export function calendarOf(figures: Figures, today: string): Calendar {
  const byDay = new Map(figures.byDay.map(({ period, commits }) => [period, commits]));
  const cuts = levelCuts(figures.byDay.map(({ commits }) => commits).filter((commits) => commits > 0));
  const axis = axisMonths(figures, today);
  const years: CalendarYear[] = [];
  let empty: string[] = [];
  const close = () => {
    const [first, last] = [empty[0], empty.at(-1)];
    if (first !== undefined && last !== undefined && first !== last) years.push({ label: `${first}–${last}`, days: 0, cells: [], from: [0, 0], to: [0, 0] });
    else if (first !== undefined) years.push(yearOf(first, byDay, cuts, today));
    empty = [];
  };
  for (const year of yearRange(axis.from, axis.to)) {
    const one = yearOf(year, byDay, cuts, today);
    if (one.days === 0) empty.push(year);
    else { close(); years.push(one); }
  }
  close();
  return { years, cuts };
}
