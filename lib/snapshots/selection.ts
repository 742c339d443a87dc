import { dayNumber, firstDayOf, monthOf } from './days';
import type { Snapshot, View } from './types';

/** A view in the numbers of the cells. */
export interface Selection {
  /** Index of the language; null for all, -2 for one that the snapshot does not hold. */
  language: number | null;
  /** Whether commits of this day (-1: undated) are in the period. */
  holds: (day: number) => boolean;
  /** First and last dated day of the snapshot; 0 and -1 where there is none. */
  firstDay: number;
  lastDay: number;
  /** Month number of a day between these. */
  monthAt: (day: number) => number;
}

/** Reads a view. Throws `wrong-use` for days that no calendar has; a period that ends before it begins holds nothing. */
export function selectionOf(snapshot: Snapshot, view: View): Selection {
  const from = view.from === undefined ? undefined : dayNumber(view.from);
  const to = view.to === undefined ? undefined : dayNumber(view.to);
  const days = snapshot.commits.day;
  const firstDay = days.find((day) => day >= 0) ?? 0;
  const lastDay = Math.max(firstDay - 1, days.at(-1) ?? -1);
  const months = monthsFrom(firstDay, lastDay);
  const low = from ?? 0;
  const high = to ?? Number.POSITIVE_INFINITY;
  const open = from === undefined && to === undefined;
  return {
    language: view.language === undefined ? null : missingAs(-2, snapshot.languages.indexOf(view.language)),
    holds: open ? () => true : (day) => day >= low && day <= high && day >= 0,
    firstDay,
    lastDay,
    monthAt: (day) => months[day - firstDay] ?? 0,
  };
}

/** Month numbers of the days from the first to the last. */
function monthsFrom(firstDay: number, lastDay: number): Int32Array {
  const months = new Int32Array(lastDay - firstDay + 1);
  for (let day = firstDay, month = monthOf(firstDay); day <= lastDay; month++) {
    const next = firstDayOf(month + 1);
    for (; day < next && day <= lastDay; day++) months[day - firstDay] = month;
  }
  return months;
}

function missingAs(missing: number, index: number): number {
  return index < 0 ? missing : index;
}
