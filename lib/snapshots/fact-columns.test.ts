import { describe, expect, it } from 'vitest';
import type { CommitFact } from '../facts/types';
import { FactColumns } from './fact-columns';

const fact = (index: number): CommitFact => ({
  repository: 'r', commit: index.toString(16).padStart(32, '0'), work: null, time: index, zone: 0, committed: index, kind: 'fix', identity: null, merge: false, coAuthorOnly: false,
  coAuthored: false, bot: false, ai: false, signed: false, signatureVerified: false, excludedByOwner: false,
  changes: Array.from({ length: index % 4 }, (_, change) => ({ language: `L${change}`, category: 'code' as const, files: 1, additions: index, deletions: change })),
});

describe('columns of facts', () => {
  it('hold every commit and every change, however many there are', () => {
    const columns = new FactColumns();
    const count = 9000;
    for (let index = 0; index < count; index += 1) columns.add(fact(index), 0);
    const wrong: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const [from = -1, to = -1] = [columns.firstChange[index], columns.firstChange[index + 1]];
      const changes = Array.from({ length: to - from }, (_, change) => [columns.language[from + change], columns.additions[from + change], columns.deletions[from + change]]);
      const expected = fact(index).changes.map(({ additions, deletions }, language) => [language, additions, deletions]);
      if (JSON.stringify(changes) !== JSON.stringify(expected) || columns.time[index] !== index || columns.ids.readUInt32BE(index * 16 + 12) !== index) wrong.push(index);
    }
    expect(wrong).toEqual([]);
    expect([columns.commits, columns.changes]).toEqual([count, (count / 4) * 6]);
  });
});
