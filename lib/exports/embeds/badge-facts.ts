import { activeUnit } from '../../cv/page-sections';
import { headlineLanguages } from '../../cv/ranking';
import { activeYears } from '../../cv/sentences/sections';
import type { CvPage } from '../../cv/types';
import type { Words } from '../../cv/words/types';

/** What one badge says. */
export interface BadgeFact {
  /** Its name in addresses, e.g. `active-days`. */
  name: string;
  label: string;
  message: string;
}

/** A language’s name in an address: `C#` is `c-sharp`, `Protocol Buffer` is `protocol-buffer`. */
export function languageName(language: string): string {
  return language.toLowerCase().replaceAll('+', ' plus ').replaceAll('#', ' sharp ').trim().replace(/[^\p{Letter}\p{Number}]+/gu, '-').replace(/^-|-$/gu, '');
}

/** A thousand and more shortened, as only badges have it: `12.4 k`. */
function short(value: number, { count, decimal, language }: Words): string {
  // German has no sign for a thousand that everybody reads.
  return value < 10_000 || language === 'de' ? count(value) : `${decimal(value / 1_000)} k`;
}

/** Every badge that a CV has: its figures, and one for each language with months of use. Nothing that is unknown. */
export function badgeFacts({ figures, today }: Pick<CvPage, 'figures' | 'today'>, words: Words): BadgeFact[] {
  const { forms: { badges: says }, active, amount, count, day, nouns, percent, shortMonth } = words;
  const { headline, first, last, openSource } = figures;
  const fact = (name: string, label: string, message: string): BadgeFact => ({ name, label, message });
  const languages = headlineLanguages(figures);
  const unit = activeUnit(figures);
  return [
    fact('commits', says.commits, short(headline.commits, words)),
    fact('active-days', active[unit].other, short(headline.activeDays, words)),
    fact('years', says.years, count(activeYears(figures).length)),
    fact('languages', says.languages, count(languages.length)),
    ...(first === null ? [] : [fact('since', says.since, first.slice(0, 4))]),
    ...(last === null ? [] : [fact('last-commit', says.last, unit === 'month' ? shortMonth(last) : day(last))]),
    ...(openSource.share === null ? [] : [fact('open-source', says.openSource, percent(openSource.share))]),
    fact('counted', says.counted, day(today)),
    ...languages.map(({ language, activeMonths }) => fact(languageName(language), language, amount(activeMonths, nouns.month))),
  ];
}
