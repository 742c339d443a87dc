import type { CalendarYear } from '../cv/calendar';

/** Part of the distance between days that a square fills. */
const FILLED = 0.88;

/** Path data of a square for each day, given as [week, weekday, …], in a box that starts at 0. */
export function squares(cells: readonly (readonly [number, number, ...unknown[]])[], pitch: number): string {
  const size = (pitch * FILLED).toFixed(2);
  return cells.map(([week, day]) => `M${(week * pitch).toFixed(2)} ${(day * pitch).toFixed(2)}h${size}v${size}h-${size}z`).join('');
}

/** All days of a year that the calendar draws, with commits or without, as [week, weekday]. */
export function drawnDays({ from, to }: CalendarYear): [number, number][] {
  const cells: [number, number][] = [];
  for (let week = from[0]; week <= to[0]; week += 1) {
    for (let day = week === from[0] ? from[1] : 0; day <= (week === to[0] ? to[1] : 6); day += 1) cells.push([week, day]);
  }
  return cells;
}
