import { LRUCache } from 'lru-cache';
import { OTHER_COLOR, languageColors } from '../charts/colors/language-colors';
import type { ThemedColor } from '../charts/colors/language-colors';
import type { Context } from '../context';
import { loadCv, loadSnapshot } from '../publishing/load-published';
import { figuresOf } from '../snapshots/figures';
import type { Figures } from '../snapshots/types';
import { headlineFigures } from './headline';
import type { HeadlineFigure } from './headline';
import { monthRange, monthsBetween } from './months';
import { publicCvs } from './public-cvs';
import { headlineLanguages, ranked } from './ranking';
import { wordsOf } from './words/words';

/** The top of a public CV. */
export interface Sample {
  slug: string;
  name: string;
  headline: string;
  /** Three of its figures with their shape over time. */
  figures: HeadlineFigure[];
  languages: SampleLanguage[];
  /** Commits of each month or quarter of its span, the first month of which is `from`, divided among `languages` and, behind them, all others. */
  columns: { from: string; parts: number[] }[];
  repositories: number;
  /** Months from its first commit to its last. */
  months: number;
}

export interface SampleLanguage {
  language: string;
  color: ThemedColor;
}

const SHOWN = ['commits', 'days', 'languages'];
/** So many listed CVs are looked at for the best sample. */
const LOOKED_AT = 8;
/** A day's change finds room beside those of the day before. */
const kept = new LRUCache<string, Sample>({ max: 2 * LOOKED_AT });

const NAMED = 4;

/** Up to so many months stand as months, more of them as quarters. */
const MOST_MONTHS = 72;

/** Commits of each month or quarter of the span, in parts. */
function columnsOf({ languagesByMonth, first, last }: Figures, names: readonly string[]): Sample['columns'] {
  if (first === null || last === null) return [];
  const months = monthRange(first.slice(0, 7), last.slice(0, 7));
  const size = months.length > MOST_MONTHS ? 3 : 1;
  const at = new Map(months.map((month, index) => [month, Math.floor(index / size)]));
  const columns = Array.from({ length: Math.ceil(months.length / size) }, (_, index) => ({ from: months[index * size] ?? '', parts: Array.from({ length: names.length + 1 }, () => 0) }));
  for (const { month, language, commitShare } of languagesByMonth) {
    const parts = columns[at.get(month) ?? -1]?.parts;
    const place = names.includes(language) ? names.indexOf(language) : names.length;
    if (parts) parts[place] = (parts[place] ?? 0) + commitShare;
  }
  return columns;
}

async function sampleOf(context: Context, slug: string, today: string): Promise<Sample | undefined> {
  const cv = await loadCv(context, slug);
  const key = `${cv?.id} ${cv?.version} ${cv?.publishedVersion} ${today}`;
  const there = kept.get(key);
  if (there) return there;
  const found = await loadSnapshot(context, slug);
  if (!found || found.cv.visibility !== 'public') return undefined;
  const all = figuresOf(found.snapshot, {}, today);
  if (all.headline.commits === 0) return undefined;
  const figures = headlineFigures(all, all, all, { measure: 'commits' }, today, wordsOf());
  const chosen = figures.filter(({ id }) => SHOWN.includes(id));
  const used = new Set(headlineLanguages(all).map(({ language }) => language));
  const names = ranked(all, 'commits').map(({ language }) => language).filter((language) => used.has(language)).slice(0, NAMED);
  const colors = languageColors(names);
  const sample = {
    slug, name: found.cv.name, headline: found.cv.headline, figures: chosen.length === SHOWN.length ? chosen : figures.slice(0, SHOWN.length),
    languages: names.map((language) => ({ language, color: colors.get(language) ?? OTHER_COLOR })), columns: columnsOf(all, names), repositories: found.snapshot.repositories.length,
    months: all.first === null || all.last === null ? 0 : monthsBetween(all.first, all.last),
  };
  kept.set(key, sample);
  return sample;
}

/** The longest of the first listed CVs with numbers: a page of three commits shows nobody what a CV is. Undefined where none is listed here. Counted once a day and published version. */
export async function sampleCv(context: Context): Promise<Sample | undefined> {
  const today = new Date().toISOString().slice(0, 10);
  let longest: Sample | undefined;
  for (const { slug } of (await publicCvs(context)).slice(0, LOOKED_AT)) {
    const sample = await sampleOf(context, slug, today);
    if (sample && (longest === undefined || sample.months > longest.months)) longest = sample;
  }
  return longest;
}
