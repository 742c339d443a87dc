import type { LiveRow } from '../../lib/collections/watch-collecting';
import type { RepositoryCount } from '../../lib/repositories/count-by-repository';
import type { RepositoryRow } from '../../lib/repositories/list-repositories';

/** A row as the browser gets it: only what the table shows. */
export interface TableRow extends Pick<RepositoryRow, 'id' | 'path' | 'name' | 'webUrl' | 'active' | 'extra' | 'collect' | 'progress' | 'step' | 'message' | 'incomplete' | 'lastCommit' | 'openSource' | 'openSourceFrom'> {
  owner: string;
  /** Visibility, fork, archived, licence, stars, in words. */
  marks: string;
  updated: string | null;
  commits: number | null;
  /** Day of the last commit where only that is known, `YYYY-MM-DD`. */
  lastDay: string | null;
  /** Its token listed it later than the others, and not long ago. */
  fresh: boolean;
  /** Seconds until the step under way is done; null while nobody can say. */
  left?: number | null;
  /** What its owner chose; undefined where he chose nothing. */
  settings?: { shown: RepositoryRow['shown']; alias: string; paths: string[]; commits: string[] };
}

const HOUR = 3_600_000;
/** How long a repository that came later is called new. */
const NEW_MS = 30 * 24 * HOUR;

function settingsOf({ shown, alias, exclusions: { paths, commits } }: RepositoryRow): TableRow['settings'] {
  return shown === 'name' && alias === '' && paths.length + commits.length === 0 ? undefined : { shown, alias, paths, commits };
}

function isFresh(created: string, { since, now }: { since: string; now: number }): boolean {
  const made = Date.parse(created);
  return made - Date.parse(since) > HOUR && now - made < NEW_MS;
}

/** The table's rows from what the verbs give. `since`: when the token was added; `now` in milliseconds since 1970. */
export function tableRows(rows: readonly RepositoryRow[], counts: ReadonlyMap<string, RepositoryCount>, times: { since: string; now: number }): TableRow[] {
  return rows.map((row) => {
    const { id, path, name, webUrl, active, extra, collect, progress, step, message, incomplete, lastCommit, openSource, openSourceFrom, owner, visibility, fork, archived, licence, stars, checked, completed, found, created } = row;
    const settings = settingsOf(row);
    return {
      id, path, name, webUrl, active, extra, collect, progress, step, message, incomplete, lastCommit, openSource, openSourceFrom, ...(settings && { settings }),
      owner: extra ? '' : (owner?.name ?? ''),
      marks: [visibility, fork && 'fork', archived && 'archived', licence?.spdx, stars !== null && stars > 0 && `${stars} ${stars === 1 ? 'star' : 'stars'}`].filter(Boolean).join(', '),
      updated: checked ?? completed, commits: counts.get(id)?.commits ?? found, lastDay: counts.get(id)?.last ?? null, fresh: isFresh(created, times),
    };
  });
}

/** The rows with what was told of some of them since the page was made. */
export function withLive(rows: readonly TableRow[], live: ReadonlyMap<string, LiveRow>): readonly TableRow[] {
  if (live.size === 0) return rows;
  return rows.map((row) => {
    const now = live.get(row.id);
    if (!now) return row;
    const { active, collect, progress, step, left, message, incomplete, lastCommit, checked, completed, found } = now;
    return { ...row, active, collect, progress, step, left, message, incomplete, lastCommit, updated: checked ?? completed, commits: row.commits !== null && collect === 'counting' ? row.commits : (found ?? row.commits) };
  });
}

export const FILTERS = ['all', 'active', 'off', 'trouble', 'new'] as const;
export type Filter = (typeof FILTERS)[number];

const FITS: Readonly<Record<Filter, (row: TableRow) => boolean>> = {
  all: () => true,
  active: ({ active }) => active,
  trouble: ({ collect, message }) => collect === 'stopped' || collect === 'partial' || message !== '',
  off: ({ active }) => !active,
  new: ({ fresh }) => fresh,
};

export const COLUMNS = ['repository', 'collection', 'commits', 'lastFound', 'lastCommit', 'updated'] as const;
export type Column = (typeof COLUMNS)[number];

/** What a column is ordered by; texts and numbers are never mixed within one. */
const KEY: Readonly<Record<Column, (row: TableRow) => string | number>> = {
  repository: ({ path }) => path.toLowerCase(),
  collection: ({ collect }) => collect,
  commits: ({ commits }) => commits ?? -1,
  lastFound: ({ lastCommit }) => lastCommit?.sha ?? '',
  lastCommit: ({ lastCommit, lastDay }) => lastCommit?.time ?? (lastDay === null ? -1 : Date.parse(lastDay) / 1_000),
  updated: ({ updated }) => updated ?? '',
};

export interface View { query: string; filter: Filter; sort: { column: Column; down: boolean } | undefined }

/** What is searched in each row, in its order: made once for all keystrokes. */
export function searchTexts(rows: readonly TableRow[]): string[] {
  return rows.map(({ path, marks }) => `${path} ${marks}`.toLowerCase());
}

/** Rows that fit what was typed and chosen. Every word typed must be in the path or the marks. Without a chosen order they stay by owner. */
export function viewRows(rows: readonly TableRow[], { query, filter, sort }: View, texts: readonly string[] = searchTexts(rows)): TableRow[] {
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean);
  const found = rows.filter((row, at) => FITS[filter](row) && words.every((word) => texts[at]?.includes(word)));
  if (!sort) return found;
  const sign = sort.down ? -1 : 1;
  const keyed = found.map((row) => ({ row, key: KEY[sort.column](row) }));
  return keyed.sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : 0)).map(({ row }) => row);
}

/** Repositories that were read and hold no commit of the person: they stand behind the others until they are asked for. */
export function isFolded({ commits, collect, message, settings }: TableRow): boolean {
  return commits === 0 && (collect === 'up-to-date' || collect === 'off') && message === '' && settings === undefined;
}

/** How many rows each filter leaves. */
export function filterCounts(rows: readonly TableRow[]): Record<Filter, number> {
  const counts = { all: 0, active: 0, off: 0, trouble: 0, new: 0 };
  for (const row of rows) for (const filter of FILTERS) if (FITS[filter](row)) counts[filter] += 1;
  return counts;
}
