import { describe, expect, it } from 'vitest';
import { makeFigures } from '../testing/make-figures';
import type { Figures, MonthLanguageFigures } from '../../snapshots/types';
import { monthRange } from '../months';
import { coverage } from './coverage';
import { languagesSentence, languageTimes } from './languages';
import { dayFacts, daysSentence, emptySentence, hoursSentence, kindsSentence, perDaySentence, yearsSentence } from './sections';
import { summary } from './summary';
import { wordsOf } from '../words/words';

const EN = wordsOf();
const TODAY = '2026-11-20';
const NOTHING = makeFigures({ commits: 0 });

/** Figures in which each language has the same number of commits in every month of its spans. */
function used(plan: Record<string, { from: string; to: string; each: number }[]>): Figures {
  const rows: MonthLanguageFigures[] = Object.entries(plan).flatMap(([language, spans]) =>
    spans.flatMap(({ from, to, each }) => monthRange(from, to).map((month) => ({ month, language, commitShare: each, lines: each, activeDays: 1 }))));
  const of = (language: string) => rows.filter((row) => row.language === language);
  const byLanguage = Object.keys(plan).map((language) => ({
    language, commits: of(language).length, commitShare: of(language).reduce((sum, { commitShare }) => sum + commitShare, 0), filesChanged: 0, additions: 1, deletions: 0,
    activeDays: of(language).length, activeMonths: of(language).length, first: `${of(language)[0]?.month}-01`, last: `${of(language).at(-1)?.month}-28`,
  }));
  const months = rows.map(({ month }) => month).toSorted();
  const commits = byLanguage.reduce((sum, { commitShare }) => sum + commitShare, 0);
  return { ...NOTHING, languagesByMonth: rows, byLanguage, codeCommits: commits, first: `${months[0]}-01`, last: `${months.at(-1)}-28`, headline: { ...NOTHING.headline, commits, activeDays: 412 } };
}

describe('the line under the name', () => {
  it('says what, since when and how much', () => {
    expect(summary(used({ Python: [{ from: '2017-05', to: '2026-11', each: 9 }], Shell: [{ from: '2020-01', to: '2020-12', each: 1 }] }), TODAY, EN))
      .toBe('Python, since May 2017: 1,047 commits on 412 days');
    expect(summary(used({ Python: [{ from: '2017-05', to: '2026-11', each: 6 }], Rust: [{ from: '2020-01', to: '2024-12', each: 4 }] }), TODAY, EN))
      .toBe('Mostly Python, some Rust, since May 2017: 930 commits on 412 days');
  });

  it('names several languages where none leads, and the end of a history that ended', () => {
    const figures = used({ Go: [{ from: '2013-01', to: '2016-12', each: 4 }], Ruby: [{ from: '2013-01', to: '2016-12', each: 3 }], Zig: [{ from: '2013-01', to: '2016-12', each: 3 }] });
    expect(summary(figures, TODAY, EN)).toBe('Go, Ruby and Zig, from January 2013 to December 2016: 480 commits on 412 days');
  });

  it('says where nothing is counted, and where all is of one day', () => {
    expect(summary(NOTHING, TODAY, EN)).toBe('No commit is counted here yet');
    expect(summary(makeFigures({ from: '2026-11-03', to: '2026-11-03', commits: 14, languages: ['Go'] }), TODAY, EN)).toBe('Go: 14 commits, all on 3 Nov 2026');
  });
});

describe('the sentence on languages', () => {
  it('tells main spans, with what lay before and beside the main language', () => {
    const figures = used({
      Go: [{ from: '2013-01', to: '2022-12', each: 10 }], Ruby: [{ from: '2011-01', to: '2016-12', each: 4 }],
      Zig: [{ from: '2024-01', to: '2026-11', each: 8 }], Swift: [{ from: '2024-01', to: '2026-11', each: 4 }],
    });
    expect(languageTimes(figures, TODAY, EN)).toBe('Go from 2013 to 2022, Ruby before and beside it, Zig and Swift since 2024');
  });

  it('is not stretched by stray commits years apart, nor ended by slower years', () => {
    const stray = used({ Go: [{ from: '2013-01', to: '2013-01', each: 1 }, { from: '2018-01', to: '2021-12', each: 20 }, { from: '2024-06', to: '2024-06', each: 1 }] });
    expect(languageTimes(stray, TODAY, EN)).toBe('Go from 2018 to 2021');
    const slower = used({ C: [{ from: '2008-01', to: '2012-12', each: 90 }, { from: '2013-01', to: '2026-10', each: 1 }] });
    expect(languageTimes(slower, TODAY, EN)).toBe('C since 2008');
    const halfYear = used({ C: [{ from: '2009-03', to: '2019-12', each: 40 }, { from: '2020-01', to: '2020-06', each: 20 }] });
    expect(languageTimes(halfYear, TODAY, EN)).toBe('C from 2009 to 2020');
  });

  it('tells a short history in months', () => {
    expect(languageTimes(used({ Python: [{ from: '2025-11', to: '2026-11', each: 3 }] }), TODAY, EN)).toBe('Python since November 2025');
  });

  it('leaves out what is under a twenty-fifth', () => {
    expect(languageTimes(used({ Go: [{ from: '2020-01', to: '2026-11', each: 40 }], Nix: [{ from: '2020-01', to: '2020-12', each: 1 }] }), TODAY, EN)).toBe('Go since 2020');
  });

  it('says how a chosen language stands against the rest', () => {
    const all = used({ Go: [{ from: '2013-01', to: '2026-11', each: 4 }], Zig: [{ from: '2023-03', to: '2026-11', each: 4 }] });
    const figures = { ...all, view: { from: '2021-12-01', language: 'Zig' } };
    expect(languagesSentence(figures, { from: '2021-12', language: 'Zig', measure: 'commits' }, TODAY, EN, all)).toContain('Zig since March 2023, in 45 of the 60 months shown. Grey is all other work.');
  });

  it('counts the commits without code', () => {
    const figures = makeFigures();
    const other = figures.headline.commits - figures.codeCommits;
    expect(languagesSentence(figures, { measure: 'commits' }, TODAY, EN)).toContain(`${other} changed only docs, data or other files.`);
    expect(languagesSentence(figures, { measure: 'lines' }, TODAY, EN)).not.toContain('changed only');
  });
});

