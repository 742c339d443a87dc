import type { Measure } from '../charts/types';
import type { Figures, LanguageFigures } from '../snapshots/types';
import { addMonths, monthsBetween } from './months';
import type { Words } from './words/types';

/** One row under the languages chart: a language, or all the rest together. */
export interface LanguageRow {
  /** Linguist's name; undefined for the rest. */
  language?: string;
  /** What the row is called, e.g. `15 others`. */
  name: string;
  value: number;
  /** Part of the sum over all languages, 0–1. */
  part: number;
  activeMonths: number;
  /** First and last day of its use; empty where all its commits are undated. */
  first: string;
  last: string;
}

const SHOWN = 8;

/** What a measure says of a language: divided commits, changed lines, or days. */
export function measured(figures: LanguageFigures, measure: Measure): number {
  if (measure === 'lines') return figures.additions + figures.deletions;
  return measure === 'days' ? figures.activeDays : figures.commitShare;
}

/** Languages by the measure, most first; equal ones by name, so that two drawings agree. */
export function ranked(figures: Figures, measure: Measure): LanguageFigures[] {
  return figures.byLanguage.toSorted((a, b) => measured(b, measure) - measured(a, measure) || (a.language < b.language ? -1 : 1));
}

/** Languages as the page shows them: those that its owner put first, in his order, then by the measure. */
export function ordered(figures: Figures, measure: Measure): LanguageFigures[] {
  const all = ranked(figures, measure);
  if (figures.languageOrder === undefined) return all;
  const place = new Map(figures.languageOrder.map((language, at) => [language, at]));
  return all.toSorted((a, b) => (place.get(a.language) ?? place.size) - (place.get(b.language) ?? place.size));
}

/** Names of the languages that have a row and a colour of their own: all up to eight, else seven. */
export function shownLanguages(figures: Figures, measure: Measure): string[] {
  const all = ordered(figures, measure).map(({ language }) => language);
  return all.length > SHOWN ? all.slice(0, SHOWN - 1) : all;
}

/** The rows of the languages table: those shown in the order of the page, then the rest in one row; `hidden` are the rows behind “Show all”. A chosen language of the rest stands first. */
export function languageRows(figures: Figures, measure: Measure, words: Words, chosen?: string): { rows: LanguageRow[]; hidden: LanguageRow[] } {
  const all = ordered(figures, measure);
  const sum = measure === 'days' ? figures.headline.activeDays : all.reduce((total, one) => total + measured(one, measure), 0);
  const row = (one: LanguageFigures): LanguageRow => ({
    language: one.language, name: one.language, value: measured(one, measure),
    part: sum > 0 ? measured(one, measure) / sum : 0, activeMonths: one.activeMonths, first: one.first, last: one.last,
  });
  if (all.length <= SHOWN) return { rows: all.map(row), hidden: [] };
  const rest = all.slice(SHOWN - 1);
  const names = new Set(rest.map(({ language }) => language));
  const months = new Map<string, number>();
  for (const { month, language, activeDays } of figures.languagesByMonth) {
    if (names.has(language)) months.set(month, Math.max(months.get(month) ?? 0, activeDays));
  }
  const wanted = rest.find(({ language }) => language === chosen);
  const value = rest.reduce((total, one) => total + measured(one, measure), 0);
  const first = rest.map((one) => one.first).filter((date) => date !== '').reduce((a, b) => (a !== '' && a < b ? a : b), '');
  const last = rest.map((one) => one.last).reduce((a, b) => (a > b ? a : b));
  return {
    rows: [...(wanted === undefined ? [] : [row(wanted)]), ...all.slice(0, SHOWN - 1).map(row), {
      name: words.common.others(rest.length), value, part: sum > 0 ? Math.min(1, value / sum) : 0, activeMonths: months.size, first, last,
    }],
    hidden: rest.map(row),
  };
}

/**
 * Languages that count in the headline figure: from 12 months of use; in a history under three years those with at
 * least 2 % of the commits that changed code. Of a chosen view, those that count in the whole history.
 */
export function headlineLanguages(figures: Figures, whole: Figures = figures): LanguageFigures[] {
  const long = countsByMonths(whole);
  const counted = new Set(whole.byLanguage.filter((one) => (long ? one.activeMonths >= 12 : one.commitShare >= 0.02 * whole.codeCommits)).map(({ language }) => language));
  return ordered(figures, 'commits').filter(({ language }) => counted.has(language));
}

/** Whether the history is long enough to count a language by its months of use. */
export function countsByMonths(figures: Figures): boolean {
  return figures.first !== null && figures.last !== null && monthsBetween(figures.first, figures.last) >= 36;
}

/**
 * First and last month (`YYYY-MM`) of the time axis that all of a page's charts share: the chosen period, else from the
 * first commit until today; a history that ended more than a year ago ends with its last commit.
 */
export function axisMonths(figures: Figures, today: string): { from: string; to: string } {
  const now = today.slice(0, 7);
  const last = figures.last?.slice(0, 7) ?? now;
  const from = figures.view.from?.slice(0, 7) ?? figures.first?.slice(0, 7) ?? now;
  const to = figures.view.to?.slice(0, 7) ?? (last < addMonths(now, -12) ? last : now);
  return { from, to: to < from ? from : to };
}
