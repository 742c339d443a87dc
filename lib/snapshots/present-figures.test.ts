import { expect, it } from 'vitest';
import { figuresOf } from './figures';
import { cvJson, scanJson } from './present-figures';
import { createSnapshotBuilder } from './snapshot-builder';

const repository = { id: 'r', name: 'express', forge: 'local' as const, openSource: null, updated: null };
const builder = createSnapshotBuilder({ repositories: [repository], rules: 4, isHeadlineLanguage: () => true });
builder.add({
  repository: 'r', commit: 'c', work: null, time: 1_600_000_000, zone: 0, committed: 1, kind: 'fix', merge: false, coAuthorOnly: false, coAuthored: false, bot: false,
  ai: false, signed: false, signatureVerified: false, identity: null, excludedByOwner: false, changes: [{ language: 'Go', category: 'code', files: 1, additions: 2, deletions: 3 }],
});
builder.addIncomplete({ repository: 'express', commit: 'd', reason: 'a tree is missing' });
const figures = figuresOf(builder.build('2026-11-21T00:00:00.000Z'), {}, '2026-11-21');
const counts = { commits: 1, filesChanged: 1, additions: 2, deletions: 3, activeDays: 1 };

it('scan prints totals at the top and the agreed names', () => {
  const json = scanJson(figures);
  expect(json).toMatchObject({
    ...counts, headline: counts, rules: 4,
    byLanguage: [{ language: 'Go', commits: 1, commitShare: 1, filesChanged: 1, additions: 2, deletions: 3 }],
    byCategory: [{ category: 'code' }], byKind: [{ kind: 'fix', commits: 1 }], byRepository: [{ repository: 'express', commits: 1, verifiedUntil: null, status: 'present' }],
    byDay: [{ date: '2020-09-13', commits: 1, additions: 2, deletions: 3 }],
    incomplete: [{ repository: 'express', commit: 'd', reason: 'a tree is missing' }],
  });
  expect(json.excluded.map((row) => row.reason)).toEqual(['merge', 'duplicate', 'bot', 'generated', 'vendored', 'lock', 'documentation', 'data', 'binary', 'unknown', 'owner']);
});

it('cv prints the same under totals and headline', () => {
  const { commits, filesChanged, additions, deletions, activeDays, ...rest } = scanJson(figures);
  expect(cvJson(figures)).toEqual({ signed: 0, trust: [], claimed: { commits: 0, activeDays: 0, repositories: 0 }, totals: { commits, filesChanged, additions, deletions, activeDays }, ...rest });
});
