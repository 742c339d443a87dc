import type { ChartSpec, ChartTable } from '../charts/types';

/** The tables a page offers; each gathers the charts whose ids start with its name. Their titles are the catalogue's. */
export const TABLES = ['languages', 'kinds', 'hours', 'years', 'days', 'open-source', 'pull-requests'] as const;
export type TableName = (typeof TABLES)[number];

/** Whether a page offers a table of this name. */
export function isTable(name: string): name is TableName {
  return (TABLES as readonly string[]).includes(name);
}

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
