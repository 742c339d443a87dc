import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommitFact } from '../facts/types';
import { KINDS } from '../facts/types';
import { CATEGORIES } from '../languages/types';
import { figuresOf } from './figures';
import { createSnapshotBuilder } from './snapshot-builder';
import type { BuilderRepository } from './snapshot-builder';
import type { Snapshot } from './types';

const TODAY = '2026-11-21';
const isHeadlineLanguage = (language: string) => language !== 'Markdown';

const repository = (id: string, more: Partial<BuilderRepository> = {}): BuilderRepository => ({ id, name: id, forge: 'local', openSource: null, updated: null, ...more });
const REPOSITORIES = [repository('z', { fork: true }), repository('m'), repository('a', { fork: null })];

function fact(more: Partial<CommitFact> = {}): CommitFact {
  return {
    repository: 'm', commit: 'c1', work: null, time: Date.UTC(2020, 0, 6, 10) / 1000, zone: 0, committed: 100, kind: 'other', merge: false, coAuthorOnly: false,
    coAuthored: false, bot: false, ai: false, signed: false, signatureVerified: false, identity: null, excludedByOwner: false,
    changes: [{ language: 'Go', category: 'code', files: 1, additions: 10, deletions: 2 }], ...more,
  };
}

function snapshotOf(facts: readonly CommitFact[], repositories: readonly BuilderRepository[] = REPOSITORIES): Snapshot {
  const builder = createSnapshotBuilder({ repositories, rules: 1, isHeadlineLanguage });
  for (const one of facts) builder.add(one);
  return builder.build('2026-11-21T00:00:00.000Z');
}

const figures = (facts: readonly CommitFact[], repositories?: readonly BuilderRepository[]) => figuresOf(snapshotOf(facts, repositories), {}, TODAY);
const reason = (all: ReturnType<typeof figures>, name: string) => all.excluded.find((row) => row.reason === name);

/** Few ids, so that duplicates abound; a commit id always carries the same work, as one key and one commit give it. */
const wildFact: fc.Arbitrary<CommitFact> = fc
  .record({
    repository: fc.constantFrom('z', 'm', 'a'),
    commit: fc.integer({ min: 0, max: 30 }),
    time: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 4_102_444_799 }), fc.integer({ min: 1_600_000_000, max: 1_600_900_000 })),
    committed: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 5 })),
    kind: fc.constantFrom(...KINDS),
    merge: fc.boolean(), coAuthorOnly: fc.boolean(), coAuthored: fc.boolean(), bot: fc.boolean(), ai: fc.boolean(), signed: fc.boolean(), signatureVerified: fc.boolean(), identity: fc.constant(null), excludedByOwner: fc.boolean(),
    changes: fc.uniqueArray(
      fc.record({
        language: fc.constantFrom('Go', 'Zig', 'Markdown', null), category: fc.constantFrom(...CATEGORIES),
        files: fc.integer({ min: 1, max: 9 }), additions: fc.nat(50), deletions: fc.nat(50),
      }),
      { selector: ({ language, category }) => `${language} ${category}`, maxLength: 6 },
    ),
  })
  .map(({ commit, merge, coAuthorOnly, ...rest }) => {
    const lines = !merge && !coAuthorOnly;
    return {
      ...rest, merge, coAuthorOnly, zone: 0, commit: `c${commit}`, work: lines && commit % 3 > 0 ? `w${commit % 7}` : null, changes: lines ? rest.changes : [],
    };
  });

/** One fact a (repository, commit), as the stores keep them. */
const wildFacts = fc.uniqueArray(wildFact, { selector: (one) => `${one.repository} ${one.commit}`, maxLength: 60 });

