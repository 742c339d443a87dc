/**
 * Pull and merge requests of a page, counted anew from `pullRequestCounts.json` of a person's archive as docs/counting-rules.md tells, month by month in the plainest way. It shares no code
 * with the program.
 */

interface Stored { repositories: { repository: string; months: number[]; opened: number[]; merged: number[]; reviewed: number[] }[] }

const ACTS = ['opened', 'merged', 'reviewed'] as const;

/** Adds up the months of the repositories that a page shows; `from` and `to` are `YYYY-MM`, both included. */
export function recountPullRequests(json: string, shown: ReadonlySet<string>, from = '0000-00', to = '9999-99') {
  const lines = (JSON.parse(json) as Stored[]).flatMap(({ repositories }) => repositories).filter(({ repository }) => shown.has(repository)).flatMap(({ repository, months, ...numbers }) =>
    months.map((month, row) => ({
      repository, month: new Date(Date.UTC(1970, month, 15)).toISOString().slice(0, 7), opened: numbers.opened[row] ?? 0, merged: numbers.merged[row] ?? 0, reviewed: numbers.reviewed[row] ?? 0,
    }))).filter(({ month }) => month >= from && month <= to);
  const total = (some: typeof lines, act: (typeof ACTS)[number]): number => some.reduce((sum, line) => sum + line[act], 0);
  const sums = (some: typeof lines) => ({ opened: total(some, 'opened'), merged: total(some, 'merged'), reviewed: total(some, 'reviewed') });
  const months = [...new Set(lines.map(({ month }) => month))].sort();
  return { ...sums(lines), repositories: new Set(lines.map(({ repository }) => repository)).size, byMonth: months.map((month) => ({ month, ...sums(lines.filter((line) => line.month === month)) })) };
}
