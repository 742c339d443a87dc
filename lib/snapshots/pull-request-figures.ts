import { dayNumber, monthOf, monthText } from './days';
import type { PullRequestFigures, Snapshot, View } from './types';

/** Pull or merge requests in the months of a view; a month that a period begins or ends in counts whole. Undefined where nothing is known of any. */
export function pullRequestFiguresOf({ pullRequests }: Pick<Snapshot, 'pullRequests'>, { from, to }: View): PullRequestFigures | undefined {
  if (pullRequests === undefined) return undefined;
  const [least, most] = [from === undefined ? 0 : monthOf(dayNumber(from)), to === undefined ? Number.POSITIVE_INFINITY : monthOf(dayNumber(to))];
  const byMonth = new Map<number, { opened: number; merged: number; reviewed: number }>();
  const repositories = new Set<string>();
  for (const { repository, months, opened, merged, reviewed } of pullRequests) {
    for (const [row, month] of months.entries()) {
      if (month < least || month > most) continue;
      repositories.add(repository);
      const sum = byMonth.get(month) ?? { opened: 0, merged: 0, reviewed: 0 };
      byMonth.set(month, { opened: sum.opened + (opened[row] ?? 0), merged: sum.merged + (merged[row] ?? 0), reviewed: sum.reviewed + (reviewed[row] ?? 0) });
    }
  }
  const rows = [...byMonth].toSorted(([a], [b]) => a - b).map(([month, numbers]) => ({ month: monthText(month), ...numbers }));
  const total = (of: 'opened' | 'merged' | 'reviewed'): number => rows.reduce((sum, row) => sum + row[of], 0);
  return { opened: total('opened'), merged: total('merged'), reviewed: total('reviewed'), repositories: repositories.size, byMonth: rows };
}
