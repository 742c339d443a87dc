import type { Category } from '../languages/types';
import type { Kind } from '../facts/types';
import type { Counts, Exclusion, Figures } from './types';

interface Lines {
  filesChanged: number;
  additions: number;
  deletions: number;
}

/** What both JSON answers hold beside the totals. */
export interface FiguresJson {
  headline: Counts;
  /** Headline commits that changed code; the commit shares add up to it. */
  codeCommits: number;
  first: string | null;
  last: string | null;
  currentStreak: Figures['currentStreak'];
  longestStreak: Figures['longestStreak'];
  byLanguage: ({ language: string; commits: number; commitShare: number; activeDays: number; first: string; last: string } & Lines)[];
  byCategory: ({ category: Category | 'unknown'; commits: number } & Lines)[];
  byKind: { kind: Kind; commits: number }[];
  byRepository: ({ repository: string; commits: number; activeDays: number; openSource: boolean | null; verifiedUntil: string | null; status: 'present' | 'gone' | 'blocked' } & Lines)[];
  /** The headline's active days. */
  byDay: { date: string; commits: number; additions: number; deletions: number }[];
  /** Every reason, also those with nothing left out. */
  excluded: ({ reason: Exclusion; commits: number } & Lines)[];
  openSourceShare: number | null;
  coAuthorOnly: number;
  undated: number;
  incomplete: Figures['incomplete'];
  /** Version of the counting rules. */
  rules: number;
}

/** The answer of `scan --json`: totals at the top, as git counts them; lines and files of `headline` and `excluded` add up to them. */
export type ScanJson = Counts & FiguresJson;

/** The answer of `cv --json`: the same names, the totals under `totals`. */
export interface CvJson extends FiguresJson {
  totals: Counts;
  /** The headline by what stands behind it; empty where nothing is known. */
  trust: Figures['trust'];
  /** Only claimed: in neither totals nor headline. */
  claimed: Figures['claimed'];
  /** Headline commits that carry a signature, checked or not. */
  signed: number;
  /** Where a token could read them. */
  pullRequests?: Figures['pullRequests'];
}

function counts({ commits, filesChanged, additions, deletions, activeDays }: Counts): Counts {
  return { commits, filesChanged, additions, deletions, activeDays };
}

function lines({ filesChanged, additions, deletions }: Lines): Lines {
  return { filesChanged, additions, deletions };
}

function common(figures: Figures): FiguresJson {
  return {
    headline: counts(figures.headline),
    codeCommits: figures.codeCommits,
    first: figures.first,
    last: figures.last,
    currentStreak: figures.currentStreak,
    longestStreak: figures.longestStreak,
    byLanguage: figures.byLanguage.map((row) => ({
      language: row.language, commits: row.commits, commitShare: row.commitShare, ...lines(row), activeDays: row.activeDays, first: row.first, last: row.last,
    })),
    byCategory: figures.byCategory.map((row) => ({ category: row.category, commits: row.commits, ...lines(row) })),
    byKind: figures.byKind,
    byRepository: figures.byRepository.map((row) => ({
      repository: row.repository.name, commits: row.commits, ...lines(row), activeDays: row.activeDays, openSource: row.repository.openSource,
      verifiedUntil: row.repository.verifiedUntil ?? null, status: row.repository.status ?? 'present',
    })),
    byDay: figures.byDay.map(({ period, commits, additions, deletions }) => ({ date: period, commits, additions, deletions })),
    excluded: figures.excluded.map((row) => ({ reason: row.reason, commits: row.commits, ...lines(row) })),
    openSourceShare: figures.openSource.share,
    coAuthorOnly: figures.coAuthorOnly,
    undated: figures.undated,
    incomplete: figures.incomplete,
    rules: figures.rules,
  };
}

/** Names every field that `scan --json` prints. */
export function scanJson(figures: Figures): ScanJson {
  return { ...counts(figures.totals), ...common(figures) };
}

/** Names every field that `cv --json` prints. */
export function cvJson(figures: Figures): CvJson {
  return { totals: counts(figures.totals), ...common(figures), trust: figures.trust, claimed: figures.claimed, signed: figures.traits.signed, ...(figures.pullRequests !== undefined && { pullRequests: figures.pullRequests }) };
}