describe('the sentences of the other sections', () => {
  const figures = makeFigures();

  it('say days and years, and three facts', () => {
    expect(daysSentence(figures, 'Ada', EN)).toMatch(/^[\d,]+ days in \d+ years; a day is the calendar day where Ada was\.$/);
    const facts = dayFacts(figures, TODAY, EN);
    expect(facts.map(({ note }) => note.replace(/,.*/, ''))).toEqual(['longest run', 'busiest month', 'of the weeks since the first commit have one']);
    expect(dayFacts(NOTHING, TODAY, EN)).toEqual([]);
  });

  it('say what part of the commits carries a label', () => {
    expect(kindsSentence({ ...figures, byKind: [{ kind: 'fix', commits: 65 }, { kind: 'other', commits: 35 }] }, EN)).toContain('65% carry a label');
    expect(kindsSentence({ ...figures, byKind: [{ kind: 'other', commits: 3 }] }, EN)).toContain('nothing can be said');
    expect(kindsSentence({ ...figures, byKind: [{ kind: 'fix', commits: 3 }] }, EN)).toContain('every one carries');
  });

  it('name the years with too few labelled commits for a column', () => {
    const year = (name: string, fix: number) => ({ year: name, commits: fix + 50, kinds: { fix, other: 50 } });
    const some = (...kindsByYear: ReturnType<typeof year>[]) => kindsSentence({ ...figures, byKind: [{ kind: 'fix', commits: 30 }], kindsByYear }, EN);
    expect(some(year('2020', 9), year('2021', 10), year('2022', 0), year('2023', 1))).toMatch(/ 2020 and 2023 have fewer than 10 labelled commits and no column\.$/);
    expect(some(year('2020', 9), year('2021', 3))).not.toContain('no column');
  });

  it('count the hours of weekdays between 8 and 18', () => {
    const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
    const set = (weekday: number, hour: number) => { const row = hours[weekday]; if (row) row[hour] = 1; };
    for (const [weekday, hour] of [[0, 8], [4, 17], [4, 18], [5, 9]] as const) set(weekday, hour);
    expect(hoursSentence({ ...figures, weekdayHour: hours }, 'Ada', EN)).toBe('50% on weekdays between 8 and 18 on Ada’s own clock.');
  });

  it('name the best year and the best day', () => {
    const year = { filesChanged: 0, additions: 0, deletions: 0 };
    const byYear = [{ period: '2025', commits: 3, activeDays: 2, ...year }, { period: '2026', commits: 9, activeDays: 4, ...year }];
    expect(yearsSentence({ ...figures, byYear }, TODAY, EN)).toBe('Most in 2026: 9 commits on 4 days. 2026 is still running.');
    expect(yearsSentence(NOTHING, TODAY, EN)).toBe('');
    expect(perDaySentence({ ...figures, headline: { ...figures.headline, commits: 12, activeDays: 2 }, byDay: [{ period: '2026-01-02', commits: 2, activeDays: 1, ...year }, { period: '2026-01-05', commits: 10, activeDays: 1, ...year }] }, EN))
      .toBe('6 on a day with commits, 10 at most, on 5 Jan 2026.');
  });

  it('point from an empty period to the nearest commits', () => {
    const year = { commits: 1, activeDays: 1, filesChanged: 0, additions: 0, deletions: 0 };
    const all = { ...figures, byDay: [{ period: '2019-05-12', ...year }, { period: '2020-04-21', ...year }] };
    expect(emptySentence(all, { from: '2019-06', to: '2020-03' }, EN)).toBe('The last one before it was on 12 May 2019, the next on 21 Apr 2020.');
    expect(emptySentence(all, { from: '2021-01' }, EN)).toBe('The last one before it was on 21 Apr 2020.');
    expect(emptySentence(all, { to: '2019-04' }, EN)).toBe('The first one after it was on 12 May 2019.');
    expect(emptySentence(NOTHING, { to: '2019-04' }, EN)).toBe('Nothing was counted on this page yet.');
  });
});

