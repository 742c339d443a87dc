import { evidenceFor } from '../advert/evidence';
import { chartSpecs } from '../charts/options/chart-specs';
import type { ChartSize, ChartSpec, DrawnChart } from '../charts/types';
import type { CvSection } from '../documents/collections';
import { figuresOf } from '../snapshots/figures';
import type { Figures, Snapshot, View } from '../snapshots/types';
import { shownSections } from './page-sections';
import type { Cv, CvPage, CvView } from './types';
import { isWhole, snapshotView } from './view';
import { wordsOf } from './words/words';

/** Which section a chart stands in, by the first word of its id; the page holds no data of a section that it does not show. */
const SECTION_OF: Readonly<Record<string, CvSection>> = { languages: 'languages', kinds: 'kinds', hours: 'hours', years: 'years', open: 'open-source', pull: 'pull-requests', days: 'per-day' };

function inSections(chart: string, sections: ReadonlySet<CvSection>): boolean {
  const own = SECTION_OF[chart.split('-')[0] ?? ''];
  return own === undefined || sections.has(own);
}

const SIZES: readonly ChartSize[] = ['wide', 'narrow'];

/** What a CV page is made of. */
export interface CvPageParts {
  cv: Cv;
  snapshot: Snapshot;
  view: CvView;
  /** `YYYY-MM-DD`: the day the page is drawn for. */
  today: string;
  trust: CvPage['trust'];
  /** How many addresses the commits were chosen by. */
  addresses?: number;
  /** `YYYY-MM-DD` up to which it was looked for something newer than the snapshot, and nothing found. */
  readUpTo?: string;
  highchartsLicence: boolean;
  /** Draws one chart; a chart for which it throws or gives nothing is missing on the page, which then says so. */
  draw: (spec: ChartSpec) => DrawnChart | undefined;
  /** Told of every chart that could not be drawn. */
  onFailure?: (spec: ChartSpec, error: unknown) => void;
}

/** Names of the languages a view may choose: those with a counted change. */
export function languagesOf(snapshot: Snapshot, today: string): string[] {
  return figuresOf(snapshot, {}, today).byLanguage.map(({ language }) => language);
}

/** Figures with what their owner put first; what the figures do not hold, for being hidden, is named nowhere. */
function orderedBy(languages: readonly string[]): (figures: Figures) => Figures {
  return (figures) => {
    const held = new Set(figures.byLanguage.map(({ language }) => language));
    const languageOrder = languages.filter((language) => held.has(language));
    return languageOrder.length === 0 ? figures : { ...figures, languageOrder };
  };
}

/**
 * Everything the markup of a CV needs for one view. As slow as its charts are to draw (10–60 ms each), so it belongs
 * into a worker thread or the job that makes a snapshot, never into a request.
 */
export function makeCvPage(parts: CvPageParts): CvPage {
  const { cv, snapshot, view, today, trust, addresses, readUpTo, highchartsLicence } = parts;
  const inOrder = orderedBy(cv.languageOrder ?? []);
  const figuresIn = (chosen: View): Figures => inOrder(figuresOf(snapshot, chosen, today));
  const all = figuresIn({});
  const figures = isWhole(view) ? all : figuresIn(snapshotView(view));
  const { language: _language, ...period } = snapshotView(view);
  const whole = view.language === undefined ? figures : figuresIn(period);
  const sections = new Set(shownSections(cv, all));
  const specs = figures.headline.activeDays === 0 ? [] : SIZES.flatMap((size) =>
    chartSpecs(figures, { today, measure: view.measure, size, all, period: whole, licence: highchartsLicence, words: wordsOf(cv.language) })
      .filter(({ id }) => inSections(id, sections)));
  const charts: Record<string, DrawnChart> = {};
  for (const spec of specs) {
    try {
      const drawn = parts.draw(spec);
      if (drawn !== undefined) charts[spec.id] = drawn;
    } catch (error) {
      parts.onFailure?.(spec, error);
    }
  }
  const evidence = sections.has('advert') ? (cv.evidence ?? []).flatMap((name) => evidenceFor(snapshot, name) ?? []) : [];
  return { cv, view, today, ...(evidence.length > 0 && { evidence }), made: snapshot.made, read: readUpTo === undefined ? snapshot.made : `${readUpTo}T00:00:00.000Z`, figures, all, period: whole, specs, charts, highchartsLicence, trust, repositories: snapshot.repositories, ...(addresses !== undefined && { addresses }), ...(snapshot.waiting !== undefined && { waiting: snapshot.waiting }) };
}
