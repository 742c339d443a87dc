import { KINDS, type Kind } from '../../facts/types';
import { monthRange, yearRange } from '../../cv/months';
import type { Figures, LanguageFigures, MonthLanguageFigures, PeriodFigures, View } from '../../snapshots/types';

/** A span of months in which a language is written, and how much of it a month. */
export interface Era {
  language: string;
  from: string;
  to: string;
  commits: number;
  /** Part of the months in which anything happens, 0–1. */
  density?: number;
}

/** A long career: one language, then another beside it, a gap of years, then two new ones and a tail of small ones. */
export const CAREER: Era[] = [
  { language: 'Ruby', from: '2013-01', to: '2016-08', commits: 60, density: 0.8 },
  { language: 'Go', from: '2013-06', to: '2017-05', commits: 150, density: 0.9 },
  { language: 'Go', from: '2020-04', to: '2022-08', commits: 90 },
  { language: 'Zig', from: '2024-01', to: '2026-11', commits: 110 },
  { language: 'Swift', from: '2024-01', to: '2026-11', commits: 22 },
  { language: 'Nix', from: '2020-06', to: '2026-11', commits: 3, density: 0.6 },
  { language: 'Shell', from: '2013-06', to: '2026-11', commits: 3, density: 0.3 },
  { language: 'Protocol Buffer', from: '2020-06', to: '2022-08', commits: 5 },
  { language: 'HCL', from: '2014-01', to: '2016-12', commits: 2, density: 0.5 },
  { language: 'Python', from: '2014-01', to: '2026-11', commits: 4, density: 0.3 },
  { language: 'Makefile', from: '2013-01', to: '2026-11', commits: 1, density: 0.2 },
];

/** A small generator of numbers in [0, 1), equal for equal seeds (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const period = (name: string, commits: number, activeDays: number): PeriodFigures => ({ period: name, commits, activeDays, filesChanged: commits * 3, additions: commits * 40, deletions: commits * 12 });

function monthlyLanguages(eras: readonly Era[], next: () => number): MonthLanguageFigures[] {
  const cells = new Map<string, MonthLanguageFigures>();
  for (const { language, from, to, commits, density = 0.95 } of eras) {
    for (const month of monthRange(from, to)) {
      if (next() > density) continue;
      const commitShare = Math.round(commits * next() ** 1.5 * 2.2 * 100) / 100;
      if (commitShare === 0) continue;
      cells.set(`${month} ${language}`, { month, language, commitShare, lines: Math.round(commitShare * 52), activeDays: Math.min(20, Math.ceil(commitShare / 4)) });
    }
  }
  return [...cells.values()].toSorted((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : a.language < b.language ? -1 : 1));
}

function languageTotals(rows: readonly MonthLanguageFigures[]): LanguageFigures[] {
  return [...new Set(rows.map(({ language }) => language))].map((language) => {
    const own = rows.filter((row) => row.language === language);
    const sum = (value: (row: MonthLanguageFigures) => number): number => own.reduce((total, row) => total + value(row), 0);
    const commitShare = sum((row) => row.commitShare);
    return {
      language, commits: Math.ceil(commitShare), commitShare, filesChanged: Math.ceil(commitShare * 3), additions: sum((row) => row.lines), deletions: 0,
      activeDays: sum((row) => row.activeDays), activeMonths: own.length, first: `${own[0]?.month}-01`, last: `${own.at(-1)?.month}-28`,
    };
  }).toSorted((a, b) => b.commitShare - a.commitShare);
}

/** Each month's commits strewn over its days, more on weekdays. */
function daily(rows: readonly MonthLanguageFigures[], next: () => number): PeriodFigures[] {
  const byDay = new Map<string, number>();
  for (const { month, commitShare } of rows) {
    for (let left = Math.round(commitShare); left > 0; left -= 1) {
      const date = `${month}-${String(1 + Math.floor(28 * next() ** 1.3)).padStart(2, '0')}`;
      byDay.set(date, (byDay.get(date) ?? 0) + 1);
    }
  }
  return [...byDay].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([date, commits]) => period(date, commits, 1));
}

function grouped(days: readonly PeriodFigures[], length: number): PeriodFigures[] {
  const groups = new Map<string, PeriodFigures>();
  for (const one of days) {
    const name = one.period.slice(0, length);
    const before = groups.get(name) ?? period(name, 0, 0);
    groups.set(name, period(name, before.commits + one.commits, before.activeDays + 1));
  }
  return [...groups.values()];
}

/** Invented figures that hang together well enough for drawing: same seed, same figures. */
export function inventedFigures(eras: readonly Era[] = CAREER, seed = 7, view: View = {}): Figures {
  const next = random(seed);
  const everything = monthlyLanguages(eras, next);
  const inPeriod = everything.filter(({ month }) => (view.from === undefined || month >= view.from.slice(0, 7)) && (view.to === undefined || month <= view.to.slice(0, 7)));
  const rows = view.language === undefined ? inPeriod : inPeriod.filter(({ language }) => language === view.language);
  const byDay = daily(rows, next);
  const [first, last] = [byDay[0]?.period ?? null, byDay.at(-1)?.period ?? null];
  const byYear = grouped(byDay, 4);
  const commits = byDay.reduce((sum, one) => sum + one.commits, 0);
  const headline = { commits, filesChanged: commits * 3, additions: commits * 40, deletions: commits * 12, activeDays: byDay.length };
  const weight: Partial<Record<Kind, number>> = { feature: 20, fix: 10, refactoring: 28, test: 11, documentation: 20, build: 11, other: 54 };
  const kindsByYear = (first === null || last === null ? [] : yearRange(first, last)).map((year) => {
    const all = byYear.find((one) => one.period === year)?.commits ?? 0;
    const kinds: Partial<Record<Kind, number>> = {};
    for (const kind of KINDS) if (weight[kind] !== undefined) kinds[kind] = Math.round((all * weight[kind] * (0.4 + 1.2 * next())) / 154);
    return { year, commits: all, kinds };
  });
  return {
    view, rules: 1, totals: headline, headline, codeCommits: commits, first, last,
    currentStreak: { days: 0, from: null }, longestStreak: { days: 1, from: first, to: first },
    byLanguage: languageTotals(rows), byCategory: [], byKind: KINDS.map((kind) => ({ kind, commits: kindsByYear.reduce((sum, { kinds }) => sum + (kinds[kind] ?? 0), 0) })),
    kindsByYear, byYear, byMonth: grouped(byDay, 7), byDay, languagesByMonth: rows,
    weekdayHour: Array.from({ length: 7 }, (_, weekday) => Array.from({ length: 24 }, (__, hour) => (commits === 0 || (hour < 5 && next() < 0.5) ? 0 : Math.round(next() * 60 * (hour > 7 && hour < 22 ? 3 : 0.4) * (weekday < 5 ? 1 : 0.4))))),
    byRepository: [], openSource: { share: null, commits: 0, repositories: 0, byYear: [] }, excluded: [], trust: [], claimed: { commits: 0, activeDays: 0, repositories: 0 }, coAuthorOnly: 0,
    traits: { signed: 0, ai: 0, coAuthored: 0 }, undated: 0, incomplete: [],
  };
}