describe('groups of commits', () => {
  const hour = Date.UTC(2020, 1, 29, 23) / 1000;

  it('hold those of one hour, kind and repository together, whatever they changed', () => {
    const { commits, changes, languages } = snapshotOf([
      fact({ commit: 'c1', time: hour, changes: [] }), fact({ commit: 'c2', time: hour + 3599 }), fact({ commit: 'c3', time: hour + 1, kind: 'fix' }), fact({ commit: 'c4', time: hour + 3600 }),
      fact({ commit: 'c5', time: hour, signed: true, changes: [{ language: 'Zig', category: 'code', files: 2, additions: 1, deletions: 0 }, { language: 'Go', category: 'code', files: 1, additions: 3, deletions: 0 }] }),
    ]);
    const rows = commits.day.map((day, row) => [day, commits.hour[row], KINDS[commits.kind[row] ?? -1], commits.commits[row], commits.codeCommits[row], commits.signed[row]]);
    expect(rows).toEqual([[18_321, 23, 'fix', 1, 1, 0], [18_321, 23, 'other', 3, 2, 1], [18_322, 0, 'other', 1, 1, 0]]);
    const ofThree = changes.day.flatMap((day, row) => (day === 18_321 && KINDS[changes.kind[row] ?? -1] === 'other' ? [[languages[changes.language[row] ?? -1], changes.commits[row], changes.share[row], changes.additions[row]]] : []));
    expect(ofThree).toEqual([['Go', 2, 1.75, 13], ['Zig', 1, 0.25, 1]]);
  });

  it('have no day where a stored clock is beyond any calendar, and lose no commit', () => {
    const all = figures([fact({ commit: 'c1', time: 1e16 }), fact({ commit: 'c2', time: 1e16 }), fact({ commit: 'c3', time: 16_000_000_000 }), fact({ commit: 'c4' })]);
    expect(all).toMatchObject({ undated: 3, headline: { commits: 4, additions: 40, activeDays: 1 } });
  });

  it('name each year between the first and the last, and days to the ends of months', () => {
    const all = figures([fact({ commit: 'c1', time: hour }), fact({ commit: 'c2', time: Date.UTC(2024, 11, 31) / 1000 }), fact({ commit: 'c3', time: Date.UTC(2024, 0, 1) / 1000 })]);
    expect(all.byDay.map(({ period }) => period)).toEqual(['2020-02-29', '2024-01-01', '2024-12-31']);
    expect(all.byMonth.map(({ period }) => period)).toEqual(['2020-02', '2024-01', '2024-12']);
    expect(all.byYear.map(({ period, commits }) => [period, commits])).toEqual([['2020', 1], ['2021', 0], ['2022', 0], ['2023', 0], ['2024', 2]]);
    expect(all.kindsByYear.map(({ year, commits }) => [year, commits])).toEqual([['2020', 1], ['2021', 0], ['2022', 0], ['2023', 0], ['2024', 2]]);
  });
});

describe('duplicates', () => {
  const work = 'w';
  it('count a commit of two repositories once, in the one that is no fork', () => {
    const both = figures([fact({ repository: 'z', committed: 1 }), fact({ repository: 'm', committed: 2 })]);
    expect(both.headline.commits).toBe(1);
    expect(both.byRepository.map((row) => row.repository.id)).toEqual(['m']);
    expect(reason(both, 'duplicate')).toEqual({ reason: 'duplicate', commits: 1, filesChanged: 1, additions: 10, deletions: 2 });
    expect(both.totals).toMatchObject({ commits: 2, filesChanged: 2, additions: 20, deletions: 4, activeDays: 1 });
  });

  it('count the same work under two commit ids once, where it was committed first', () => {
    const both = figures([fact({ repository: 'm', commit: 'c1', work, committed: 2 }), fact({ repository: 'a', commit: 'c2', work, committed: 1 })]);
    expect(both.byRepository.map((row) => row.repository.id)).toEqual(['a']);
  });

  it('count a cherry-pick inside one repository once', () =>
    expect(figures([fact({ commit: 'c1', work }), fact({ commit: 'c2', work })]).headline.commits).toBe(1));

  it('count for the address that wrote what stays, and nobody’s for who is named as co-author only', () => {
    const builder = createSnapshotBuilder({ repositories: REPOSITORIES, rules: 1, isHeadlineLanguage });
    for (const one of [fact({ identity: 'new' }), fact({ repository: 'z', identity: 'new' }), fact({ commit: 'c2', identity: 'old' }), fact({ commit: 'c3', identity: 'old', merge: true, changes: [] }),
      fact({ commit: 'c4', identity: 'old', coAuthorOnly: true, changes: [] }), fact({ commit: 'c5' })]) builder.add(one);
    builder.build('2026-11-21T00:00:00.000Z');
    expect(Object.fromEntries(builder.commitsByIdentity())).toEqual({ new: 1, old: 2 });
  });

  it('count for nobody before anything was built, and as it was built last', () => {
    const builder = createSnapshotBuilder({ repositories: REPOSITORIES, rules: 1, isHeadlineLanguage });
    builder.add(fact({ identity: 'new' }));
    expect([...builder.commitsByIdentity()]).toEqual([]);
    builder.build('2026-11-21T00:00:00.000Z');
    builder.add(fact({ commit: 'c2', identity: 'old' }));
    expect([...builder.commitsByIdentity()]).toEqual([['new', 1]]);
  });

  it('compare commits without a work id by commit id only', () => expect(figures([fact({ commit: 'c1' }), fact({ commit: 'c2' })]).headline.commits).toBe(2));

  it('take the same fact added twice for one fact', () => {
    const twice = figures([fact(), fact()]);
    expect(twice.totals.commits).toBe(1);
    expect(reason(twice, 'duplicate')?.commits).toBe(0);
  });

  it('let a copy that the owner left out not stand for another', () => {
    const left = figures([fact({ repository: 'm', excludedByOwner: true }), fact({ repository: 'z' })]);
    expect(left.headline.commits).toBe(1);
    expect(reason(left, 'owner')?.commits).toBe(1);
    expect(reason(left, 'duplicate')?.commits).toBe(0);
  });

  it('name one reason each: owner before duplicate before bot before the category', () => {
    const lock = [{ language: 'JSON', category: 'lock' as const, files: 1, additions: 5, deletions: 0 }];
    const all = figures([
      fact({ commit: 'c1', bot: true, excludedByOwner: true, changes: lock }), fact({ commit: 'c2', bot: true, changes: lock }),
      fact({ commit: 'c2', repository: 'z', bot: true, changes: lock }), fact({ commit: 'c3', changes: lock }),
    ]);
    expect(all.excluded.filter((row) => row.commits > 0).map((row) => row.reason).sort()).toEqual(['bot', 'duplicate', 'lock', 'owner']);
    expect(all.excluded.every((row) => row.commits <= 1 && row.additions <= 5)).toBe(true);
  });
});

