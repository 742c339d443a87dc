import type { ChartSpec, ChartTable } from '../charts/types';

/** The tables a page offers, with their titles; each gathers the charts whose ids start with its name. */
export const TABLES = {
  languages: 'Languages over time',
  kinds: 'Kinds of work per year',
  hours: 'Commits by weekday and hour',
  years: 'Commits and active days per year',
  days: 'Commits per day',
  'open-source': 'Open source and private work per year',
  'pull-requests': 'Pull and merge requests',
} as const;
export type TableName = keyof typeof TABLES;

function sameRows(tables: readonly ChartTable[]): boolean {
  const [first] = tables;
  return first !== undefined && tables.every(({ rows }) => rows.length === first.rows.length && rows.every(([label], index) => label === first.rows[index]?.[0]));
}

/**
 * The data table behind one chart, or behind small charts that stand side by side: those with the same rows become one
 * table with a column each. Undefined where the page has no such chart.
 */
export function tableOf(specs: readonly ChartSpec[], name: TableName): ChartTable | undefined {
  const own = specs.filter(({ id }) => id === `${name}-wide` || (id.startsWith(`${name}-`) && id.endsWith('-wide')));
  const tables = own.map(({ table }) => table);
  const [first] = tables;
  if (first === undefined || !sameRows(tables)) return first;
  return {
    columns: [first.columns[0] ?? '', ...tables.flatMap(({ columns }) => columns.slice(1))],
    rows: first.rows.map((row, index) => [row[0] ?? null, ...tables.flatMap(({ rows }) => rows[index]?.slice(1) ?? [])]),
  };
}
