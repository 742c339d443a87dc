import type { Figures } from '../snapshots/types';
import { monthRange, yearRange } from './months';
import { activeUnit } from './page-sections';
import { axisMonths, countsByMonths, headlineLanguages } from './ranking';
import { activeYears } from './sentences/sections';
import type { CvView } from './types';
import type { Words } from './words/types';

/** One of the five figures at the top. */
export interface HeadlineFigure {
  id: string;
  /** Id of its ledger. */
  how: string;
  number: number;
  label: string;
  value: string;
  /** A sign set smaller after the value. */
  unit?: string;
  /** What it is of, where a filter is on: `of 18,137`. */
  of?: string;
  note: string;
  empty: boolean;
  bars: { period: string; value: number | null }[];
  from: string;
  to: string;
  /** The period that is still running. */
  running: string;
}

interface Axis { periods: string[]; length: 4 | 7; from: string; to: string; running: string }

/** Years, or months where the view spans fewer than three years. */
function axisOf(figures: Figures, today: string, { shortMonth }: Words): Axis {
  const { from, to } = axisMonths(figures, today);
  const years = yearRange(from, to);
  if (years.length < 3) return { periods: monthRange(from, to), length: 7, from: shortMonth(from), to: shortMonth(to), running: today.slice(0, 7) };
  return { periods: years, length: 4, from: from.endsWith('-01') || figures.view.from === undefined ? from.slice(0, 4) : shortMonth(from), to: to.slice(0, 4), running: today.slice(0, 4) };
}

function languagesIn(figures: Figures, axis: Axis): Map<string, number> {
  const sets = new Map<string, Set<string>>();
  for (const { month, language } of figures.languagesByMonth) {
    const period = month.slice(0, axis.length);
    sets.set(period, (sets.get(period) ?? new Set()).add(language));
  }
  return new Map([...sets].map(([period, names]) => [period, names.size]));
}

/** The five figures with their shape over time, filtered ones beside what they are of. `period` gives the axis: the same period with all languages. */
export function headlineFigures(figures: Figures, all: Figures, period: Figures, view: CvView, today: string, words: Words): HeadlineFigure[] {
  const { figures: says, common: names, count, percent, longMonth } = words;
  const axis = axisOf(period, today, words);
  const filtered = figures !== all;
  const periods = axis.length === 4 ? figures.byYear : figures.byMonth;
  const by = new Map(periods.map((one) => [one.period, one]));
  const used = languagesIn(figures, axis);
  const bars = (value: (period: string) => number | null) => axis.periods.map((period) => ({ period, value: value(period) }));
  const years = activeYears(figures).length;
  const counted = headlineLanguages(figures, all).length;
  const nothing = figures.headline.commits === 0;
  const none = filtered ? says.noneInView : says.none;
  const start = view.language === undefined ? figures.first : (all.byLanguage.find(({ language }) => language === view.language)?.first ?? figures.first);
  const { share, repositories } = figures.openSource;
  const shown = percent(share);
  const unit = activeUnit(figures);
  const common = { from: axis.from, to: axis.to, running: axis.running };
  const of = (value: number) => (filtered ? { of: says.of(value) } : {});
  const open = new Map(figures.openSource.byYear.map((one) => [one.year, one.share]));
  return [
    { id: 'figure-commits', how: 'how-commits', number: 1, label: names.commits, value: count(figures.headline.commits), ...of(all.headline.commits),
      note: nothing ? none : view.language === undefined ? says.commits : says.withChanges(view.language),
      empty: figures.headline.commits === 0, bars: bars((period) => by.get(period)?.commits ?? 0), ...common },
    { id: 'figure-days', how: 'how-days', number: 2, label: words.activeNames[unit], value: count(figures.headline.activeDays), ...of(all.headline.activeDays),
      note: nothing ? none : view.language === undefined ? says.days(unit) : says.daysWith(unit, view.language),
      empty: figures.headline.activeDays === 0, bars: bars((period) => by.get(period)?.activeDays ?? 0), ...common },
    { id: 'figure-years', how: 'how-years', number: 3, label: names.years, value: count(years), ...of(activeYears(all).length),
      note: nothing ? none : start === null || start === '' ? says.undated : says.years(view.language, longMonth(start)),
      empty: years === 0, bars: bars((period) => ((by.get(period)?.commits ?? 0) > 0 ? 1 : 0)), ...common },
    { id: 'figure-languages', how: 'how-languages', number: 4, label: names.languages, value: count(view.language === undefined ? counted : Math.min(1, figures.byLanguage.length)), ...of(headlineLanguages(all).length),
      note: nothing ? none : view.language !== undefined ? says.oneLanguage : countsByMonths(all) ? says.byMonths : says.byShare,
      empty: counted === 0, bars: bars((period) => used.get(period) ?? 0), ...common },
    { id: 'figure-open-source', how: 'how-open-source', number: 5, label: names.openSource,
      value: shown.replace(/\s?%/u, ''), ...(shown.includes('%') && { unit: '%' }), ...(filtered && share !== null && { of: says.ofAll(all.openSource.share) }),
      note: share === null ? says.openUnknown : says.open(repositories),
      empty: share === null, bars: bars((period) => (share === null ? null : (open.get(period.slice(0, 4)) ?? 0))), ...common },
  ];
}
