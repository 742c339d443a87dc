import { KINDS } from '../facts/types';
import { weekdayOf } from './days';
import type { Selection } from './selection';

/** Sums of one repository; days are numbers, -1 where there is none. */
export interface RepositoryTally {
  commits: number;
  filesChanged: number;
  additions: number;
  deletions: number;
  activeDays: number;
  first: number;
  last: number;
  months: Map<number, number>;
  shares: Map<number, number>;
}

/** Counts of commits of one kind and where they were made. */
export interface CommitRow {
  day: number;
  hour: number;
  repository: number;
  kind: number;
  commits: number;
  codeCommits: number;
  signed: number;
  ai: number;
  coAuthored: number;
}

/** Adds up what is counted: rows must come by ascending day, as the cells hold them. */
export class HeadlineTally {
  commits = 0;
  codeCommits = 0;
  undated = 0;
  filesChanged = 0;
  additions = 0;
  deletions = 0;
  traits = { signed: 0, ai: 0, coAuthored: 0 };
  readonly kinds = new Float64Array(KINDS.length);
  readonly weekdayHour: number[][] = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  readonly repositories = new Map<number, RepositoryTally>();
  /** By year: commits a kind. */
  readonly kindsOfYear = new Map<number, Float64Array>();
  /** By year and repository: commits. */
  readonly repositoriesOfYear = new Map<number, Map<number, number>>();
  /** By day since the first of the snapshot. */
  readonly dayCommits: Float64Array;
  readonly dayFiles: Float64Array;
  readonly dayAdditions: Float64Array;
  readonly dayDeletions: Float64Array;

  private month = -1;
  private ofYear: { kinds: Float64Array; repositories: Map<number, number> } = { kinds: new Float64Array(0), repositories: new Map() };

  constructor(private readonly selection: Selection) {
    const days = selection.lastDay - selection.firstDay + 1;
    this.dayCommits = new Float64Array(days);
    this.dayFiles = new Float64Array(days);
    this.dayAdditions = new Float64Array(days);
    this.dayDeletions = new Float64Array(days);
  }

  addCommits({ day, hour, repository, kind, commits, codeCommits, signed, ai, coAuthored }: CommitRow): void {
    this.commits += commits;
    this.codeCommits += codeCommits;
    this.traits.signed += signed;
    this.traits.ai += ai;
    this.traits.coAuthored += coAuthored;
    this.kinds[kind] = (this.kinds[kind] ?? 0) + commits;
    const tally = this.repository(repository);
    tally.commits += commits;
    if (day < 0) {
      this.undated += commits;
      return;
    }
    const index = day - this.selection.firstDay;
    this.dayCommits[index] = (this.dayCommits[index] ?? 0) + commits;
    const hours = this.weekdayHour[weekdayOf(day)];
    if (hours && hour >= 0) hours[hour] = (hours[hour] ?? 0) + commits;
    if (tally.first < 0) tally.first = day;
    if (tally.last !== day) tally.activeDays++;
    tally.last = day;
    const month = this.selection.monthAt(day);
    if (month !== this.month) this.beginMonth(month);
    tally.months.set(month, (tally.months.get(month) ?? 0) + commits);
    this.ofYear.kinds[kind] = (this.ofYear.kinds[kind] ?? 0) + commits;
    this.ofYear.repositories.set(repository, (this.ofYear.repositories.get(repository) ?? 0) + commits);
  }

  addLines(day: number, repository: number, language: number, share: number, files: number, additions: number, deletions: number): void {
    this.filesChanged += files;
    this.additions += additions;
    this.deletions += deletions;
    const tally = this.repository(repository);
    tally.filesChanged += files;
    tally.additions += additions;
    tally.deletions += deletions;
    tally.shares.set(language, (tally.shares.get(language) ?? 0) + share);
    if (day < 0) return;
    const index = day - this.selection.firstDay;
    this.dayFiles[index] = (this.dayFiles[index] ?? 0) + files;
    this.dayAdditions[index] = (this.dayAdditions[index] ?? 0) + additions;
    this.dayDeletions[index] = (this.dayDeletions[index] ?? 0) + deletions;
  }

  /** Days come one after the other, so the year they are in seldom changes. */
  private beginMonth(month: number): void {
    this.month = month;
    const year = 1970 + Math.floor(month / 12);
    const kinds = this.kindsOfYear.get(year) ?? new Float64Array(KINDS.length);
    const repositories = this.repositoriesOfYear.get(year) ?? new Map<number, number>();
    this.kindsOfYear.set(year, kinds);
    this.repositoriesOfYear.set(year, repositories);
    this.ofYear = { kinds, repositories };
  }

  private repository(index: number): RepositoryTally {
    let tally = this.repositories.get(index);
    if (!tally) {
      tally = { commits: 0, filesChanged: 0, additions: 0, deletions: 0, activeDays: 0, first: -1, last: -1, months: new Map(), shares: new Map() };
      this.repositories.set(index, tally);
    }
    return tally;
  }
}
