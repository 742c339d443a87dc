import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommitFact } from '../facts/types';
import { createSnapshotBuilder } from '../snapshots/snapshot-builder';
import { TRUSTS } from '../snapshots/types';
import type { ChangeCells, CommitCells, Snapshot } from '../snapshots/types';
import { placesOf } from './rank';
import { MOST_A_DAY, rankedPart, standingsOf } from './standing';

const TODAY = '2026-11-21';

/** A history with one commit a line: day, language, repository. Everything in it is vouched for unless said. */
function history(commits: [day: string, language?: string, repository?: string][], vouched = true): Snapshot {
  const repositories = ['atlas', 'quorum'].map((id) => ({ id, name: id, forge: 'github' as const, openSource: null, updated: null }));
  const builder = createSnapshotBuilder({ repositories, rules: 1, isHeadlineLanguage: () => true });
  commits.forEach(([day, language = 'Go', repository = 'atlas'], at) => builder.add({
    repository, commit: `c${at}`, work: null, time: Date.parse(`${day}T10:00:00Z`) / 1000, zone: 0, committed: 100, kind: 'feature', identity: null, merge: false, coAuthorOnly: false,
    coAuthored: false, bot: false, ai: false, signed: false, signatureVerified: false, excludedByOwner: false, changes: [{ language, category: 'code', files: 1, additions: 5, deletions: 1 }],
  } satisfies CommitFact));
  const made = builder.build(`${TODAY}T10:00:00.000Z`);
  const withTrust = <C extends CommitCells | ChangeCells>(cells: C): C => ({ ...cells, trust: cells.day.map(() => TRUSTS.indexOf(vouched ? 'verified' : 'access')) });
  return { ...made, commits: withTrust(made.commits), changes: withTrust(made.changes) };
}

const days = (snapshot: Snapshot): number[] => standingsOf(rankedPart(snapshot).part, TODAY).map(({ activeDays }) => activeDays);

describe('a standing', () => {
  it('counts days, not commits, over 12 months, this year and all time', () => {
    expect(days(history([['2026-11-20'], ['2026-11-20'], ['2025-12-01'], ['2025-11-30'], ['2019-05-01']]))).toEqual([2, 1, 4]);
  });

  it('shows twelve bars that add up to the days of the last 12 months', () => {
    const [twelve] = standingsOf(rankedPart(history([['2026-11-20'], ['2026-11-19'], ['2025-12-01']])).part, TODAY);
    expect(twelve).toMatchObject({ bars: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2], languages: [{ name: 'Go', days: 3 }], repositories: 1 });
  });

  it('leaves out what nobody vouches for, days to come and days on which a program worked, and says so', () => {
    expect(rankedPart(history([['2026-11-20']], false)).notRanked).toEqual({ unverified: 1, future: 0, crowdedDays: 0 });
    const crowd = Array.from({ length: MOST_A_DAY + 1 }, (): [string] => ['2026-11-18']);
    const { part, notRanked } = rankedPart(history([['2026-11-20'], ['2027-03-01'], ...crowd]));
    expect(notRanked).toEqual({ unverified: 0, future: 1, crowdedDays: 1 });
    expect(standingsOf(part, TODAY)[0]?.activeDays).toBe(1);
  });

  it('gains nothing from splitting the same work into more commits of a day', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 12 }), fc.integer({ min: 2, max: 5 }), (chosen, times) => {
      const once = chosen.map((day): [string] => [`2026-10-${String(day).padStart(2, '0')}`]);
      expect(days(history(Array.from({ length: times }, () => once).flat()))).toEqual(days(history(once)));
    }));
  });
});

it('equal people share a place, and the places after them stay free', () => {
  const one = (name: string, activeDays: number, languages: number, repositories = 1) => ({ name, activeDays, languages, repositories });
  expect(placesOf([one('c', 5, 2), one('a', 9, 1), one('d', 5, 2), one('b', 5, 3), one('e', 4, 9), one('none', 0, 9)]).map(({ name, place }) => `${place} ${name}`)).toEqual(['1 a', '2 b', '3 c', '3 d', '5 e']);
});
