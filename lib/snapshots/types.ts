import type { Kind } from '../facts/types';
import type { Category } from '../languages/types';
import type { PackageName } from '../packages/types';
import type { PullRequestMonths } from '../reviews/types';

/** Why something git counts is not in the headline. */
export const EXCLUSIONS = ['merge', 'duplicate', 'bot', 'generated', 'vendored', 'lock', 'documentation', 'data', 'binary', 'unknown', 'owner'] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

/**
 * What stands behind a commit. `signed`: as `verified` or `access`, and its signature was checked against the keys that a forge lists for its owner. `verified`: a forge vouches for the address. `access`: typed by its owner, whose token reads the private repository it lies in, or it lies on
 * his own machine. `reported`: counted and sent by its owner. `claimed`: typed, in a repository that anybody can read; in no figure, counted apart.
 */
export const TRUSTS = ['verified', 'access', 'reported', 'claimed', 'signed'] as const;
export type SnapshotTrust = (typeof TRUSTS)[number];

/** The same, the strongest first. The order of `TRUSTS` is that of stored columns. */
export const TRUSTS_BY_STRENGTH = ['signed', 'verified', 'access', 'reported', 'claimed'] as const satisfies readonly SnapshotTrust[];

/** Part of the headline that one kind of trust stands behind. Its active days, years and languages may be those of another kind too. */
export interface TrustFigures extends Counts {
  trust: SnapshotTrust;
  /** Years (`YYYY`) with such a commit, ascending. */
  years: string[];
  /** Languages that such a commit changed, by name. */
  languages: string[];
  /** Commits of these in open-source repositories. */
  openSource: number;
}

export interface SnapshotRepository {
  id: string;
  /** What the reader sees: name, alias or address without credentials. */
  name: string;
  /** The name is its owner's own word for it; the real one appears nowhere. */
  aliased?: true;
  /** `local` is a folder or a plain address. */
  forge: 'local' | 'reported' | 'github' | 'gitlab' | 'azure-devops';
  /** Readable by anybody at its forge and licensed; null where unknown. */
  openSource: boolean | null;
  /** ISO time of the last complete collection, null where none was complete. */
  updated: string | null;
  /** Stars of one's own open-source repository as its forge counted them when it was last listed; absent for all others. */
  stars?: number;
  /** `YYYY-MM-DD` up to which it was checked, once nobody can read it any more; null while it is read. Missing in older snapshots. */
  verifiedUntil?: string | null;
  /** `gone`: deleted, or its owner may not read it any more. `blocked`: its forge lets nobody read it. Missing in older snapshots. */
  status?: 'present' | 'gone' | 'blocked';
  /** `YYYY-MM-DD` on which it was last looked at, where it cannot be read at present; absent where it is read. */
  unreadSince?: string;
}

/**
 * Rows of equal length, one column an array. A row of `commits` is a group of commits of the same
 * (day, hour, repository, kind, exclusion); each commit is in exactly one row. Rows ascend by day.
 */
export interface CommitCells {
  /** Days since 1970-01-01 on the author's clock; -1 where undated. */
  day: number[];
  /** 0–23, -1 where undated. */
  hour: number[];
  repository: number[];
  kind: number[];
  /** -1 counted; else index into EXCLUSIONS (merge, duplicate, bot or owner); -2 co-author only; -3 claimed only, in neither totals nor headline. */
  exclusion: number[];
  /** Index into TRUSTS; -1 where nothing is known, e.g. of a scan. */
  trust: number[];
  commits: number[];
  /** How many of them changed code or tests in a headline language. */
  codeCommits: number[];
  signed: number[];
  ai: number[];
  coAuthored: number[];
}

