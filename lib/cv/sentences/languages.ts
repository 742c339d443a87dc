import type { Measure } from '../../charts/types';
import type { Figures } from '../../snapshots/types';
import { amount, count, list, longMonth } from '../format';
import { addMonths, monthsBetween } from '../months';
import { axisMonths, measured, ranked } from '../ranking';
import type { CvView } from '../types';

/** Months of the last twelve in which a language must be used for its use to go on. */
const ONGOING_MONTHS = 3;

/** A history shorter than this is told in months rather than years. */
const SHORT_MONTHS = 24;

interface Span { language: string; from: number; to: number; ongoing: boolean; start: string; end: string }

/** The years in which the middle nine tenths of a language's work lie: stray commits years apart do not stretch them. */
function span(figures: Figures, language: string, today: string): Span {
  const months = figures.languagesByMonth.filter((row) => row.language === language).toSorted((a, b) => (a.month < b.month ? -1 : 1));
  const total = months.reduce((sum, { commitShare }) => sum + commitShare, 0);
  let seen = 0;
  const inside = months.filter(({ commitShare }) => {
    const before = seen;
    seen += commitShare;
    return seen > total * 0.05 && before < total * 0.95;
  });
  const recent = addMonths(today.slice(0, 7), -11);
  const ongoing = months.filter(({ month }) => month >= recent).length >= ONGOING_MONTHS;
  const first = inside[0]?.month ?? today;
  const last = inside.at(-1)?.month ?? today;
  const short = monthsBetween(months[0]?.month ?? today, today) < SHORT_MONTHS;
  const name = (trimmed: string, month: string | undefined) => (short ? longMonth(month ?? trimmed) : trimmed.slice(0, 4));
  return {
    language, from: Number(first.slice(0, 4)), to: Number(last.slice(0, 4)), ongoing,
    start: name(first, months[0]?.month), end: name(last, months.at(-1)?.month),
  };
}

function years({ start, end, ongoing }: Span): string {
  if (ongoing) return `since ${start}`;
  return start === end ? `in ${start}` : `from ${start} to ${end}`;
}

function beside(one: Span, main: Span): string | undefined {
  if (one.from > main.to || one.to < main.from) return undefined;
  const before = one.from < main.from || (one.from === main.from && one.to < main.to - 3);
  if (one.from < main.from && one.to <= main.to) return one.to > main.from ? 'before and beside it' : 'before it';
  if (before) return 'in its first years';
  return Math.abs(one.from - main.from) <= 1 && (Math.abs(one.to - main.to) <= 1 || one.ongoing === main.ongoing) ? 'beside it' : undefined;
}

/** What was used when, e.g. `Go from 2013 to 2022, Ruby before and beside it, Zig and Swift since 2024`: languages from 4 % of the work, four at most. */
export function languageTimes(figures: Figures, today: string): string {
  const all = ranked(figures, 'commits');
  const sum = all.reduce((total, { commitShare }) => total + commitShare, 0);
  const [main, ...others] = all.filter(({ commitShare }) => commitShare >= sum * 0.04).slice(0, 4).map(({ language }) => span(figures, language, today));
  if (main === undefined) return '';
  const phrases = new Map<string, string[]>();
  for (const near of [true, false]) {
    for (const one of others) {
      const how = beside(one, main);
      if ((how !== undefined) === near) {
        const phrase = how ?? years(one);
        phrases.set(phrase, [...(phrases.get(phrase) ?? []), one.language]);
      }
    }
  }
  return [`${main.language} ${years(main)}`, ...[...phrases].map(([phrase, names]) => `${list(names)} ${phrase}`)].join(', ');
}

/** How a measure divides the work, as the sentence under the heading says it. */
export function measureRule(measure: Measure): string {
  if (measure === 'lines') return 'Lines added and deleted in code and tests.';
  if (measure === 'days') return 'A day counts for each language changed on it, so a column may hold a day twice.';
  return 'Each commit counts once, divided among the languages of its changed lines.';
}

/** Sentences under “Languages”; where one is chosen, what it is against the rest. */
export function languagesSentence(figures: Figures, view: CvView, today: string, all: Figures = figures, period: Figures = figures): string {
  const chosen = view.language === undefined ? undefined : figures.byLanguage.find(({ language }) => language === view.language);
  if (chosen !== undefined) {
    const axis = axisMonths(period, today);
    const months = monthsBetween(axis.from, axis.to);
    const first = all.byLanguage.find(({ language }) => language === chosen.language)?.first ?? chosen.first;
    return `${chosen.language} since ${longMonth(first)}, in ${count(chosen.activeMonths)} of the ${amount(months, 'month')} shown. Grey is all other work. ${measureRule(view.measure)}`;
  }
  const times = languageTimes(figures, today);
  const other = figures.headline.commits - figures.codeCommits;
  const rest = view.measure === 'commits' && other > 0 && all === figures ? ` ${count(other)} changed only docs, data or other files.` : '';
  return `${times === '' ? '' : `${times}. `}${measureRule(view.measure)}${rest}`;
}

/** Highest measured value of a language, for tables that only need to know whether anything is there. */
export function anyMeasured(figures: Figures, measure: Measure): boolean {
  return figures.byLanguage.some((one) => measured(one, measure) > 0);
}
