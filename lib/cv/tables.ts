import type { ChartSpec, ChartTable } from '../charts/types';
import type { Figures, PackageFigures } from '../snapshots/types';
import { activeUnit, shownSections } from './page-sections';
import type { CvPage } from './types';
import type { Words } from './words/types';

/** The tables a page offers; each gathers the charts whose ids start with its name. Their titles are the catalogue's. */
export const TABLES = ['languages', 'kinds', 'hours', 'years', 'days', 'open-source', 'pull-requests', 'repositories', 'calendar', 'packages'] as const;
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

/** Repositories with a commit in the view, in order of their first one. */
export function repositoriesByFirst({ byRepository }: Figures): Figures['byRepository'] {
  return byRepository.filter(({ commits }) => commits > 0).toSorted((a, b) => ((a.first ?? '9') < (b.first ?? '9') ? -1 : 1));
}

/** Repositories in order of their first commit, with the months of their first and last; undefined where the page does not show them. */
function repositoriesTable({ cv, all, figures }: CvPage, { repositories, common, activeNames, working }: Words): ChartTable | undefined {
  const rows = repositoriesByFirst(figures);
  if (rows.length === 0 || !shownSections(cv, all).includes('repositories')) return undefined;
  return {
    columns: [repositories.head, common.commits, activeNames[activeUnit(figures)], working.years.first, working.years.last],
    rows: rows.map(({ repository, commits, activeDays, first, last }) => [repository.name, commits, activeDays, first?.slice(0, 7) ?? null, last?.slice(0, 7) ?? null]),
  };
}

/** The days of the calendar with a commit; undefined where the page shows no calendar. */
function calendarTable({ cv, all, figures }: CvPage, { charts, common }: Words): ChartTable | undefined {
  const rows = figures.byDay.filter(({ commits }) => commits > 0);
  if (rows.length === 0 || !shownSections(cv, all).includes('days')) return undefined;
  return { columns: [charts.day, common.commits], rows: rows.map(({ period, commits }) => [period, commits]) };
}

/** Packages of the chosen period, those with the longest use first. */
export function packagesInView({ period }: Pick<CvPage, 'period'>): readonly PackageFigures[] {
  return (period.packages ?? []).toSorted((a, b) => b.months - a.months || (a.name < b.name ? -1 : 1));
}

/** Packages with their months of use; undefined where the page shows none. */
function packagesTable(page: CvPage, { packages }: Words): ChartTable | undefined {
  const rows = packagesInView(page);
  if (rows.length === 0 || !shownSections(page.cv, page.all).includes('packages')) return undefined;
  return {
    columns: [packages.head.name, packages.head.registry, packages.head.months, packages.head.first, packages.head.last],
    rows: rows.map(({ name, ecosystem, months, first, last }) => [name, packages.registries[ecosystem], months, first, last]),
  };
}

/** The table of a page by its name; undefined where the page has no such chart. */
export function pageTable(page: CvPage, name: TableName, words: Words): ChartTable | undefined {
  switch (name) {
    case 'repositories': return repositoriesTable(page, words);
    case 'calendar': return calendarTable(page, words);
    case 'packages': return packagesTable(page, words);
    default: return tableOf(page.specs, name);
  }
}