describe('a snapshot', () => {
  it('is the same for any order of adding', () => {
    fc.assert(
      fc.property(wildFacts.chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }))), ([facts, shuffled]) => {
        expect(snapshotOf(shuffled)).toEqual(snapshotOf(facts));
      }),
      { numRuns: 300 },
    );
  });

  it('sums up to what git says, in any period, whatever the facts', () => {
    const day = fc.integer({ min: 0, max: 25_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(wildFacts, fc.option(day, { nil: undefined }), fc.option(day, { nil: undefined }), (facts, from, to) => {
        const all = figuresOf(snapshotOf(facts), { from, to }, TODAY);
        for (const key of ['filesChanged', 'additions', 'deletions'] as const) {
          expect(all.headline[key] + all.excluded.reduce((sum, row) => sum + row[key], 0)).toBe(all.totals[key]);
          expect(all.byLanguage.reduce((sum, row) => sum + row[key], 0)).toBe(all.headline[key]);
          expect(all.byRepository.reduce((sum, row) => sum + row[key], 0)).toBe(all.headline[key]);
        }
        const whole = all.excluded.filter((row) => ['duplicate', 'bot', 'owner'].includes(row.reason)).reduce((sum, row) => sum + row.commits, 0);
        expect(all.headline.commits).toBe(all.totals.commits - whole);
        expect(Math.abs(all.byLanguage.reduce((sum, row) => sum + row.commitShare, 0) - all.codeCommits)).toBeLessThan(1e-6);
        for (const rows of [all.byKind, all.byRepository]) expect(rows.reduce((sum, row) => sum + row.commits, 0)).toBe(all.headline.commits);
        for (const rows of [all.byDay, all.byMonth, all.byYear, all.kindsByYear]) {
          expect(rows.reduce((sum: number, row: { commits: number }) => sum + row.commits, 0)).toBe(all.headline.commits - all.undated);
        }
        expect(all.weekdayHour.flat().reduce((sum, count) => sum + count, 0)).toBe(all.headline.commits - all.undated);
        expect(all.byDay.length).toBe(all.headline.activeDays);
        expect(all.byYear.reduce((sum, row) => sum + row.activeDays, 0)).toBe(all.headline.activeDays);
      }),
      { numRuns: 300 },
    );
  });

  it('shows for a language what its own row says', () => {
    fc.assert(
      fc.property(wildFacts, (facts) => {
        const snapshot = snapshotOf(facts);
        const all = figuresOf(snapshot, {}, TODAY);
        for (const language of ['Go', 'Zig', 'Markdown', 'COBOL']) {
          const row = all.byLanguage.find((one) => one.language === language);
          const own = figuresOf(snapshot, { language }, TODAY);
          expect(own.headline).toEqual({
            commits: row?.commits ?? 0, filesChanged: row?.filesChanged ?? 0, additions: row?.additions ?? 0, deletions: row?.deletions ?? 0, activeDays: row?.activeDays ?? 0,
          });
          expect(own.byLanguage).toEqual(all.byLanguage);
          expect(own.byMonth.length).toBe(row?.activeMonths ?? 0);
          expect(own.totals.additions).toBe(own.headline.additions + own.excluded.reduce((sum, one) => sum + one.additions, 0));
          expect(own.totals.commits).toBeGreaterThanOrEqual(own.headline.commits);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a commit', () => {
  const mixed = fact({
    signed: true, ai: true, coAuthored: true, kind: 'fix',
    changes: [
      { language: 'Go', category: 'code', files: 1, additions: 30, deletions: 0 },
      { language: 'Go', category: 'test', files: 2, additions: 10, deletions: 0 },
      { language: 'Zig', category: 'code', files: 1, additions: 0, deletions: 60 },
      { language: 'Markdown', category: 'documentation', files: 1, additions: 7, deletions: 0 },
      { language: null, category: 'code', files: 1, additions: 1, deletions: 0 },
      { language: null, category: 'test', files: 1, additions: 1, deletions: 0 },
      { language: null, category: 'binary', files: 3, additions: 0, deletions: 0 },
    ],
  });

  it('counts once in each language, category and reason, divided by its changed code lines', () => {
    const all = figures([mixed]);
    expect(all.byLanguage.map(({ language, commits, commitShare }) => ({ language, commits, commitShare }))).toEqual([
      { language: 'Zig', commits: 1, commitShare: 0.6 },
      { language: 'Go', commits: 1, commitShare: 0.4 },
    ]);
    expect(all.byCategory).toEqual([
      { category: 'code', commits: 1, filesChanged: 2, additions: 30, deletions: 60 },
      { category: 'test', commits: 1, filesChanged: 2, additions: 10, deletions: 0 },
      { category: 'documentation', commits: 1, filesChanged: 1, additions: 7, deletions: 0 },
      { category: 'binary', commits: 1, filesChanged: 3, additions: 0, deletions: 0 },
      { category: 'unknown', commits: 1, filesChanged: 2, additions: 2, deletions: 0 },
    ]);
    expect(reason(all, 'unknown')).toEqual({ reason: 'unknown', commits: 1, filesChanged: 2, additions: 2, deletions: 0 });
    expect(all).toMatchObject({ codeCommits: 1, traits: { signed: 1, ai: 1, coAuthored: 1 }, first: '2020-01-06', last: '2020-01-06' });
    expect(all.weekdayHour[0]?.[10]).toBe(1);
  });

  it('without changed code lines is divided by files', () => {
    const renamed = fact({ changes: ['Go', 'Zig'].map((language, index) => ({ language, category: 'code', files: 1 + index * 2, additions: 0, deletions: 0 })) });
    expect(figures([renamed]).byLanguage.map((row) => row.commitShare)).toEqual([0.75, 0.25]);
  });

  it('keeps its traits when a language is chosen', () =>
    expect(figuresOf(snapshotOf([mixed, fact({ commit: 'c2' })]), { language: 'Zig' }, TODAY)).toMatchObject({
      headline: { commits: 1, additions: 0, deletions: 60 }, traits: { signed: 1, ai: 1, coAuthored: 1 }, byKind: [{ kind: 'fix', commits: 1 }],
    }));

  it('that changed only documentation is still a commit', () =>
    expect(figures([fact({ changes: [{ language: 'Markdown', category: 'documentation', files: 1, additions: 3, deletions: 0 }] })])).toMatchObject({
      headline: { commits: 1, filesChanged: 0, additions: 0, activeDays: 1 }, codeCommits: 0, byLanguage: [],
    }));

  it('in code of a language that is no code is left out as unknown', () =>
    expect(reason(figures([fact({ changes: [{ language: 'Markdown', category: 'code', files: 1, additions: 3, deletions: 0 }] })]), 'unknown')?.additions).toBe(3));

  it('of a merge or a co-author is counted apart', () => {
    const apart = figures([fact({ merge: true, changes: [] }), fact({ commit: 'c2', coAuthorOnly: true, changes: [] }), fact({ commit: 'c2', repository: 'a', coAuthorOnly: true, changes: [] })]);
    expect(apart).toMatchObject({ totals: { commits: 0, activeDays: 0 }, headline: { commits: 0 }, coAuthorOnly: 1 });
    expect(reason(apart, 'merge')?.commits).toBe(1);
  });

  it('without a possible date is in the totals and on no calendar', () => {
    const undated = figures([fact({ time: null })]);
    expect(undated).toMatchObject({ undated: 1, headline: { commits: 1, additions: 10, activeDays: 0 }, first: null, byDay: [], byYear: [] });
    expect(figuresOf(snapshotOf([fact({ time: null })]), { to: '2099-12-31' }, TODAY).headline.commits).toBe(0);
  });

  it('of a repository that is not active is passed over', () => expect(figures([fact({ repository: 'gone' })]).totals.commits).toBe(0));
});

describe('open source', () => {
  const facts = [fact({ repository: 'm' }), fact({ repository: 'a', commit: 'c2' }), fact({ repository: 'a', commit: 'c3', time: Date.UTC(2022, 0, 1) / 1000 })];
  it('is a share of the commits where every repository with commits is known', () =>
    expect(figures(facts, [repository('m', { openSource: true }), repository('a', { openSource: false }), repository('z')]).openSource).toEqual({
      share: 1 / 3, commits: 1, repositories: 1, byYear: [{ year: '2020', share: 0.5 }, { year: '2021', share: null }, { year: '2022', share: 0 }],
    }));
  it('is unknown where one is', () => expect(figures(facts, [repository('m', { openSource: true }), repository('a')]).openSource.share).toBeNull());
});
