import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLOCK_END, DiffParser } from './diff-parser';
import type { ParsedCommit } from './diff-parser';

interface Row {
  path: Buffer;
  oldPath: Buffer | undefined;
  lines: [number, number] | undefined;
  /** Git leaves rows out of numstat in which nothing differs in the end. */
  counted: boolean;
}

const hex = (size: number) => fc.array(fc.constantFrom(...Array.from('0123456789abcdef')), { minLength: size, maxLength: size }).map((digits) => digits.join(''));
const path = fc
  .oneof(fc.uint8Array({ minLength: 1, maxLength: 12 }), fc.constantFrom('a\nb', 'a\tb', '"q"', '=', ':100644', '1\t2\tx', 'é', ' ', '-').map((text) => Buffer.from(text)))
  .map((bytes) => Buffer.from(Array.from(bytes, (byte) => (byte === 0 ? 1 : byte))));
const row: fc.Arbitrary<Row> = fc.record({
  path,
  oldPath: fc.option(path, { nil: undefined }),
  lines: fc.option(fc.tuple(fc.nat(), fc.nat()), { nil: undefined }),
  counted: fc.boolean(),
});
const commit = fc.oneof(hex(40), hex(64)).chain((sha) => fc.record({ sha: fc.constant(sha), rows: fc.array(row, { maxLength: 5 }) }));

function written(commits: { sha: string; rows: Row[] }[]): Buffer {
  const parts: Buffer[] = [];
  const add = (...words: (string | Buffer)[]) => parts.push(...words.map((word) => Buffer.concat([Buffer.from(word), Buffer.of(0)])));
  for (const { sha, rows } of commits) {
    add(sha);
    for (const { path: now, oldPath } of rows) {
      const meta = `:100644 100755 ${'1'.repeat(sha.length)} ${'2'.repeat(sha.length)}`;
      if (oldPath) add(`${meta} R087`, oldPath, now);
      else add(`${meta} M`, now);
    }
    for (const { path: now, oldPath, lines, counted } of rows) {
      const counts = lines ? `${lines[0]}\t${lines[1]}\t` : '-\t-\t';
      if (!counted) continue;
      if (oldPath) add(counts, oldPath, now);
      else add(Buffer.concat([Buffer.from(counts), now]));
    }
  }
  return Buffer.concat([...parts, Buffer.from(BLOCK_END)]);
}

/** A row left out of numstat may not be followed by a counted one of the same path: git never gives a path twice. */
const distinct = (rows: Row[]) => new Set(rows.map(({ path: name }) => name.toString())).size === rows.length;

describe('the output of diff-tree', () => {
  it('is read whole whatever the paths and wherever the pieces are cut', () => {
    fc.assert(
      fc.property(fc.array(commit.filter(({ rows }) => distinct(rows)), { maxLength: 4 }), fc.array(fc.nat(200), { maxLength: 20 }), (commits, cuts) => {
        const data = written(commits);
        const parser = new DiffParser();
        const found: (ParsedCommit | null)[] = [];
        let from = 0;
        for (const cut of [...cuts, data.length]) {
          found.push(...parser.push(data.subarray(from, Math.min(data.length, from + cut))));
          from = Math.min(data.length, from + cut);
        }
        expect(found.pop()).toBeNull();
        expect(found.map((one) => one?.sha)).toEqual(commits.map(({ sha }) => sha));
        for (const [index, { sha, rows }] of commits.entries()) {
          expect(
            found[index]?.files.map(({ path: name, oldPath, additions, deletions, oldBlob, newBlob, oldMode, newMode }) => ({ name, oldPath, additions, deletions, oldBlob, newBlob, oldMode, newMode })),
          ).toEqual(
            rows
              .filter(({ counted }) => counted)
              .map(({ path: name, oldPath, lines }) => ({
                name: name.toString(), oldPath: oldPath?.toString(), additions: lines?.[0], deletions: lines?.[1],
                oldBlob: '1'.repeat(sha.length), newBlob: '2'.repeat(sha.length), oldMode: '100644', newMode: '100755',
              })),
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  it('that is none is refused', () => {
    expect(() => new DiffParser().push(Buffer.from('warning: something\0'))).toThrow('unexpected output');
  });
});