describe('what a page rests on', () => {
  it('says on the owner’s machine that nobody vouches for the addresses', () => {
    const lines = coverage({ all: makeFigures(), made: '2026-11-20T14:15:00Z', trust: 'local', addresses: 3 }, EN);
    expect(lines.map(({ text }) => text)).toEqual(['9 repositories, read commit by commit on the owner’s machine', '3 e-mail addresses, as typed by the owner; nobody vouches for these addresses', 'Read up to 20 Nov 2026, 14:15 UTC']);
    expect(lines.map(({ sure }) => sure)).toEqual([true, false, true]);
  });

  it('says where no repository stands on it', () => {
    expect(coverage({ all: NOTHING, made: '2026-11-20T14:15:00Z', trust: 'local', repositories: [] }, EN)[0]).toEqual({ sure: false, text: 'No repository stands on this page' });
  });

  it('names forges and what could be counted only in part', () => {
    const figures = makeFigures({ repositories: 2 });
    const byRepository = figures.byRepository.map((row) => ({ ...row, repository: { ...row.repository, forge: 'github' as const } }));
    const lines = coverage({ all: { ...figures, byRepository, trust: [{ trust: 'verified', ...figures.headline, years: [], languages: [], openSource: 0 }], incomplete: [{ repository: 'a', commit: 'b', reason: 'c' }] }, made: '2026-11-20T14:15:00Z', trust: 'forge', addresses: 2 }, EN);
    expect(lines.map(({ text }) => text)).toEqual(['2 repositories: GitHub 2', '2 e-mail addresses, verified by a forge', 'Read up to 20 Nov 2026, 14:15 UTC', '1 commit could be counted only in part']);
  });
  it('says until when repositories were checked that nobody reads any more, and how many are not counted yet', () => {
    const of = (id: string, more: object) => ({ id, name: id, forge: 'github' as const, openSource: null, updated: null, ...more });
    const lines = (repositories: ReturnType<typeof of>[], waiting?: number) => coverage({ all: makeFigures(), made: '2026-11-20T14:15:00Z', trust: 'local', repositories, waiting }, EN).slice(3);
    expect(lines([of('a', { verifiedUntil: '2026-05-14', status: 'gone' }), of('b', { verifiedUntil: '2026-05-14', status: 'present' }), of('c', { verifiedUntil: null, status: 'present' })], 1)).toEqual([
      { sure: false, text: '2 repositories verified until 14 May 2026: access ended then' }, { sure: false, text: '1 repository is not counted yet' },
    ]);
    expect(lines([of('a', { verifiedUntil: '2026-05-14' }), of('b', { verifiedUntil: '2026-11-02' }), of('c', { verifiedUntil: null, status: 'blocked' })], 2).map(({ text }) => text)).toEqual([
      '2 repositories verified until days between 14 May 2026 and 2 Nov 2026: access ended then', '1 repository cannot be read at present; the numbers are those of the last reading', '2 repositories are not counted yet',
    ]);
    expect(lines([of('a', {})])).toEqual([]);
    const unread = (...days: string[]) => lines(days.map((unreadSince) => of(unreadSince, { verifiedUntil: null, status: 'present', unreadSince }))).map(({ text }) => text);
    expect(unread('2026-05-14', '2026-05-14', '2026-05-14')).toEqual(['3 repositories not readable since 14 May 2026; the numbers are those of the last reading']);
    expect(unread('2026-06-01', '2026-05-14')).toEqual(['2 repositories not readable, the first since 14 May 2026; the numbers are those of the last reading']);
  });

  it('says what rests on typed addresses, on the owner’s report, and what is only claimed', () => {
    const figures = makeFigures({ repositories: 1 });
    const byRepository = figures.byRepository.map((row) => ({ ...row, repository: { ...row.repository, forge: 'gitlab' as const } }));
    const part = { filesChanged: 0, additions: 0, deletions: 0, activeDays: 1, years: [], languages: [], openSource: 0 };
    const trust = [{ trust: 'access' as const, commits: 30, ...part }, { trust: 'reported' as const, commits: 7, ...part }];
    const headline = { ...figures.headline, commits: 37 };
    const lines = coverage({ all: { ...figures, byRepository, trust, headline, claimed: { commits: 5, activeDays: 2, repositories: 1 } }, made: '2026-11-20T14:15:00Z', trust: 'forge', addresses: 2 }, EN);
    expect(lines.filter(({ sure }) => !sure)).toEqual([
      { sure: false, how: 'how-coverage', text: '30 of 37 commits by addresses that the owner typed, in private repositories the owner could read; 7 of 37 commits reported by the owner' },
      { sure: false, how: 'how-coverage', text: '5 more commits on 2 days by typed addresses in public repositories: claimed, in no figure' },
    ]);
  });
});