/** A row is a group of changes of the same (day, hour, repository, language, category, kind, exclusion); rows ascend by day. */
export interface ChangeCells {
  day: number[];
  hour: number[];
  repository: number[];
  /** Index into `languages`; -1 where none was found. */
  language: number[];
  category: number[];
  kind: number[];
  /** -1 in the headline; else index into EXCLUSIONS. */
  exclusion: number[];
  /** As for commits. */
  trust: number[];
  /** Commits counted in the row such that, over rows of one language and exclusion, each commit counts once. */
  commits: number[];
  /** Of `commits`. */
  signed: number[];
  ai: number[];
  coAuthored: number[];
  /** Commits such that, over rows of one category and exclusion, each commit counts once; with the exclusion `unknown`, over both its categories. */
  commitsOfCategory: number[];
  /** Commits such that, over rows of one language, whatever the exclusion, each commit counts once. */
  commitsOfLanguage: number[];
  /** Commits that have such a change: each counts once in every row it has part in. */
  touches: number[];
  /** Each commit divided among the languages of its changed code lines (files where it has none); 0 outside the headline. */
  share: number[];
  files: number[];
  additions: number[];
  deletions: number[];
}

/** The aggregated numbers of a person and the cells from which any filter is recomputed. Does not depend on today. */
export interface Snapshot {
  format: 1;
  rules: number;
  /** ISO time. */
  made: string;
  repositories: SnapshotRepository[];
  languages: string[];
  commits: CommitCells;
  changes: ChangeCells;
  incomplete: { repository: string; commit: string; reason: string }[];
  /** How exact the days are; exact where it is missing. Of weeks and months the days are the first ones, and no hour is known. */
  dates?: DateGrain;
  /** Packages that may be named. */
  packages?: SnapshotPackage[];
  /** Pull or merge requests by repository, where a token could read them. */
  pullRequests?: SnapshotPullRequests[];
  /** Repositories that are chosen and wait for their first collection; none where it is missing. */
  waiting?: number;
}

/** A package by its registry's name, with the months (since January 1970) of its use in each repository. */
export interface SnapshotPackage extends PackageName {
  /** `first`: first day of use, days since 1970; in the person's own numbers alone, and missing in older counts. */
  uses: { repository: string; months: number[]; first?: number }[];
}

/** How many pull or merge requests its owner opened, merged and reviewed in a repository: columns of equal length, months since January 1970 ascending. */
export interface SnapshotPullRequests extends PullRequestMonths {
  repository: string;
}

/** How exact the days of a snapshot are. */
export type DateGrain = 'day' | 'week' | 'month';

/** What the reader chose; state of the address `?from=2021-01&to=2026-11&language=Go&measure=commits`. */
export interface View {
  /** First day included, `YYYY-MM-DD`. */
  from?: string;
  /** Last day included. */
  to?: string;
  language?: string;
}

export interface Counts {
  commits: number;
  filesChanged: number;
  additions: number;
  deletions: number;
  activeDays: number;
}

export interface LanguageFigures {
  language: string;
  /** Commits that touch it. */
  commits: number;
  /** Commits divided among their languages; sums over languages to `codeCommits`. */
  commitShare: number;
  filesChanged: number;
  additions: number;
  deletions: number;
  activeDays: number;
  /** Months (`YYYY-MM`) with at least one commit that touches it. */
  activeMonths: number;
  /** `YYYY-MM-DD`; empty where all its commits are undated. */
  first: string;
  last: string;
}

export interface PeriodFigures extends Counts {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  period: string;
}

export interface MonthLanguageFigures {
  /** `YYYY-MM`. */
  month: string;
  language: string;
  commitShare: number;
  lines: number;
  activeDays: number;
}

/**
 * Everything a page, a table or the JSON shows for one view, recomputed from the cells by `figuresOf`.
 *
 * The period narrows every figure to commits of these days on the author's clock; undated commits are in no period.
 * A language narrows all figures to the rows of that language: a commit counts where it touches the language in code or tests, lines
 * are the language's lines, totals and exclusions are the language's rows (merges and co-author-only commits carry none: 0).
 * Only `byLanguage` and `languagesByMonth` keep all languages of the period, so that the chosen one can be shown among the others.
 */
