import { describe, expect, it } from 'vitest';
import type { CommitFact } from '../facts/types';
import { figuresOf } from './figures';
import { packSnapshot, unpackSnapshot } from './pack-snapshot';
import { createSnapshotBuilder } from './snapshot-builder';
import type { Snapshot, SnapshotTrust } from './types';

const DAY = 86_400;
const REPOSITORIES = ['private', 'public', 'sent'].map((id) => ({ id, name: id, forge: 'github' as const, openSource: null, updated: null }));

function fact(repository: string, commit: string, identity: string | null, day: number, more: Partial<CommitFact> = {}): CommitFact {
  return {
    repository, commit, work: null, time: day * DAY, zone: 0, committed: day * DAY, kind: 'other', identity, merge: false, coAuthorOnly: false, coAuthored: false, bot: false, ai: false,
    signed: false, signatureVerified: false, excludedByOwner: false, changes: [{ language: 'Go', category: 'code', files: 1, additions: 10, deletions: 1 }], ...more,
  };
}

function trustOf({ repository, identity }: CommitFact): SnapshotTrust | null {
  if (repository === 'sent') return 'reported';
  if (identity === null) return null;
  if (identity === 'verified') return 'verified';
  return repository === 'private' ? 'access' : 'claimed';
}

function snapshotOf(facts: readonly CommitFact[]): Snapshot {
  const builder = createSnapshotBuilder({ repositories: REPOSITORIES, rules: 2, isHeadlineLanguage: () => true, trustOf });
  for (const one of facts) builder.add(one);
  return builder.build('2026-11-21T00:00:00.000Z');
}

const figures = (facts: readonly CommitFact[], view = {}) => figuresOf(snapshotOf(facts), view, '2026-11-21');

describe('what stands behind a figure', () => {
  const FACTS = [
    fact('private', 'a', 'verified', 100), fact('private', 'b', 'typed', 100), fact('private', 'c', 'typed', 101), fact('sent', 'd', null, 102),
    fact('public', 'e', 'typed', 103), fact('public', 'f', 'typed', 103, { merge: true, changes: [] }), fact('public', 'g', 'verified', 104),
  ];

  it('splits the headline, and leaves what is only claimed out of every sum', () => {
    const all = figures(FACTS);
    expect(all.headline).toMatchObject({ commits: 5, activeDays: 4, additions: 50 });
    expect(all.totals).toMatchObject({ commits: 5, additions: 50 });
    expect(all.trust.map(({ trust, commits, activeDays, additions }) => [trust, commits, activeDays, additions])).toEqual([
      ['verified', 2, 2, 20], ['access', 2, 2, 20], ['reported', 1, 1, 10],
    ]);
    expect(all.claimed).toEqual({ commits: 1, activeDays: 1, repositories: 1 });
    expect(all.excluded.every(({ commits }) => commits === 0)).toBe(true);
    expect(all.byRepository.map(({ commits }) => commits)).toEqual([3, 1, 1]);
  });

  it('adds up in a period and for a language too', () => {
    for (const view of [{ from: '1970-04-12' }, { language: 'Go' }, { language: 'Zig' }]) {
      const all = figures(FACTS, view);
      expect(all.trust.reduce((sum, { commits }) => sum + commits, 0)).toBe(all.headline.commits);
      expect(all.trust.reduce((sum, { additions }) => sum + additions, 0)).toBe(all.headline.additions);
    }
  });

  it('counts a copy that access stands behind, not the claimed one, however old that is', () => {
    const both = figures([fact('public', 'a', 'typed', 100, { committed: 1 }), fact('private', 'a', 'typed', 100)]);
    expect(both).toMatchObject({ headline: { commits: 1 }, totals: { commits: 1 }, claimed: { commits: 0 } });
    expect(both.byRepository.map(({ repository }) => repository.id)).toEqual(['private']);
  });

  it('is silent about facts of which nothing is known', () => {
    expect(figures([fact('public', 'a', null, 100)])).toMatchObject({ headline: { commits: 1 }, trust: [], claimed: { commits: 0 } });
  });

  it('survives being packed, and older columns are read without it', () => {
    const snapshot = snapshotOf(FACTS);
    const packed = packSnapshot(snapshot);
    expect(unpackSnapshot(packed)).toEqual(snapshot);
    expect(packed[0]).toBe(2);
  });
});
