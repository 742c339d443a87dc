import { createSecretKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CommitHeader } from '../git/types';
import { wallClock } from './clock';
import { commitFactFrom } from './commit-fact';
import type { ClassifiedRow } from './commit-fact';
import { identitiesOf } from './identity';
import { commitId, workId } from './keyed-ids';

const key = createSecretKey(Buffer.alloc(32, 7));
const ada = { name: 'Ada', email: 'Ada@Example.org' };
const header: CommitHeader = {
  sha: 'a'.repeat(40), tree: 'b'.repeat(40), parents: ['c'.repeat(40)],
  author: ada, authored: { seconds: 1_600_000_000, zoneMinutes: 330 },
  committer: ada, committed: { seconds: 1_600_000_100, zoneMinutes: 0 },
  subject: 'feat: x', coAuthors: [], trailers: [], signed: true,
};
const rows: ClassifiedRow[] = [
  { language: 'Go', category: 'code', additions: 10, deletions: 2 },
  { language: 'Go', category: 'code', additions: 1, deletions: 0 },
  { language: 'Go', category: 'test', additions: 5, deletions: 5 },
  { language: null, category: 'binary', additions: undefined, deletions: undefined },
];
const fact = (more: Partial<CommitHeader> = {}, emails: ReadonlySet<string> | null = identitiesOf(['ada@example.org']), withRows = rows) =>
  commitFactFrom({ header: { ...header, ...more }, rows: withRows, userKey: key, repository: 'r1', emails });

describe('commit facts', () => {
  it('sum rows by language and category and keep nothing that names person or code', () => {
    const made = fact();
    expect(made).toMatchObject({
      repository: 'r1', time: 1_600_000_000 + 330 * 60, zone: 330, committed: 1_600_000_100, kind: 'feature',
      merge: false, coAuthorOnly: false, coAuthored: false, bot: false, ai: false, signed: true, excludedByOwner: false,
      changes: [
        { language: 'Go', category: 'code', files: 2, additions: 11, deletions: 2 },
        { language: 'Go', category: 'test', files: 1, additions: 5, deletions: 5 },
        { language: null, category: 'binary', files: 1, additions: 0, deletions: 0 },
      ],
    });
    expect(made?.commit).toMatch(/^[0-9a-f]{32}$/);
    expect(made?.work).toMatch(/^[0-9a-f]{32}$/);
    expect(JSON.stringify(made)).not.toMatch(/ada|example|aaaa/i);
  });

  it('come for exactly the addresses asked for, for everybody where none is named', () => {
    expect(fact({ author: { name: 'Ada', email: 'ada@example.org.evil' } })).toBeNull();
    expect(fact({ author: { name: 'B', email: 'b@x' } }, null)).not.toBeNull();
  });

  it('carry no lines for merges and for a co-author', () => {
    expect(fact({ parents: ['c', 'd'] })).toMatchObject({ merge: true, work: null, changes: [] });
    expect(fact({ author: { name: 'B', email: 'b@x' }, coAuthors: [ada] })).toMatchObject({ coAuthorOnly: true, work: null, changes: [] });
  });

  it('know a co-author from a declared assistant and from the author himself', () => {
    expect(fact({ coAuthors: [{ name: 'B', email: 'b@x' }] })).toMatchObject({ coAuthored: true, ai: false });
    expect(fact({ coAuthors: [{ name: 'Claude', email: 'noreply@anthropic.com' }, ada] })).toMatchObject({ coAuthored: false, ai: true });
  });
});

describe('keyed ids', () => {
  const by = ({ email = 'ada@example.org', seconds = 5, zoneMinutes = 60 } = {}) => ({ author: { name: 'Ada', email }, authored: { seconds, zoneMinutes } });
  const author = by();
  const two = [{ additions: 10, deletions: 2 }, { additions: 9, deletions: undefined }];

  it('differ by key and are 32 hex digits', () => {
    expect(commitId(key, header.sha)).toMatch(/^[0-9a-f]{32}$/);
    expect(commitId(key, header.sha)).not.toBe(commitId('other', header.sha));
  });
  it('of work do not depend on the order of files, names, or case of the address', () => {
    expect(workId(key, author, two)).toBe(workId(key, by({ email: 'ADA@example.org' }), [...two].reverse()));
  });
  it('of work differ by author, second, zone and lines', () => {
    const ids = [
      workId(key, author, two), workId(key, by({ email: 'b@x' }), two), workId(key, by({ seconds: 6 }), two),
      workId(key, by({ zoneMinutes: 0 }), two), workId(key, author, [...two, { additions: 0, deletions: 0 }]),
      workId(key, author, [{ additions: 2, deletions: 10 }, { additions: 9, deletions: undefined }]),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
  it('of work are missing where nothing speaks for the same work', () => {
    expect(workId(key, author, [])).toBeNull();
    expect(workId(key, author, [{ additions: 0, deletions: 0 }, { additions: undefined, deletions: undefined }])).toBeNull();
    expect(workId(key, { ...author, authored: { seconds: undefined, zoneMinutes: 60 } }, two)).toBeNull();
  });
});

describe('wall clock', () => {
  it.each([
    [{ seconds: 3600, zoneMinutes: -30 }, 1800],
    [{ seconds: undefined, zoneMinutes: 0 }, null],
    [{ seconds: 0, zoneMinutes: 0 }, null],
    [{ seconds: -5, zoneMinutes: 0 }, null],
    [{ seconds: 60, zoneMinutes: -720 }, null],
    [{ seconds: Date.UTC(2099, 11, 31, 23, 59, 59) / 1000, zoneMinutes: 0 }, 4_102_444_799],
    [{ seconds: Date.UTC(2099, 11, 31, 23, 59, 59) / 1000, zoneMinutes: 60 }, null],
    [{ seconds: 253_402_300_800, zoneMinutes: 0 }, null],
    [{ seconds: Number.NaN, zoneMinutes: 0 }, null],
  ])('of %j is %j', (time, wall) => expect(wallClock(time)).toBe(wall));
});
