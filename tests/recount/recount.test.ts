import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trustOfSigned } from '../../lib/accounts/trust-of';
import { KINDS } from '../../lib/facts/types';
import type { CommitFact } from '../../lib/facts/types';
import { figuresOf } from '../../lib/snapshots/figures';
import { createSnapshotBuilder } from '../../lib/snapshots/snapshot-builder';
import type { Figures, SnapshotTrust } from '../../lib/snapshots/types';
import { recount } from './recount';
import type { Place, Recount } from './recount';

const TODAY = '2023-03-15';
/** HTML is markup and SQL is named by the rules; Markdown is prose and JSON data. */
const HEADLINE = new Set(['Go', 'Python', 'HTML', 'SQL']);
const IDENTITIES = ['work', 'home'];
const hex = (kind: string, index: number): string => `${kind}${index.toString(16)}`.padStart(32, '0');
const seconds = (day: string): number => Date.parse(day) / 1000;

const change = fc.record({
  language: fc.constantFrom('Go', 'Python', 'HTML', 'SQL', 'Markdown', 'JSON', null),
  category: fc.constantFrom('code', 'code', 'code', 'test', 'documentation', 'data', 'generated', 'vendored', 'lock', 'binary', 'excluded'),
  files: fc.integer({ min: 1, max: 9 }), additions: fc.nat(60), deletions: fc.nat(30),
});
const changes = fc.uniqueArray(change, { selector: ({ language, category }) => `${language} ${category}`, maxLength: 5 });

/** Times around today, so that runs of days are there, and over the years. */
const time = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 6, arbitrary: fc.tuple(fc.constantFrom('09', '10', '11', '13', '14', '15', '16'), fc.nat(86_399)).map(([day, second]) => seconds(`2023-03-${day}`) + second) },
  { weight: 3, arbitrary: fc.integer({ min: seconds('2018-06-01'), max: seconds('2023-03-01') }) },
);
const rarely = fc.integer({ min: 0, max: 9 }).map((value) => value === 0);
const places = ['a', 'm', 'z'];

/** A commit as it was made, and the repositories that hold it. */
const commit = fc.record({
  time, kind: fc.constantFrom(...KINDS), identity: fc.constantFrom(...IDENTITIES, null), merge: rarely, coAuthorOnly: rarely, bot: rarely,
  coAuthored: rarely, ai: rarely, signed: fc.boolean(), signatureVerified: fc.boolean(), changes, work: fc.option(fc.nat(12), { nil: null }), committed: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
  held: fc.uniqueArray(fc.record({ repository: fc.constantFrom(...places), excluded: rarely }), { selector: ({ repository }) => repository, minLength: 1, maxLength: 3 }),
});

const person = fc.record({
  commits: fc.array(commit, { maxLength: 45, size: 'max' }),
  places: fc.tuple(...places.map((id) => fc.record({
    id: fc.constant(id), fork: fc.constantFrom(true, false, null), openSource: fc.constantFrom(true, true, false, false, null),
    trust: fc.dictionary(fc.constantFrom(...IDENTITIES), fc.constantFrom('verified', 'access', 'reported', 'claimed'), { maxKeys: 2, noNullPrototype: true }),
  }))),
});
type Person = typeof person extends fc.Arbitrary<infer T> ? T : never;

function factsOf({ commits }: Pick<Person, 'commits'>): CommitFact[] {
  return commits.flatMap(({ held, work, changes, ...made }, index) => {
    const lines = !made.merge && !made.coAuthorOnly;
    return held.map(({ repository, excluded }): CommitFact => ({
      ...made, repository, commit: hex('c', index), work: lines && work !== null ? hex('d', work) : null, zone: 0, signatureVerified: made.signed && made.signatureVerified, excludedByOwner: excluded,
      changes: lines ? (changes as CommitFact['changes']) : [],
    }));
  });
}

