import type { PullRequestCount } from '../documents/collections';
import type { PullRequestAct, PullRequestMonths } from './types';
import { PULL_REQUEST_ACTS } from './types';

type Counts = PullRequestCount['repositories'];
type Numbers = Record<PullRequestAct, number>;

/** Columns of months with a number, ascending. */
export function columnsOf(months: ReadonlyMap<number, Numbers>): PullRequestMonths {
  const rows = [...months].filter(([, numbers]) => PULL_REQUEST_ACTS.some((act) => numbers[act] > 0)).toSorted(([a], [b]) => a - b);
  const column = (act: PullRequestAct): number[] => rows.map(([, numbers]) => numbers[act]);
  return { months: rows.map(([month]) => month), opened: column('opened'), merged: column('merged'), reviewed: column('reviewed') };
}

/** The rows of columns, by month. */
export function rowsOf({ months, ...columns }: PullRequestMonths): Map<number, Numbers> {
  return new Map(months.map((month, row) => [month, { opened: columns.opened[row] ?? 0, merged: columns.merged[row] ?? 0, reviewed: columns.reviewed[row] ?? 0 }]));
}

const NONE: Numbers = { opened: 0, merged: 0, reviewed: 0 };

/** What one question found, in place of what was known of its act in its months. Counted twice it is the same. */
export function withFound(before: Counts, { act, from, to }: { act: PullRequestAct; from: number; to: number }, found: readonly { repository: string; month: number }[]): Counts {
  const all = new Map(before.map(({ repository, ...columns }) => [repository, rowsOf(columns)]));
  for (const rows of all.values()) for (const [month, numbers] of rows) if (month >= from && month <= to) rows.set(month, { ...numbers, [act]: 0 });
  for (const { repository, month } of found) {
    if (month < from || month > to) continue;
    const rows = all.get(repository) ?? new Map<number, Numbers>();
    const numbers = rows.get(month) ?? NONE;
    rows.set(month, { ...numbers, [act]: numbers[act] + 1 });
    all.set(repository, rows);
  }
  const counts = [...all].map(([repository, rows]) => ({ repository, ...columnsOf(rows) })).filter(({ months }) => months.length > 0);
  return counts.toSorted((a, b) => (a.repository < b.repository ? -1 : 1));
}
