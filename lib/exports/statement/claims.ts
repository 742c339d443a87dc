import { headlineLanguages } from '../../cv/ranking';
import { activeUnit } from '../../cv/page-sections';
import { activeYears } from '../../cv/sentences/sections';
import type { CvPage } from '../../cv/types';
import { chosenView, plainAddress } from '../live-address';

/** What a statement says: the figures of a page, whose page it is, and how they were counted. Plain JSON. */
export interface StatementClaims {
  format: 'commit-stats/statement';
  formatVersion: 1;
  /** The page, e.g. `https://stats.example.org/cv/ada`. */
  page: string;
  slug: string;
  name: string;
  /** ISO time at which the numbers were made. */
  made: string;
  /** The day for which the page was read. */
  today: string;
  view: { from?: string; to?: string; language?: string };
  /** `local`: nobody vouches for the addresses; `forge`: a forge does. */
  trust: CvPage['trust'];
  rules: number;
  repositories: number;
  /** What `activeDays` counts: the owner may give weeks or months only. */
  activeUnit: 'day' | 'week' | 'month';
  figures: {
    commits: number; activeDays: number; years: number; languages: number; openSourceShare: number | null;
    additions: number; deletions: number; filesChanged: number; first: string | null; last: string | null;
  };
  languages: { language: string; commitShare: number; activeMonths: number; first: string; last: string }[];
}

/** The claims of a page, to be signed. */
export function statementClaims(page: CvPage, address: string): StatementClaims {
  const { cv, figures, all, made, today, trust } = page;
  const { commits, activeDays, additions, deletions, filesChanged } = figures.headline;
  const languages = headlineLanguages(figures, all);
  return {
    format: 'commit-stats/statement', formatVersion: 1, page: plainAddress(address), slug: cv.slug, name: cv.name, made, today, view: chosenView(page), trust, rules: figures.rules,
    repositories: figures.byRepository.length,
    activeUnit: activeUnit(figures),
    figures: { commits, activeDays, years: activeYears(figures).length, languages: languages.length, openSourceShare: figures.openSource.share, additions, deletions, filesChanged, first: figures.first, last: figures.last },
    languages: languages.map(({ language, commitShare, activeMonths, first, last }) => ({ language, commitShare: Math.round(commitShare * 100) / 100, activeMonths, first, last })),
  };
}
