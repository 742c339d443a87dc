import type { Evidence } from '../advert/evidence';
import type { ChartSpec, DrawnChart, Measure } from '../charts/types';
import type { CvSettings } from '../documents/collections';
import type { Figures, SnapshotRepository } from '../snapshots/types';

/** What the owner wrote and chose. */
export interface Cv {
  id: string;
  ownerId: string;
  version: number;
  slug: string;
  name: string;
  headline: string;
  about: string;
  place: string;
  links: { label: string; url: string }[];
  visibility: 'private' | 'link' | 'public';
  showHours: boolean;
  /** Sections in the order of the page; those that are missing come after them, shown. */
  sections?: CvSettings['sections'];
  /** The owner's sentences in place of empty years. */
  gaps?: CvSettings['gaps'];
  /** Names whose evidence the page shows, in the answer to an advert. */
  evidence?: CvSettings['evidence'];
  /** Whether repositories stand in the order of the snapshot rather than of their first commit. */
  repositoryOrder?: CvSettings['repositoryOrder'];
  /** Languages that stand first, in this order, before those that follow by their use. */
  languageOrder?: CvSettings['languageOrder'];
  /** Language of the fixed words. */
  language?: CvSettings['language'];
}

/** The chosen view as it stands in the address. */
export interface CvView {
  from?: string;
  to?: string;
  language?: string;
  measure: Measure;
  /** The secret of the link by which the page was opened: every address on the page carries it on. */
  key?: string;
}

/** Everything the CV's markup needs; plain data, so it can cross to a worker thread and be kept. */
export interface CvPage {
  cv: Cv;
  view: CvView;
  /** `YYYY-MM-DD`: the day the page was drawn for. */
  today: string;
  /** ISO time the snapshot was made. */
  made: string;
  /** ISO time up to which the page holds everything; midnight stands for a whole day. The time the snapshot was made where it is left out. */
  read?: string;
  figures: Figures;
  /** Unfiltered, for "4,058 of 18,137". The same object as `figures` when nothing is filtered. */
  all: Figures;
  /** The chosen period with all its languages. The same object as `figures` when no language is chosen. */
  period: Figures;
  specs: ChartSpec[];
  charts: Record<string, DrawnChart>;
  /** Whether the operator states that he has a Highcharts licence; without one the credit stays. */
  highchartsLicence: boolean;
  /** What vouches for the addresses: on one's own machine nobody. */
  trust: 'local' | 'forge';
  /** Every repository that was read, also where none of its commits is counted. */
  repositories?: SnapshotRepository[];
  /** How many chosen repositories wait for their first collection; absent where none does. */
  waiting?: number;
  /** Evidence of what an advert asked for; absent where the owner chose none. */
  evidence?: Evidence[];
  /** Where everybody who may read it finds the page, e.g. `https://stats.example.org/cv/ada`; absent where it stands nowhere. */
  address?: string;
  /** How many e-mail addresses of the owner the commits were chosen by; absent where nobody knows. */
  addresses?: number;
}

/**
 * Where the page finds its style, script and fonts. `site`: addresses under `/assets/`, made by the build and listed in
 * `dist/assets.json`. `file`: one file that loads nothing, holds its style itself and leads nowhere.
 */
export type CvAssets =
  | { mode: 'site'; css: string; script: string; preload: string[]; icon: string }
  | { mode: 'file'; style: string };