/** Sums of fractions differ in their last digits by the order in which they were added. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Math.round(value * 1e8) / 1e8;
  if (Array.isArray(value)) return value.map(rounded);
  return value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, rounded(inner)])) : value;
}

const sorted = <T>(rows: readonly T[], key: (row: T) => string): T[] => rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));

/** Both sides with their lists in one order. */
function ordered(counts: Recount): unknown {
  return rounded({
    ...counts,
    byLanguage: sorted(counts.byLanguage, ({ language }) => language),
    languagesByMonth: sorted(counts.languagesByMonth, ({ language, month }) => `${month} ${language}`),
    byMonth: sorted(counts.byMonth, ({ period }) => period),
    byDay: sorted(counts.byDay, ({ period }) => period),
    byRepository: sorted(counts.byRepository, ({ repository }) => repository).map((row) => ({ ...row, byMonth: sorted(row.byMonth, ({ month }) => month) })),
    trust: sorted(counts.trust, ({ trust }) => trust),
  });
}

/** What the program counted, in the shape of the recount. */
function asRecount(figures: Figures): Recount {
  const { totals, headline, codeCommits, first, last, currentStreak, longestStreak, excluded, byLanguage, languagesByMonth, kindsByYear, byYear, byMonth, byDay } = figures;
  const { weekdayHour, openSource, coAuthorOnly, trust, claimed, traits, undated } = figures;
  return {
    totals, headline, codeCommits, first, last, currentStreak, longestStreak, excluded, byLanguage, languagesByMonth, kindsByYear, byYear, byMonth, byDay,
    weekdayHour, openSource, coAuthorOnly, trust, claimed, traits, undated,
    byKind: Object.fromEntries(figures.byKind.map(({ kind, commits }) => [kind, commits])),
    byRepository: figures.byRepository.map(({ repository, languages, ...row }) => ({ ...row, repository: repository.id, languages: languages.toSorted() })),
  };
}

/** Counts the facts as the program does. */
function counted(facts: readonly CommitFact[], known: readonly Place[], period: { from?: string; to?: string }): Figures {
  const trusts = new Map(known.map(({ id, trust }) => [id, trust]));
  const builder = createSnapshotBuilder({
    rules: 1,
    trustOf: ({ repository, identity, signatureVerified }) => trustOfSigned((trusts.get(repository)?.[identity ?? ''] as SnapshotTrust | undefined) ?? null, { signatureVerified }),
    repositories: known.map(({ id, fork, openSource }) => ({ id, fork, openSource, name: id, forge: 'github', updated: null })),
  });
  for (const fact of facts) builder.add(fact);
  return figuresOf(builder.build('2023-03-15T00:00:00.000Z'), period, TODAY);
}

const exported = (facts: readonly CommitFact[]): string => facts.map((fact) => `${JSON.stringify(fact)}\n`).join('');

function expectEqual(facts: readonly CommitFact[], known: readonly Place[], period: { from?: string; to?: string }): void {
  const mine = recount(exported(facts), { places: known, headlineLanguages: HEADLINE, today: TODAY, ...period });
  expect(ordered(asRecount(counted(facts, known, period)))).toEqual(ordered(mine));
}

describe('every number of a page, recounted from the exported facts by other code', () => {
  it('is the same for any person, over all years', () => {
    fc.assert(fc.property(person, (one) => expectEqual(factsOf(one), one.places, {})), { numRuns: 250, seed: 20_230_315 });
  });

  it('is the same in any period', () => {
    const day = fc.integer({ min: 0, max: 1_750 }).map((days) => new Date(Date.UTC(2018, 5, 1) + days * 86_400_000).toISOString().slice(0, 10));
    fc.assert(fc.property(person, day, day, (one, from, to) => expectEqual(factsOf(one), one.places, { from, to })), { numRuns: 150, seed: 20_230_316 });
  });

  it('is compared on people who have all of it: copies, bots, merges, exclusions, claims, undated commits', () => {
    const seen = { duplicate: 0, bot: 0, merge: 0, owner: 0, unknown: 0, coAuthorOnly: 0, claimed: 0, undated: 0, streak: 0, signed: 0 };
    for (const one of fc.sample(person, { numRuns: 40, seed: 20_230_315 })) {
      const figures = counted(factsOf(one), one.places, {});
      for (const { reason, commits } of figures.excluded) if (reason in seen) seen[reason as keyof typeof seen] += commits;
      seen.coAuthorOnly += figures.coAuthorOnly;
      seen.claimed += figures.claimed.commits;
      seen.undated += figures.undated;
      seen.signed += figures.trust.find(({ trust }) => trust === 'signed')?.commits ?? 0;
      seen.streak += Number(figures.currentStreak.days > 1);
    }
    for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(5);
  });
});
