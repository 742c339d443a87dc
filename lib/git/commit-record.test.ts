import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCommitRecord } from './commit-record';
import { parseIdentity } from './identity-line';

const SHA = 'a'.repeat(40);
const record = (more: { author?: string; headers?: string; message?: string } = {}) =>
  Buffer.from(
    `${SHA} ${'b'.repeat(40)}\ntree ${'c'.repeat(40)}\nparent ${'b'.repeat(40)}\nauthor ${more.author ?? 'Ada <ada@x> 1600000000 +0530'}\ncommitter Bob <bob@x> 1600000100 -0000\n${more.headers ?? ''}\n${(more.message ?? 'subject').split('\n').map((line) => `    ${line}`).join('\n')}\n`,
  );

describe('a commit record', () => {
  it('gives ids, people, clocks and subject', () => {
    expect(parseCommitRecord(record())).toEqual({
      sha: SHA, parents: ['b'.repeat(40)], tree: 'c'.repeat(40),
      author: { name: 'Ada', email: 'ada@x' }, authored: { seconds: 1_600_000_000, zoneMinutes: 330 },
      committer: { name: 'Bob', email: 'bob@x' }, committed: { seconds: 1_600_000_100, zoneMinutes: 0 },
      subject: 'subject', coAuthors: [], trailers: [], signed: false,
    });
  });

  it('knows a signature by its header, not by what a message says', () => {
    expect(parseCommitRecord(record({ headers: 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n author Eve <eve@x> 1 +0000\n -----END PGP SIGNATURE-----\n' }))).toMatchObject({ signed: true, author: { name: 'Ada' } });
    expect(parseCommitRecord(record({ message: 'subject\n\ngpgsig fake' }))).toMatchObject({ signed: false });
  });

  it('takes the last of several authors and committers, as git log does', () => {
    const headers = 'author Eve <eve@x> 1500000000 -0100\ncommitter Zoe <zoe@x> 1500000100 +0100\n';
    expect(parseCommitRecord(record({ headers }))).toMatchObject({
      author: { name: 'Eve', email: 'eve@x' }, authored: { seconds: 1_500_000_000, zoneMinutes: -60 }, committer: { email: 'zoe@x' }, committed: { seconds: 1_500_000_100 },
    });
    expect(parseCommitRecord(record({ headers: 'author\nauthor \n' }))).toMatchObject({ author: { name: '', email: '' }, authored: { seconds: undefined } });
  });

  it('takes its tree from its first line alone, and none where that is something else', () => {
    expect(parseCommitRecord(record({ headers: `tree ${'d'.repeat(40)}\n` }))?.tree).toBe('c'.repeat(40));
    const beginning = (lines: string) => parseCommitRecord(Buffer.from(`${SHA}\n${lines}\nauthor A <a@x> 1 +0000\n\n    s\n`))?.tree;
    expect(beginning(`tree ${'c'.repeat(64)}`)).toBe('c'.repeat(64));
    for (const lines of [`\u0000\ntree ${'d'.repeat(40)}`, 'tree ', `tree ${'d'.repeat(39)}`, `tree ${'d'.repeat(41)}`, `tree ${'D'.repeat(40)}`, `tree ${'x'.repeat(40)}`, ` tree ${'d'.repeat(40)}`]) expect(beginning(lines), lines).toBe('');
  });

  it('finds co-authors in any case and lines that declare a tool', () => {
    const header = parseCommitRecord(record({ message: 'x\n\nCo-Authored-By: Bob <bob@x>\nco-authored-by: nobody\nSigned-off-by: Z <z@x>\nAssisted-by: Tool\n\nGenerated with [Tool](https://tool)' }));
    expect(header?.coAuthors).toEqual([{ name: 'Bob', email: 'bob@x' }]);
    expect(header?.trailers).toEqual(['Assisted-by: Tool', 'Generated with [Tool](https://tool)']);
  });

  it('reads the same whatever its length and whatever its message is written in', () => {
    const expected = parseCommitRecord(record({ message: '\n  subject  ' }));
    const long = 'x'.repeat(100);
    for (const headers of [0, 1, 8, 39, 40, 41, 80].map((lines) => `gpgsig ${long}\n`.repeat(lines))) {
      for (const more of ['', ' é', ` ${long.repeat(7)}`, ` ${long.repeat(50)}`]) {
        const message = `\n  subject  \n\n${more}\nCo-authored-by: Bob <bob@x>`;
        expect(parseCommitRecord(record({ headers, message }))).toEqual({ ...expected, signed: headers !== '', coAuthors: [{ name: 'Bob', email: 'bob@x' }] });
      }
    }
    expect(parseCommitRecord(record({ author: 'É <e@x> 1 +0000', message: 'é' }))).toMatchObject({ author: { name: 'É' }, subject: 'é' });
  });

  it('may have any number of parents', () => {
    for (const count of [0, 1, 17, 18, 98, 99, 100, 200]) {
      const parents = Array.from({ length: count }, (_, at) => at.toString(16).padStart(40, '0'));
      expect(parseCommitRecord(Buffer.from(`${[SHA, ...parents].join(' ')}\ntree ${'c'.repeat(40)}\nauthor A <a@x> 1 +0000\n\n    s\n`))).toMatchObject({ sha: SHA, parents, tree: 'c'.repeat(40), subject: 's' });
    }
  });

  it('takes any bytes without a NaN and without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const header = parseCommitRecord(Buffer.concat([Buffer.from(`${SHA}\n`), bytes]));
        expect(header?.sha).toBe(SHA);
        expect(header?.authored.seconds).not.toBeNaN();
      }),
    );
    expect(parseCommitRecord(Buffer.from('warning'))).toBeUndefined();
  });
});

describe('an identity line', () => {
  it.each([
    ['Ada <ada@x> 1 +0100', 'Ada', 'ada@x', 1, 60],
    ['Ada   <ada@x> 1 -0730', 'Ada', 'ada@x', 1, -450],
    ['<> 1 +0000', '', '', 1, 0],
    ['<ada@x> 1 +0000', '', 'ada@x', 1, 0],
    ['Ada <ada@x>', 'Ada', 'ada@x', undefined, 0],
    ['Ada <ada@x> ', 'Ada', 'ada@x', undefined, 0],
    ['Ada <ada@x> -5 +0000', 'Ada', 'ada@x', undefined, 0],
    ['Ada <ada@x> 99999999999999999999 +0000', 'Ada', 'ada@x', undefined, 0],
    ['Ada <ada@x> 1 +9999', 'Ada', 'ada@x', 1, 0],
    ['Ada <ada@x> 1 +051800', 'Ada', 'ada@x', 1, 0],
    ['Ada <ada<x> > 7 +0000', 'Ada', 'ada<x', 7, 0],
    ['Ada ada@x 1 +0000', '', '', undefined, 0],
  ])('%j is read as git reads it', (line, name, email, seconds, zoneMinutes) => {
    expect(parseIdentity(line)).toEqual({ person: { name, email }, time: { seconds, zoneMinutes } });
  });
});
