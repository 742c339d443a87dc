import { dayNumber, dayText, monthText, monthOf } from '../snapshots/days';
import { COUNTED } from '../snapshots/exclusion';
import { figuresOf } from '../snapshots/figures';
import { TRUSTS } from '../snapshots/types';
import type { ChangeCells, CommitCells, Figures, Snapshot } from '../snapshots/types';

/** Periods that people are ranked over. */
export const PERIODS = ['12-months', 'year', 'all'] as const;
export type Period = (typeof PERIODS)[number];

/** Commits on one day from which on the day does not count: nobody works like that, programs do. */
export const MOST_A_DAY = 300;

/** Where somebody stands in one period: days and breadth, no lines. */
export interface Standing {
  period: Period;
  activeDays: number;
  /** Active days of each bar, in order: of the last 12 months, of the months of this year, or of the last 12 years. */
  bars: number[];
  /** Most days first. */
  languages: { name: string; days: number }[];
  repositories: number;
  /** 0–1; null where unknown. */
  openSource: number | null;
}

/** What of a person's work does not count here, and why. */
export interface NotRanked {
  /** Commits by addresses that no forge vouches for, or in repositories that no forge was asked for. */
  unverified: number;
  /** Commits dated after the day they were read. */
  future: number;
  /** Days with more than `MOST_A_DAY` commits. */
  crowdedDays: number;
}

type Cells = CommitCells | ChangeCells;

const VOUCHED = new Set([TRUSTS.indexOf('verified'), TRUSTS.indexOf('signed')]);

/** Whether a forge vouches for the address behind a row, or for the key that signed it. */
const isVerified = (cells: Cells, row: number): boolean => VOUCHED.has(cells.trust[row] ?? -1);

function filtered<C extends Cells>(cells: C, keep: (row: number) => boolean): C {
  const rows = cells.day.map((_, row) => row).filter(keep);
  return Object.fromEntries(Object.entries(cells).map(([name, column]) => [name, rows.map((row) => (column as number[])[row] ?? 0)])) as unknown as C;
}

/** The part of a person's numbers that counts here, and what was left out of the headline. */
export function rankedPart(snapshot: Snapshot): { part: Snapshot; notRanked: NotRanked } {
  const { commits, changes, repositories } = snapshot;
  const read = dayNumber(snapshot.made.slice(0, 10));
  const perDay = new Map<number, number>();
  const vouched = (cells: Cells, row: number): boolean => isVerified(cells, row) && repositories[cells.repository[row] ?? -1]?.forge !== 'local';
  const notRanked: NotRanked = { unverified: 0, future: 0, crowdedDays: 0 };
  commits.day.forEach((day, row) => {
    const amount = commits.commits[row] ?? 0;
    if (commits.exclusion[row] !== COUNTED) return;
    if (!vouched(commits, row)) notRanked.unverified += amount;
    else if (day > read + 1) notRanked.future += amount;
    else perDay.set(day, (perDay.get(day) ?? 0) + amount);
  });
  const crowded = new Set([...perDay].filter(([day, amount]) => day >= 0 && amount > MOST_A_DAY).map(([day]) => day));
  notRanked.crowdedDays = crowded.size;
  const counts = (cells: Cells) => (row: number): boolean => {
    const day = cells.day[row] ?? -1;
    return cells.exclusion[row] === COUNTED && day >= 0 && day <= read + 1 && !crowded.has(day) && vouched(cells, row);
  };
  return { part: { ...snapshot, commits: filtered(commits, counts(commits)), changes: filtered(changes, counts(changes)) }, notRanked };
}

/** First day of a period; undefined for the whole history. */
function begin(period: Period, today: string): string | undefined {
  if (period === 'all') return undefined;
  return period === 'year' ? `${today.slice(0, 4)}-01-01` : `${monthText(monthOf(dayNumber(today)) - 11)}-01`;
}

function barsOf(period: Period, figures: Figures, today: string): number[] {
  const days = new Map((period === 'all' ? figures.byYear : figures.byMonth).map(({ period: name, activeDays }) => [name, activeDays]));
  const year = Number(today.slice(0, 4));
  const month = monthOf(dayNumber(today));
  const names = Array.from({ length: 12 }, (_, at) => {
    if (period === 'all') return String(year - 11 + at);
    return period === 'year' ? `${year}-${String(at + 1).padStart(2, '0')}` : monthText(month - 11 + at);
  });
  return names.map((name) => days.get(name) ?? 0);
}

/** A person's standing in every period as of `today` (`YYYY-MM-DD`), from the part of his numbers that counts here. */
export function standingsOf(part: Snapshot, today: string): Standing[] {
  const until = dayText(dayNumber(today) + 1);
  return PERIODS.map((period) => {
    const from = begin(period, today);
    const figures = figuresOf(part, { ...(from !== undefined && { from }), to: until }, today);
    return {
      period, activeDays: figures.headline.activeDays, bars: barsOf(period, figures, today),
      languages: figures.byLanguage.map(({ language, activeDays }) => ({ name: language, days: activeDays })).filter(({ days }) => days > 0).toSorted((a, b) => b.days - a.days),
      repositories: figures.byRepository.length, openSource: figures.openSource.share,
    };
  });
}
