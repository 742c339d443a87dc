import { describe, expect, it } from 'vitest';
import { filterCounts, isFolded, tableRows, viewRows, withLive } from './repository-view';
import type { TableRow } from './repository-view';

const row = (path: string, other: Partial<TableRow> = {}): TableRow => ({
  id: path, path, name: path, webUrl: null, owner: path.split('/')[0] ?? '', active: true, extra: false, collect: 'up-to-date', progress: null, step: null, message: '', incomplete: 0, lastCommit: null,
  openSource: null, openSourceFrom: 'forge', marks: 'private', updated: null, commits: 0, lastDay: null, fresh: false, ...other,
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
    expect(filterCounts(ROWS)).toEqual({ all: 3, active: 2, trouble: 1, off: 1, new: 0 });
    expect(paths({ filter: 'trouble' })).toEqual(['halden/Quorum']);
  });

  it('follows what is told of a row while it is read, and keeps the number shown until the new one is whole', () => {
    const live = { id: 'ada/shape', active: true, collect: 'counting' as const, progress: 12, step: { name: 'reading' as const, done: 3, total: 9, began: 0 }, found: null, lastCommit: null, completed: null, checked: null, incomplete: 0, message: '', left: 6 };
    const now = withLive(ROWS, new Map([[live.id, live]]));
    expect(now[2]).toMatchObject({ collect: 'counting', active: true, commits: 100, left: 6, step: { done: 3 } });
    expect(now.slice(0, 2)).toEqual(ROWS.slice(0, 2));
    const done = { ...live, collect: 'up-to-date' as const, found: 112, completed: '2026-11-20T10:00:00Z' };
    expect(withLive(ROWS, new Map([[done.id, done]]))[2]).toMatchObject({ commits: 112, updated: '2026-11-20T10:00:00Z' });
  });

  it('folds what was read and holds nothing of the person, nothing else', () => {
    expect([row('a'), row('a', { commits: null }), row('a', { commits: 1 }), row('a', { message: 'It was renamed.' }), row('a', { collect: 'waiting' }), row('a', { settings: { shown: 'hidden', alias: '', paths: [], commits: [] } })].map(isFolded)).toEqual([true, false, false, false, false, false]);
  });

  it('calls new what a token listed later than the others, for a month', () => {
    const times = { since: '2026-11-01T10:00:00Z', now: Date.parse('2026-11-20T10:00:00Z') };
    const made = (created: string) => tableRows([{ ...ROWS[0], created, owner: null, exclusions: { paths: [], commits: [] }, shown: 'name', alias: '' } as never], new Map(), times)[0]?.fresh;
    expect([made('2026-11-01T10:00:30Z'), made('2026-11-12T10:00:00Z')]).toEqual([false, true]);
  });
});
