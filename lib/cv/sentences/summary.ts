import type { Figures } from '../../snapshots/types';
import { addMonths } from '../months';
import { activeUnit } from '../page-sections';
import { ranked } from '../ranking';
import type { Words } from '../words/types';

function mostly(figures: Figures, { summary: says, list }: Words): string | undefined {
  const languages = ranked(figures, 'commits');
  const sum = languages.reduce((total, { commitShare }) => total + commitShare, 0);
  const parts = languages.map(({ language, commitShare }) => ({ language, part: sum > 0 ? commitShare / sum : 0 }));
  const [first, second] = parts;
  if (first === undefined) return undefined;
  if (first.part >= 0.95) return first.language;
  if (first.part >= 0.55) return second !== undefined && second.part >= 0.1 ? says.mostly(first.language, second.language) : says.mostly(first.language, undefined);
  const main = parts.filter(({ part }) => part >= 0.12).slice(0, 3);
  return list((main.length > 1 ? main : parts.slice(0, 3)).map(({ language }) => language));
}

/** `since May 2017` while the work goes on, `from May 2017 to August 2022` when nothing came in the last half year. */
export function since(first: string, last: string, today: string, { summary: says, longMonth }: Words): string {
  if (last.slice(0, 7) >= addMonths(today.slice(0, 7), -5)) return says.since(longMonth(first));
  return first.slice(0, 7) === last.slice(0, 7) ? says.during(longMonth(first)) : says.fromTo(longMonth(first), longMonth(last));
}

/** The line under the name: what this developer works with, since when and how much, e.g. `Mostly Python, since May 2017: 1,061 commits on 412 days`. */
export function summary(figures: Figures, today: string, words: Words): string {
  const { headline, first, last } = figures;
  if (headline.commits === 0) return words.summary.none;
  const how = words.summary.amount(headline.commits, headline.activeDays, activeUnit(figures));
  const what = mostly(figures, words);
  if (headline.activeDays === 1 && first !== null && activeUnit(figures) === 'day') return `${what === undefined ? '' : `${what}: `}${words.summary.allOn(headline.commits, words.day(first))}`;
  if (first === null || last === null) return what === undefined ? how : `${what}: ${how}`;
  const when = since(first, last, today, words);
  return what === undefined ? `${how} ${when}` : `${what}, ${when}: ${how}`;
}
