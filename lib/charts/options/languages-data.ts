import { axisMonths, shownLanguages } from '../../cv/ranking';
import type { Words } from '../../cv/words/types';
import type { Figures, MonthLanguageFigures } from '../../snapshots/types';
import { fillOf, languageColors, OTHER_COLOR } from '../colors/language-colors';
import { TOKENS } from '../colors/tokens';
import type { Measure } from '../types';
import { periodsOf, startOf, unitFor, type Period, type PeriodUnit } from './periods';

export interface LanguageSeries {
  name: string;
  fill: string;
  /** One value a period, null where there is nothing. */
  values: (number | null)[];
}

export interface LanguagesData {
  unit: PeriodUnit;
  periods: Period[];
  /** From the axis upwards. */
  series: LanguageSeries[];
  /** Names of series that are no language. */
  unnamed: ReadonlySet<string>;
  /** Sum of all series, one a period. */
  totals: number[];
}

/** Where the figures of other languages come from when the reader chose one. */
export interface Whole {
  /** Nothing filtered; gives ranks, and with them colours, that stay when a reader filters. */
  all: Figures;
  /** The same period as shown, all languages. */
  period: Figures;
}

const VALUE: Record<Measure, (row: MonthLanguageFigures) => number> = {
  commits: (row) => row.commitShare,
  lines: (row) => row.lines,
  days: (row) => row.activeDays,
};

/** Colours of the languages that have one on this page, by name, as values for `fill`. */
export function pageColors(all: Figures, measure: Measure, chosen?: string): Map<string, string> {
  const shown = shownLanguages(all, measure);
  const ranked = chosen === undefined || shown.includes(chosen) ? shown : [...shown, chosen];
  return new Map([...languageColors(ranked)].map(([language, color]) => [language, fillOf(color)]));
}

function sums(rows: readonly MonthLanguageFigures[], measure: Measure, periods: readonly Period[], unit: PeriodUnit): (number | null)[] {
  const byPeriod = new Map<string, number>();
  for (const row of rows) {
    const from = startOf(row.month, unit);
    byPeriod.set(from, (byPeriod.get(from) ?? 0) + VALUE[measure](row));
  }
  // Hundredths are finer than a pixel, and two runs write them alike.
  return periods.map(({ from }) => Math.round((byPeriod.get(from) ?? 0) * 100) / 100 || null);
}

/** The columns of the chart of languages: shown ones by rank and the others, or a chosen one and all other work. */
export function languagesData(figures: Figures, whole: Whole, measure: Measure, today: string, width: number, words: Words): LanguagesData {
  const { from, to } = axisMonths(whole.period, today);
  const unit = unitFor(from, to, width);
  const periods = periodsOf(from, to, unit, words);
  const chosen = figures.view.language;
  const colors = pageColors(whole.all, measure, chosen);
  const shown = chosen === undefined ? shownLanguages(figures, measure) : [chosen];
  const own = new Set(shown);
  // Languages that lead a period but not the whole page come after the page's in the order of colours.
  const missing = languageColors([...new Set([...colors.keys(), ...shown])]);
  const source = chosen === undefined ? figures.languagesByMonth : whole.period.languagesByMonth;
  const rest = source.filter(({ language }) => !own.has(language));
  const series = shown.map((language): LanguageSeries => {
    const color = missing.get(language);
    const rows = figures.languagesByMonth.filter((row) => row.language === language);
    return { name: language, fill: colors.get(language) ?? (color ? fillOf(color) : TOKENS.ink3), values: sums(rows, measure, periods, unit) };
  });
  if (rest.length > 0) {
    const names = new Set(rest.map(({ language }) => language)).size;
    series.push(chosen === undefined
      ? { name: words.common.others(names), fill: fillOf(OTHER_COLOR), values: sums(rest, measure, periods, unit) }
      : { name: words.languages.otherWork, fill: TOKENS.line, values: sums(rest, measure, periods, unit) });
  }
  const totals = periods.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
  const unnamed = new Set(series.map(({ name }) => name).filter((name) => !own.has(name)));
  return { unit, periods, series, unnamed, totals };
}
