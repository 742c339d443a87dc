import type { CvPage } from '../cv/types';
import { cvJson } from '../snapshots/present-figures';
import type { CvJson } from '../snapshots/present-figures';
import { chosenView } from './live-address';

/** The numbers of a CV as its readers see them. */
export interface SnapshotJson {
  format: 'commit-stats/snapshot';
  formatVersion: 1;
  slug: string;
  name: string;
  headline: string;
  /** ISO time at which the numbers were made, and the day for which they were read. */
  made: string;
  today: string;
  /** The period and language chosen; empty for all. */
  view: { from?: string; to?: string; language?: string };
  /** Whose work this is: `local` where nobody vouches for the addresses. */
  trust: CvPage['trust'];
  figures: CvJson;
  /** Chosen repositories that are not counted yet. */
  waiting: number;
  byMonth: { month: string; commits: number; activeDays: number }[];
  languagesByMonth: CvPage['figures']['languagesByMonth'];
}

/** What `snapshot.json` of a CV holds: every number of the page and no more than it shows; hours are in it nowhere. */
export function snapshotJson(page: CvPage): SnapshotJson {
  const { cv, made, today, trust, figures } = page;
  return {
    format: 'commit-stats/snapshot', formatVersion: 1, slug: cv.slug, name: cv.name, headline: cv.headline, made, today,
    view: chosenView(page), trust, figures: cvJson(figures), waiting: page.waiting ?? 0,
    byMonth: figures.byMonth.map(({ period, commits, activeDays }) => ({ month: period, commits, activeDays })),
    languagesByMonth: figures.languagesByMonth,
  };
}
