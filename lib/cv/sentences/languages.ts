import type { Figures } from '../../snapshots/types';
import { addMonths, monthsBetween } from '../months';
import { axisMonths, ranked } from '../ranking';
import type { CvView } from '../types';
import type { Words } from '../words/types';

/** Months of the last twelve in which a language must be used for its use to go on. */
const ONGOING_MONTHS = 3;

/** A year with this many months of use belongs to the years of a language, however little was done in it. */
const REGULAR_MONTHS = 3;

/** A history shorter than this is told in months rather than years. */
const SHORT_MONTHS = 24;

interface Span { language: string; from: number; to: number; ongoing: boolean; start: string; end: string }

/** The years in which the middle nine tenths of a language's work lie, and those of regular use: stray commits years apart do not stretch them. */
function span(figures: Figures, language: string, today: string, words: Words): Span {
  const months = figures.languagesByMonth.filter((row) => row.language === language).toSorted((a, b) => (a.month < b.month ? -1 : 1));
  const total = months.reduce((sum, { commitShare }) => sum + commitShare, 0);
  const monthsOfYear = new Map<string, number>();
  for (const { month } of months) monthsOfYear.set(month.slice(0, 4), (monthsOfYear.get(month.slice(0, 4)) ?? 0) + 1);
  let seen = 0;
  const inside = months.filter(({ month, commitShare }) => {
    const before = seen;
    seen += commitShare;
    return (seen > total * 0.05 && before < total * 0.95) || (monthsOfYear.get(month.slice(0, 4)) ?? 0) >= REGULAR_MONTHS;
  });
  const recent = addMonths(today.slice(0, 7), -11);
  const ongoing = months.filter(({ month }) => month >= recent).length >= ONGOING_MONTHS;
  const first = inside[0]?.month ?? today;
  const last = inside.at(-1)?.month ?? today;
  const short = monthsBetween(months[0]?.month ?? today, today) < SHORT_MONTHS;
  const name = (trimmed: string, month: string | undefined) => (short ? words.longMonth(month ?? trimmed) : trimmed.slice(0, 4));
  return {
    language, from: Number(first.slice(0, 4)), to: Number(last.slice(0, 4)), ongoing,
    start: name(first, months[0]?.month), end: name(last, months.at(-1)?.month),
  };
}

function years({ start, end, ongoing }: Span, { languages }: Words): string {
  if (ongoing) return languages.since(start);
  return start === end ? languages.during(start) : languages.fromTo(start, end);
}

function beside(one: Span, main: Span, { languages }: Words): string | undefined {
  if (one.from > main.to || one.to < main.from) return undefined;
  const before = one.from < main.from || (one.from === main.from && one.to < main.to - 3);
  if (one.from < main.from && one.to <= main.to) return one.to > main.from ? languages.beforeAndBeside : languages.before;
  if (before) return languages.firstYears;
  return Math.abs(one.from - main.from) <= 1 && (Math.abs(one.to - main.to) <= 1 || one.ongoing === main.ongoing) ? languages.beside : undefined;
}

/** What was used when, e.g. `Go from 2013 to 2022, Ruby before and beside it, Zig and Swift since 2024`: languages from 4 % of the work, four at most. */
export function languageTimes(figures: Figures, today: string, words: Words): string {
  const all = ranked(figures, 'commits');
  const sum = all.reduce((total, { commitShare }) => total + commitShare, 0);
  const [main, ...others] = all.filter(({ commitShare }) => commitShare >= sum * 0.04).slice(0, 4).map(({ language }) => span(figures, language, today, words));
  if (main === undefined) return '';
  const phrases = new Map<string, string[]>();
  for (const near of [true, false]) {
    for (const one of others) {
      const how = beside(one, main, words);
      if ((how !== undefined) === near) {
        const phrase = how ?? years(one, words);
        phrases.set(phrase, [...(phrases.get(phrase) ?? []), one.language]);
      }
    }
  }
  return [`${main.language} ${years(main, words)}`, ...[...phrases].map(([phrase, names]) => `${words.list(names)} ${phrase}`)].join(', ');
}

/** Sentences under “Languages”; where one is chosen, what it is against the rest. */
export function languagesSentence(figures: Figures, view: CvView, today: string, words: Words, all: Figures = figures, period: Figures = figures): string {
  const rule = words.languages.rules[view.measure];
  const chosen = view.language === undefined ? undefined : figures.byLanguage.find(({ language }) => language === view.language);
  if (chosen !== undefined) {
    const axis = axisMonths(period, today);
    const months = monthsBetween(axis.from, axis.to);
    const first = all.byLanguage.find(({ language }) => language === chosen.language)?.first ?? chosen.first;
    return `${words.languages.chosen(chosen.language, words.longMonth(first), chosen.activeMonths, months)} ${rule}`;
  }
  const times = languageTimes(figures, today, words);
  const other = figures.headline.commits - figures.codeCommits;
  const rest = view.measure === 'commits' && other > 0 && all === figures ? ` ${words.languages.noCode(other)}` : '';
  return `${times === '' ? '' : `${times}. `}${rule}${rest}`;
}
