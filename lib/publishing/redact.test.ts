import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainSettings } from '../documents/collections';
import type { CvSettings } from '../documents/collections';
import { KINDS } from '../facts/types';
import type { CommitFact } from '../facts/types';
import { dayText, weekdayOf } from '../snapshots/days';
import { figuresOf } from '../snapshots/figures';
import { createSnapshotBuilder } from '../snapshots/snapshot-builder';
import type { Snapshot } from '../snapshots/types';
import { redact } from './redact';

const TODAY = '2026-11-21';
const NAMES: Readonly<Record<string, string>> = { r1: 'halden/imageworks', r2: 'northwind/hr-scripts', r3: 'tailspin/ledger' };
const SHA = 'a41f09e0a41f09e0a41f09e0a41f09e0a41f09e0';

const wildFact: fc.Arbitrary<CommitFact> = fc.record({
  repository: fc.constantFrom('r1', 'r2', 'r3'), commit: fc.integer({ min: 0, max: 1_000_000 }).map((number) => `c${number}`), work: fc.constant(null),
  time: fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 9, arbitrary: fc.integer({ min: 1_500_000_000, max: 1_560_000_000 }) }),
  zone: fc.constant(0), committed: fc.constant(1), kind: fc.constantFrom(...KINDS), identity: fc.constant(null), merge: fc.constant(false), coAuthorOnly: fc.constant(false), coAuthored: fc.boolean(),
  bot: fc.boolean(), ai: fc.boolean(), signed: fc.boolean(), signatureVerified: fc.constant(false), excludedByOwner: fc.boolean(),
  changes: fc.uniqueArray(fc.record({
    language: fc.constantFrom('Go', 'Zig', 'PHP', 'Markdown', null), category: fc.constantFrom('code' as const, 'test' as const, 'generated' as const, 'documentation' as const),
    files: fc.integer({ min: 1, max: 9 }), additions: fc.nat(50), deletions: fc.nat(50),
  }), { selector: ({ language, category }) => `${language} ${category}`, maxLength: 5 }),
});
const wildFacts = fc.uniqueArray(wildFact, { selector: ({ commit }) => commit, maxLength: 60 });
const shown = fc.constantFrom('name' as const, 'alias' as const, 'hidden' as const);
const wildChoices: fc.Arbitrary<CvSettings> = fc.record({
  appearances: fc.tuple(shown, shown, shown), dates: fc.constantFrom('day' as const, 'week' as const, 'month' as const), showHours: fc.boolean(),
  from: fc.constantFrom(null, '2017-09', '2018-02'), to: fc.constantFrom(null, '2018-06', '2019-01'), hiddenLanguages: fc.subarray(['PHP', 'Zig', 'Markdown']), repositoryOrder: fc.constantFrom('commits' as const, 'chosen' as const),
}).map(({ appearances, from, to, ...choices }) => ({
  ...plainSettings('Ada'), ...choices, period: { from, to },
  repositories: appearances.map((one, index) => ({ repository: `r${index + 1}`, shown: one, alias: index === 0 ? '' : `Alias ${index}` })),
}));

function snapshotOf(facts: readonly CommitFact[]): Snapshot {
  const builder = createSnapshotBuilder({
    repositories: Object.entries(NAMES).map(([id, name]) => ({ id, name, forge: 'github' as const, openSource: null, updated: '2026-11-20T14:15:16.000Z' })),
    rules: 1, isHeadlineLanguage: (language) => language !== 'Markdown',
  });
  for (const fact of facts) builder.add(fact);
  for (const name of Object.values(NAMES)) builder.addIncomplete({ repository: name, commit: SHA, reason: `object ${SHA} is missing` });
  return builder.build('2026-11-21T12:34:56.789Z');
}

const opaqueId = (id: string): string => `opaque-${id.slice(1)}`;

