import { describe, expect, it } from 'vitest';
import { filterCounts, viewRows } from './repository-view';
import type { TableRow } from './repository-view';

const row = (path: string, other: Partial<TableRow> = {}): TableRow => ({
  id: path, path, name: path, webUrl: null, owner: path.split('/')[0] ?? '', active: true, extra: false, collect: 'up-to-date', progress: null, message: '', incomplete: 0, lastFound: null,
  openSource: null, openSourceFrom: 'forge', marks: 'private', updated: null, commits: 0, lastCommit: null, ...other,
});
const ROWS = [row('halden/imageworks', { commits: 9 }), row('halden/Quorum', { collect: 'stopped', commits: null }), row('ada/shape', { active: false, collect: 'off', marks: 'public, fork', commits: 100 })];
const paths = (view: Partial<Parameters<typeof viewRows>[1]>) => viewRows(ROWS, { query: '', filter: 'all', sort: undefined, ...view }).map(({ path }) => path);

describe('the repositories’ table', () => {
  it('stays by owner until another order is chosen', () => {
    expect(paths({})).toEqual(['halden/imageworks', 'halden/Quorum', 'ada/shape']);
  });

  it('finds every typed word, in any case, in path and marks', () => {
    expect(paths({ query: 'QUORUM' })).toEqual(['halden/Quorum']);
    expect(paths({ query: ' ada  fork ' })).toEqual(['ada/shape']);
    expect(paths({ query: 'ada nothing' })).toEqual([]);
  });

  it('orders numbers as numbers, what is not known first', () => {
    expect(paths({ sort: { column: 'commits', down: false } })).toEqual(['halden/Quorum', 'halden/imageworks', 'ada/shape']);
    expect(paths({ sort: { column: 'commits', down: true } })[0]).toBe('ada/shape');
  });

  it('counts what each filter leaves', () => {
    expect(filterCounts(ROWS)).toEqual({ all: 3, active: 2, trouble: 1, off: 1 });
    expect(paths({ filter: 'trouble' })).toEqual(['halden/Quorum']);
  });
});