export interface Figures {
  view: View;
  rules: number;
  /** How exact days are. Of weeks or months every count of active days is one of active weeks or months, and there are no runs of days. */
  dates?: DateGrain;
  /** All that git counts for these authors without merge commits, nothing de-duplicated. */
  totals: Counts;
  /** `totals` minus `excluded`, exactly for files and lines. */
  headline: Counts;
  /** Headline commits that changed code. */
  codeCommits: number;
  first: string | null;
  last: string | null;
  /** Runs of consecutive active days of the headline. The current one ends today or yesterday. */
  currentStreak: { days: number; from: string | null };
  longestStreak: { days: number; from: string | null; to: string | null };
  /** Most commit share first. Lines sum to the headline's (without a language in the view). */
  byLanguage: LanguageFigures[];
  /** Languages that the owner of the page put first, in this order; absent where he put none. */
  languageOrder?: readonly string[];
  /** What is neither duplicate nor bot nor left out by the owner: code and test are the headline, `unknown` is code without a language. */
  byCategory: { category: Category | 'unknown'; commits: number; filesChanged: number; additions: number; deletions: number }[];
  /** Most commits first. */
  byKind: { kind: Kind; commits: number }[];
  /** For each year of the span, empty ones too: commits a kind. */
  kindsByYear: { year: string; commits: number; kinds: Partial<Record<Kind, number>> }[];
  /** Headline, every year of the span, empty ones too. */
  byYear: PeriodFigures[];
  /** Headline, months with commits only. */
  byMonth: PeriodFigures[];
  /** Headline, active days only. */
  byDay: PeriodFigures[];
  languagesByMonth: MonthLanguageFigures[];
  /** [weekday 0 = Monday][hour] commits. */
  weekdayHour: number[][];
  /** Repositories with headline commits, most first. */
  byRepository: {
    repository: SnapshotRepository;
    commits: number; filesChanged: number; additions: number; deletions: number; activeDays: number;
    first: string | null; last: string | null;
    /** Headline languages by commit share, most first. */
    languages: string[];
    byMonth: { month: string; commits: number }[];
  }[];
  /** Share of headline commits in open-source repositories, 0–1; null where there is no commit or the status of a repository with commits is unknown. */
  openSource: { share: number | null; commits: number; repositories: number; byYear: { year: string; share: number | null }[] };
  /** One row a reason, zero ones too. Commits of `merge`, `duplicate`, `bot` and `owner` are whole commits, of the others commits with such files. */
  excluded: { reason: Exclusion; commits: number; filesChanged: number; additions: number; deletions: number }[];
  /** Commits counted apart. */
  coAuthorOnly: number;
  /** The headline by what stands behind it, most commits first, the strongest first where equal; empty where nothing is known. */
  trust: TrustFigures[];
  /** Commits under addresses that were only typed, in repositories that anybody can read: in neither totals nor headline. With a language in the view: 0. */
  claimed: { commits: number; activeDays: number; repositories: number };
  traits: { signed: number; ai: number; coAuthored: number };
  /** Headline commits without a possible date: in the totals, on no calendar. */
  undated: number;
  incomplete: { repository: string; commit: string; reason: string }[];
  /** Packages in use in the period, the longest used first; a language does not narrow them. */
  packages?: PackageFigures[];
  /** Pull or merge requests in the period; a language does not narrow them. Missing where no token could read any. */
  pullRequests?: PullRequestFigures;
}

/** Pull or merge requests opened, merged and reviewed. */
export interface PullRequestFigures {
  opened: number;
  merged: number;
  reviewed: number;
  repositories: number;
  /** `YYYY-MM`; months with any, ascending. */
  byMonth: { month: string; opened: number; merged: number; reviewed: number }[];
}

/** Months in which a package was in use. */
export interface PackageFigures extends PackageName {
  months: number;
  /** `YYYY-MM`. */
  first: string;
  last: string;
  repositories: number;
}
