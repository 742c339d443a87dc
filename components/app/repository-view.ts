import type { RepositoryRow } from '../../lib/repositories/list-repositories';
import type { RepositoryCount } from '../../lib/repositories/count-by-repository';

/** A row as the browser gets it: only what the table shows. */
export interface TableRow extends Pick<RepositoryRow, 'id' | 'path' | 'name' | 'webUrl' | 'active' | 'extra' | 'collect' | 'progress' | 'message' | 'incomplete' | 'lastFound' | 'openSource' | 'openSourceFrom'> {
  owner: string;
  /** Visibility, fork, archived, licence, stars, in words. */
  marks: string;
  updated: string | null;
  commits: number | null;
  lastCommit: string | null;
  /** What its owner chose; undefined where he chose nothing. */
  settings?: { shown: RepositoryRow['shown']; alias: string; paths: string[]; commits: string[] };
}

function settingsOf({ shown, alias, exclusions: { paths, commits } }: RepositoryRow): TableRow['settings'] {
  return shown === 'name' && alias === '' && paths.length + commits.length === 0 ? undefined : { shown, alias, paths, commits };
}

/** The table's rows from what the verbs give. */
export function tableRows(rows: readonly RepositoryRow[], counts: ReadonlyMap<string, RepositoryCount>): TableRow[] {
  return rows.map((row) => {
    const { id, path, name, webUrl, active, extra, collect, progress, message, incomplete, lastFound, openSource, openSourceFrom, owner, visibility, fork, archived, licence, stars, checked, completed } = row;
    const settings = settingsOf(row);
    return {
      id, path, name, webUrl, active, extra, collect, progress, message, incomplete, lastFound, openSource, openSourceFrom, ...(settings && { settings }),
      owner: extra ? '' : (owner?.name ?? ''),
      marks: [visibility, fork && 'fork', archived && 'archived', licence?.spdx, stars !== null && stars > 0 && `${stars} ${stars === 1 ? 'star' : 'stars'}`].filter(Boolean).join(', '),
      updated: checked ?? completed, commits: completed === null ? null : (counts.get(id)?.commits ?? 0), lastCommit: counts.get(id)?.last ?? null,
    };
  });
}

export const FILTERS = ['all', 'active', 'trouble', 'off'] as const;
export type Filter = (typeof FILTERS)[number];

const FITS: Readonly<Record<Filter, (row: TableRow) => boolean>> = {
  all: () => true,
  active: ({ active }) => active,
  trouble: ({ collect, message }) => collect === 'stopped' || collect === 'partial' || message !== '',
  off: ({ active }) => !active,
};

export const COLUMNS = ['repository', 'collection', 'commits', 'lastFound', 'lastCommit', 'updated'] as const;
export type Column = (typeof COLUMNS)[number];

/** What a column is ordered by; texts and numbers are never mixed within one. */
const KEY: Readonly<Record<Column, (row: TableRow) => string | number>> = {
  repository: ({ path }) => path.toLowerCase(),
  collection: ({ collect }) => collect,
  commits: ({ commits }) => commits ?? -1,
  lastFound: ({ lastFound }) => lastFound ?? '',
  lastCommit: ({ lastCommit }) => lastCommit ?? '',
  updated: ({ updated }) => updated ?? '',
};

export interface View { query: string; filter: Filter; sort: { column: Column; down: boolean } | undefined }

/** Rows that fit what was typed and chosen. Every word typed must be in the path or the marks. Without a chosen order they stay by owner. */
export function viewRows(rows: readonly TableRow[], { query, filter, sort }: View): TableRow[] {
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean);
  const found = rows.filter((row) => FITS[filter](row) && words.every((word) => `${row.path} ${row.marks}`.toLowerCase().includes(word)));
  if (!sort) return found;
  const sign = sort.down ? -1 : 1;
  const keyed = found.map((row) => ({ row, key: KEY[sort.column](row) }));
  return keyed.sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : 0)).map(({ row }) => row);
}

/** How many rows each filter leaves. */
export function filterCounts(rows: readonly TableRow[]): Record<Filter, number> {
  return { all: rows.length, active: rows.filter(FITS.active).length, trouble: rows.filter(FITS.trouble).length, off: rows.filter(FITS.off).length };
}
