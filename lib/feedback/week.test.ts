import { describe, expect, it } from 'vitest';
import type { CommitFact } from '../facts/types';
import { dayNumber, dayText } from '../snapshots/days';
import { createSnapshotBuilder } from '../snapshots/snapshot-builder';
import type { Snapshot } from '../snapshots/types';
import { feedOf } from './feed';
import { sentencesOf, summaryOf } from './sentences';
import { mondayOf, weekOf, weeksLater, weeksOf } from './week';

const MONDAY = '2026-11-16';

/** A history with one commit a line: day, language, repository. */
function history(...commits: [day: string, language?: string, repository?: string][]): Snapshot {
  const repositories = ['atlas', 'quorum'].map((id) => ({ id, name: id, forge: 'local' as const, openSource: null, updated: null }));
  const builder = createSnapshotBuilder({ repositories, rules: 1, isHeadlineLanguage: () => true });
  commits.forEach(([day, language = 'Go', repository = 'atlas'], at) => builder.add({
    repository, commit: `c${at}`, work: null, time: Date.parse(`${day}T10:00:00Z`) / 1000, zone: 0, committed: 100, kind: 'feature', identity: null, merge: false, coAuthorOnly: false,
    coAuthored: false, bot: false, ai: false, signed: false, signatureVerified: false, excludedByOwner: false, changes: [{ language, category: 'code', files: 1, additions: 5, deletions: 1 }],
  } satisfies CommitFact));
  return builder.build('2026-11-21T00:00:00.000Z');
}

/** Two commits a week on two days, so many weeks before the Monday. */
const steady = (weeks: number): [string][] => Array.from({ length: weeks }, (_, back) => dayNumber(weeksLater(MONDAY, -back - 1))).flatMap((day): [string][] => [[dayText(day)], [dayText(day + 1)]]);

describe('a week', () => {
  it('begins on Monday and ends on Sunday, whatever the month', () => {
    expect(['2026-11-16', '2026-11-22', '2026-11-23', '2027-01-01'].map(mondayOf)).toEqual(['2026-11-16', '2026-11-16', '2026-11-23', '2026-12-28']);
    expect(weekOf(history(['2026-11-16'], ['2026-11-22'], ['2026-11-23'], ['2026-11-15']), MONDAY, '2026-12-01').headline).toMatchObject({ commits: 2, activeDays: 2 });
  });

  it('is compared with one’s own weeks before it, and with nothing in the first four', () => {
    expect(weekOf(history(...steady(3), [MONDAY]), MONDAY, '2026-11-30').usual).toBeNull();
    expect(weekOf(history(...steady(20), [MONDAY]), MONDAY, '2026-11-30').usual).toEqual({ commits: 2, activeDays: 2, weeks: 12 });
    const busy = history(...steady(20), ...Array.from({ length: 5 }, (): [string] => [MONDAY]));
    expect(summaryOf(weekOf(busy, MONDAY, '2026-11-30'))).toBe('5 commits on 1 day. That is more than in your 12 weeks before (2.0 commits on 2.0 days a week).');
  });

  it('names languages and repositories that are new, and languages that came back after half a year', () => {
    const week = weekOf(history(['2025-01-06', 'Zig'], ['2026-11-10', 'Go'], ['2026-11-17', 'Zig'], ['2026-11-18', 'Rust', 'quorum'], ['2026-11-18', 'Go']), MONDAY, '2026-11-30');
    expect(week).toMatchObject({ newLanguages: ['Rust'], returned: [{ language: 'Zig', last: '2025-01-06' }], newRepositories: ['quorum'] });
    expect(sentencesOf(week)).toEqual(expect.arrayContaining(['New: Rust.', 'Zig is back; you last used it on 6 Jan 2025.', 'First commits in quorum.']));
  });

  it('names packages whose first use anywhere lies in it', () => {
    const use = (first?: string) => ({ repository: 'atlas', months: [682], ...(first !== undefined && { first: dayNumber(first) }) });
    const packages = [
      { ecosystem: 'npm' as const, name: 'zod', uses: [use('2026-11-18'), use('2026-11-20')] }, { ecosystem: 'npm' as const, name: 'old', uses: [use('2026-11-18'), use('2026-11-15')] },
      { ecosystem: 'npm' as const, name: 'unknown', uses: [use('2026-11-18'), use()] }, { ecosystem: 'npm' as const, name: 'later', uses: [use('2026-11-23')] },
    ];
    const snapshot = { ...history(['2026-11-10'], ['2026-11-18']), packages };
    expect(sentencesOf(weekOf(snapshot, MONDAY, '2026-11-30'))).toContain('New package: zod.');
    expect(weekOf(snapshot, MONDAY, '2026-11-30').newPackages).toEqual(['zod']);
    expect(weekOf(snapshot, MONDAY, '2026-11-17').newPackages).toEqual([]);
    const many = Array.from({ length: 11 }, (_, index) => ({ ecosystem: 'npm' as const, name: `p${index}`, uses: [use('2026-11-18')] }));
    expect(sentencesOf(weekOf({ ...snapshot, packages: many }, MONDAY, '2026-11-30')).join(' ')).toMatch(/New packages: p0, .* and 3 more\./u);
  });

  it('tells of a run of days that goes on, and whether it is the longest', () => {
    const days: [string][] = ['2026-11-14', '2026-11-15', '2026-11-16', '2026-11-17'].map((day) => [day]);
    expect(sentencesOf(weekOf(history(...days), MONDAY, '2026-11-17'))).toContain('Your longest run of days with commits goes on: 4 days, since 14 Nov 2026.');
  });

  it('without commits is told plainly, whether it is over or not', () => {
    expect(summaryOf(weekOf(history(['2026-01-05']), MONDAY, '2026-11-18'))).toBe('No commits so far.');
    expect(summaryOf(weekOf(history(['2026-01-05']), MONDAY, '2026-11-30'))).toBe('No commits were counted.');
  });
});

describe('the feed', () => {
  const weeks = weeksOf(history(...steady(9), [MONDAY, 'C<T>&']), '2026-11-25', 6);
  const feed = (): string => feedOf(weeks, { id: 'u1', self: 'https://cv.example/user/week/feed', page: 'https://cv.example/user/week', made: '2026-11-24T10:00:00.000Z' });

  it('holds the weeks that are over, each under an id that stays', () => {
    expect(weeks).toHaveLength(6);
    expect([...feed().matchAll(/<entry>/gu)]).toHaveLength(5);
    expect(feed()).toContain('<id>urn:commit-stats:feedback:u1:2026-11-16</id>');
  });

  it('says in each title how much it was', () => {
    expect(feed()).toMatch(/Week of 16 Nov 2026: \d+ commits? on \d days?\]/u);
  });

  it('is XML whatever a language is called', () => {
    expect(feed()).not.toMatch(/C<T>/u);
    expect(feed()).toContain('<feed xmlns="http://www.w3.org/2005/Atom">');
  });
});
