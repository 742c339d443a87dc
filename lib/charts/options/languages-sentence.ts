import { count, list, percent } from '../../cv/format';
import { measured, ranked } from '../../cv/ranking';
import type { Figures, LanguageFigures } from '../../snapshots/types';
import type { Measure } from '../types';
import type { LanguagesData } from './languages-data';
import { periodWords } from './periods';

const UNIT_WORDS = { month: '', quarter: 'Per quarter; ', year: 'Per year; ' } as const;
const METHOD: Record<Measure, string> = {
  commits: 'each commit counts once, divided among the languages of its changed lines.',
  lines: 'lines are those added and removed.',
  days: 'a day counts for each language changed on it.',
};
/** Least part of the whole for which a language is named. */
const NAMED = 0.1;

function years(one: LanguageFigures): string {
  const [from, to] = [one.first.slice(0, 4), one.last.slice(0, 4)];
  return from === to ? `in ${from}` : `from ${from} to ${to}`;
}

function finding(figures: Figures, measure: Measure): string {
  const all = ranked(figures, measure);
  const sum = all.reduce((total, one) => total + measured(one, measure), 0);
  const [first, ...rest] = all;
  if (!first || sum === 0) return 'No changed code in this period.';
  const named = rest.filter((one) => measured(one, measure) >= NAMED * sum).slice(0, 3);
  const part = `${first.language} leads with ${percent(measured(first, measure) / sum)}, ${years(first)}`;
  if (named.length === 0) return `${part}.`;
  return `${part}; then ${list(named.map((one) => `${one.language} (${percent(measured(one, measure) / sum)}, ${years(one).replace(/^in /, '')})`))}.`;
}

function chosenFinding(language: string, data: LanguagesData): string {
  const own = data.series.find(({ name }) => name === language)?.values ?? [];
  const used = own.filter((value) => value !== null && value > 0).length;
  const first = data.periods[own.findIndex((value) => value !== null && value > 0)];
  if (!first) return `No ${language} in this period.`;
  const plural = used === 1 && data.periods.length === 1 ? data.unit : `${data.unit}s`;
  return `${language} since ${periodWords(first.from, data.unit)}, in ${count(used)} of ${count(data.periods.length)} ${plural}. Grey is all other work.`;
}

/** The finding of the chart of languages, then what a column and its height stand for. */
export function languagesSentence(figures: Figures, data: LanguagesData, measure: Measure): string {
  const language = figures.view.language;
  const said = language === undefined ? finding(figures, measure) : chosenFinding(language, data);
  const how = `${UNIT_WORDS[data.unit]}${METHOD[measure]}`;
  return `${said} ${how.charAt(0).toUpperCase()}${how.slice(1)}`;
}
