import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiffParser } from '../diff-parser';
import type { FileChange } from '../types';
import { ChangesReader, ID_WORDS, MODES } from './changes-table';
import type { ChangesTable } from './changes-table';
import { GitText } from './testing/git-text';
import { makeTable } from './testing/make-table';
import type { MadeRow } from './testing/make-table';

const SHA = 'ab'.repeat(20);
const ids = (sha: string): Uint32Array => new Uint32Array(Uint8Array.from(Buffer.from(sha, 'hex')).buffer);
const fields = ({ path, oldPath, oldMode, newMode, oldBlob, newBlob, additions, deletions }: FileChange) => ({ path, oldPath, oldMode, newMode, oldBlob, newBlob, additions, deletions });

const id = fc.uint8Array({ minLength: 20, maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const path = fc
  .oneof(fc.uint8Array({ minLength: 1, maxLength: 12 }), fc.constantFrom('a\nb', 'a\tb', '"q"', '=', ':100644', '1\t2\tx', 'é', ' ', '-', '\u{feff}x', '\u{1f600}').map((text) => Buffer.from(text)))
  .map((bytes) => Uint8Array.from(bytes, (byte) => (byte === 0 ? 1 : byte)));
/** A commit names each path once, as git does. */
const commitOf = (paths: number) =>
  fc.record({
    sha: id,
    rows: fc.uniqueArray(fc.integer({ min: 1, max: paths }), { maxLength: 5 }).chain((numbers) =>
      fc.tuple(...numbers.map((number) => fc.record({
        path: fc.constant(number), oldPath: fc.nat({ max: paths }), lines: fc.option(fc.tuple(fc.nat(), fc.nat()), { nil: undefined }),
        modes: fc.tuple(fc.constantFrom(...MODES), fc.constantFrom(...MODES)), ids: fc.tuple(id, id),
      }))),
    ),
  });
const tables = fc.uniqueArray(path, { minLength: 1, maxLength: 8, selector: (bytes) => Buffer.from(bytes).toString() }).chain((paths) =>
  fc.record({ paths: fc.constant(paths), commits: fc.array(commitOf(paths.length), { maxLength: 6 }), cut: fc.nat({ max: 6 }) }),
);

describe('a table of changes', () => {
  it('gives the rows that the text of git gives, whatever the paths, which later tables name again', () => {
    fc.assert(fc.property(fc.array(tables, { minLength: 1, maxLength: 3 }), (parts) => {
      const reader = new ChangesReader();
      const text = new GitText();
      for (const { paths, commits, cut } of parts) {
        for (const table of [makeTable(commits.slice(0, cut), 1, paths), makeTable(commits.slice(cut), paths.length + 1, [])]) {
          const parser = new DiffParser();
          const byGit = [...parser.push(Buffer.from(text.of(table), 'latin1')), ...parser.end()];
          reader.begin(table);
          for (const commit of byGit) expect(reader.next(ids(commit?.sha ?? ''), 0).map(fields)).toEqual(commit?.files.map(fields));
          reader.end();
        }
      }
    }));
  });

  const row: MadeRow = { modes: ['100644', '100755'], ids: [SHA, SHA], path: 1, oldPath: 0, lines: [1, 2] };
  const a = Buffer.from('a.txt');
  const read = (table: ChangesTable, commits = 1, asked = ids(SHA)) => {
    const reader = new ChangesReader();
    reader.begin(table);
    const found = Array.from({ length: commits }, () => reader.next(asked, 0).map(fields));
    reader.end();
    return found;
  };
  const changed = (change: (table: ChangesTable) => Partial<ChangesTable>) => {
    const table = makeTable([{ sha: SHA, rows: [row] }], 1, [a]);
    return { ...table, ...change(table) };
  };

  it('is taken where it holds what was expected, and no more', () => {
    expect(read(makeTable([{ sha: SHA, rows: [row] }, { sha: SHA, rows: [] }], 1, [a]), 2)).toEqual([
      [{ path: 'a.txt', oldPath: undefined, oldMode: '100644', newMode: '100755', oldBlob: SHA, newBlob: SHA, additions: 1, deletions: 2 }], [],
    ]);
  });

  it.each<[string, ChangesTable, number?]>([
    ['another commit', makeTable([{ sha: `${SHA.slice(0, -2)}00`, rows: [row] }], 1, [a])],
    ['a commit too many', makeTable([{ sha: SHA, rows: [row] }], 1, [a]), 0],
    ['a commit too few', makeTable([{ sha: SHA, rows: [row] }], 1, [a]), 2],
    ['an unknown path', makeTable([{ sha: SHA, rows: [{ ...row, path: 2 }] }], 1, [a])],
    ['no path', makeTable([{ sha: SHA, rows: [{ ...row, path: 0 }] }], 1, [a])],
    ['an unknown old path', makeTable([{ sha: SHA, rows: [{ ...row, oldPath: 2 }] }], 1, [a])],
    ['an unknown mode', makeTable([{ sha: SHA, rows: [{ ...row, modes: ['100644', '100664'] }] }], 1, [a])],
    ['an end within a row', changed(({ rows }) => ({ rows: rows.slice(0, -1) }))],
    ['an end within an id', changed(({ rows }) => ({ rows: rows.slice(0, ID_WORDS - 1) }))],
    ['something behind the last row', changed(({ rows }) => ({ rows: Uint32Array.from([...rows, 0]) }))],
    ['paths that nobody knows', changed(() => ({ firstPath: 3 }))],
    ['paths without bytes', changed(() => ({ pathBytes: Uint8Array.from(a.subarray(1)) }))],
    ['bytes without a path', changed(() => ({ pathBytes: Uint8Array.from(Buffer.from('a.txt2')) }))],
    ['a path that ends before it begins', changed(() => ({ pathBounds: Uint32Array.of(9, 15, 14) }))],
  ])('is refused where it holds %s', (_, table, commits) => {
    expect(() => read(table, commits)).toThrow('unexpected table');
  });
});
