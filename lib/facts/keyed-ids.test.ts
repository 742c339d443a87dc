import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitId, workId } from './keyed-ids';

const AUTHOR = { author: { name: 'Ada', email: 'ada@example.test' }, authored: { seconds: 1_700_000_000, zoneMinutes: 60 } };
const SHA = 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3';

describe('ids', () => {
  it('under a key tell nothing of the sha and differ from key to key', () => {
    expect(commitId('one', SHA)).toMatch(/^[0-9a-f]{32}$/);
    expect(commitId('one', SHA)).not.toBe(commitId('two', SHA));
    expect(SHA).not.toContain(commitId('one', SHA));
  });

  it('without a key are as long, and different lines are different work', () => {
    expect(commitId(null, SHA)).toBe(SHA.slice(0, 32));
    const lines = fc.array(fc.record({ additions: fc.nat(50), deletions: fc.nat(50) }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(lines, lines, (one, other) => {
        const [a, b] = [one, other].map((files) => workId(null, AUTHOR, files));
        const [c, d] = [one, other].map((files) => workId('key', AUTHOR, files));
        expect(a === b).toBe(c === d);
        if (a !== null) expect(a).toMatch(/^[0-9a-f]{32}$/);
      }),
    );
  });

  it('of work do not depend on the order of the files, nor on the case of the address', () => {
    const files = [{ additions: 1, deletions: 2 }, { additions: 30, deletions: 4 }];
    for (const key of ['key', null]) expect(workId(key, { ...AUTHOR, author: { name: 'Ada', email: 'ADA@example.test' } }, files.toReversed())).toBe(workId(key, AUTHOR, files));
  });
});