describe('redaction', () => {
  it('names nothing that its owner hides, and no commit', () => {
    fc.assert(fc.property(wildFacts, wildChoices, (facts, choices) => {
      const text = JSON.stringify(redact(snapshotOf(facts), choices, { opaqueId }));
      for (const { repository, shown: seen } of choices.repositories) if (seen !== 'name') expect(text).not.toContain(NAMES[repository]);
      for (const language of choices.hiddenLanguages) expect(text).not.toContain(language);
      for (const id of Object.keys(NAMES)) expect(text).not.toContain(`"${id}"`);
      expect(text).not.toContain(SHA.slice(0, 7));
    }));
  });

  it('leaves commits by typed addresses out where its owner says so, and nothing else', () => {
    const stands = ['verified', 'access', 'reported', 'claimed', 'signed', null] as const;
    fc.assert(fc.property(wildFacts, (facts) => {
      const trustOf = ({ commit }: CommitFact): (typeof stands)[number] => stands[Number(commit.slice(1)) % stands.length] ?? null;
      const made = (kept: readonly CommitFact[]): Snapshot => {
        const builder = createSnapshotBuilder({ repositories: Object.entries(NAMES).map(([id, name]) => ({ id, name, forge: 'github' as const, openSource: null, updated: null })), rules: 1, trustOf, isHeadlineLanguage: () => true });
        for (const fact of kept) builder.add(fact);
        return builder.build('2026-11-21T12:34:56.789Z');
      };
      const settings = plainSettings('Ada');
      const without = redact(made(facts), { ...settings, claims: 'left-out' }, { opaqueId });
      expect(figuresOf(without, {}, TODAY)).toEqual(figuresOf(redact(made(facts.filter((fact) => !['access', 'claimed'].includes(trustOf(fact) ?? ''))), settings, { opaqueId }), {}, TODAY));
    }));
  });

  it('gives days and hours as exactly as its owner allows', () => {
    fc.assert(fc.property(wildFacts, wildChoices, (facts, choices) => {
      const redacted = redact(snapshotOf(facts), choices, { opaqueId });
      for (const cells of [redacted.commits, redacted.changes]) {
        for (const [row, day] of cells.day.entries()) {
          if (choices.dates !== 'day' || !choices.showHours) expect(cells.hour[row]).toBe(-1);
          if (choices.dates === 'week' && day >= 0) expect(weekdayOf(day)).toBe(0);
          if (choices.dates === 'month' && day >= 0) expect(dayText(day)).toMatch(/-01$/u);
          if (row > 0) expect(day).toBeGreaterThanOrEqual(cells.day[row - 1] ?? -1);
        }
      }
      if (choices.dates !== 'day') expect(redacted.made + redacted.repositories.map(({ updated }) => updated).join('')).not.toMatch(/T(?!00:00:00.000Z)/u);
    }));
  });

  it('counts what is left as if the rest had never been read', () => {
    fc.assert(fc.property(wildFacts, wildChoices, (facts, choices) => {
      const hidden = new Set(choices.repositories.flatMap(({ repository, shown: seen }) => (seen === 'hidden' ? repository : [])));
      const { from, to } = choices.period;
      const left = facts.filter(({ repository, time }) => {
        const month = time === null ? undefined : new Date(time * 1_000).toISOString().slice(0, 7);
        const inside = from === null && to === null ? true : month !== undefined && month >= (from ?? '') && month <= (to ?? '9');
        return inside && !hidden.has(repository);
      });
      const got = figuresOf(redact(snapshotOf(facts), { ...choices, hiddenLanguages: [] }, { opaqueId }), {}, TODAY);
      const want = figuresOf(snapshotOf(left), {}, TODAY);
      const { activeDays: _days, ...headline } = got.headline;
      expect(want.headline).toMatchObject(headline);
      expect(got.excluded).toEqual(want.excluded);
      expect(got.traits).toEqual(want.traits);
      expect(got.undated).toBe(want.undated);
      expect(got.byKind.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual(want.byKind.toSorted((a, b) => (a.kind < b.kind ? -1 : 1)));
      if (choices.dates === 'day') expect(got.byDay).toEqual(want.byDay);
    }));
  });

  it('leaves the sums as they are where nothing is hidden, and lines of a language left out among those left out', () => {
    fc.assert(fc.property(wildFacts, fc.subarray(['PHP', 'Zig']), (facts, hiddenLanguages) => {
      const before = figuresOf(snapshotOf(facts), {}, TODAY);
      const after = figuresOf(redact(snapshotOf(facts), { ...plainSettings('Ada'), hiddenLanguages }, { opaqueId }), {}, TODAY);
      expect(after.totals).toEqual(before.totals);
      expect(after.headline.commits).toBe(before.headline.commits);
      const lines = after.excluded.reduce((sum, { additions, deletions }) => sum + additions + deletions, 0);
      expect(after.headline.additions + after.headline.deletions + lines).toBe(after.totals.additions + after.totals.deletions);
      if (hiddenLanguages.length === 0) expect(after.weekdayHour).toEqual(before.weekdayHour);
    }));
  });

  it('keeps packages under the ids that readers see, also where nothing else is left out', () => {
    const whole: Snapshot = { ...snapshotOf([]), packages: [{ ecosystem: 'npm', name: 'zod', uses: [{ repository: 'r1', months: [600, 601] }] }] };
    const choices = { ...plainSettings('Ada'), showHours: true };
    for (const one of [choices, { ...choices, showHours: false }]) {
      expect(redact(whole, one, { opaqueId }).packages).toEqual([{ ecosystem: 'npm', name: 'zod', uses: [{ repository: 'opaque-1', months: [600, 601] }] }]);
    }
  });

  it('tells stars only of repositories that stand there by name', () => {
    const whole = snapshotOf([]);
    const starred = { ...whole, repositories: whole.repositories.map((one) => ({ ...one, stars: 412 })) };
    const choices = { ...plainSettings('Ada'), repositories: [{ repository: 'r2', shown: 'alias' as const, alias: 'Scripts' }, { repository: 'r3', shown: 'hidden' as const, alias: '' }] };
    expect(redact(starred, choices, { opaqueId }).repositories.map(({ name, stars }) => [name, stars])).toEqual([['halden/imageworks', 412], ['Scripts', undefined]]);
  });

  it('gives two nameless repositories names that tell them apart', () => {
    const choices = { ...plainSettings('Ada'), repositories: ['r1', 'r2', 'r3'].map((repository) => ({ repository, shown: 'alias' as const, alias: repository === 'r3' ? 'Ledger' : ' ' })) };
    expect(redact(snapshotOf([]), choices, { opaqueId }).repositories.map(({ name }) => name)).toEqual(['Private repository', 'Private repository 2', 'Ledger']);
    expect(redact(snapshotOf([]), choices, { opaqueId }).repositories.map(({ aliased }) => aliased)).toEqual([undefined, undefined, true]);
  });

  it('follows a repository’s own page where the CV says nothing, and the order of the CV', () => {
    const defaults = new Map([['r1', { shown: 'hidden' as const, alias: '' }], ['r2', { shown: 'alias' as const, alias: 'Scripts' }]]);
    const choices = { ...plainSettings('Ada'), repositoryOrder: 'chosen' as const, repositories: [{ repository: 'r3', shown: 'name' as const, alias: '' }] };
    expect(redact(snapshotOf([]), choices, { opaqueId, defaults }).repositories.map(({ name }) => name)).toEqual(['tailspin/ledger', 'Scripts']);
  });
});
