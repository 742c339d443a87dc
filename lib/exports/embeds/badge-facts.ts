import { amount, count, day, percent, shortMonth } from '../../cv/format';
import { activeUnit } from '../../cv/page-sections';
import { headlineLanguages } from '../../cv/ranking';
import { activeYears } from '../../cv/sentences/sections';
import type { CvPage } from '../../cv/types';

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
function short(value: number): string {
  return value < 10_000 ? count(value) : `${(value / 1_000).toFixed(1).replace(/\.0$/u, '')} k`;
}

/** Every badge that a CV has: its figures, and one for each language with months of use. Nothing that is unknown. */
export function badgeFacts({ figures, today }: Pick<CvPage, 'figures' | 'today'>): BadgeFact[] {
  const { headline, first, last, openSource } = figures;
  const fact = (name: string, label: string, message: string): BadgeFact => ({ name, label, message });
  const languages = headlineLanguages(figures);
  const unit = activeUnit(figures);
  return [
    fact('commits', 'commits', short(headline.commits)),
    fact('active-days', `active ${unit}s`, short(headline.activeDays)),
    fact('years', 'years', count(activeYears(figures).length)),
    fact('languages', 'languages', count(languages.length)),
    ...(first === null ? [] : [fact('since', 'commits since', first.slice(0, 4))]),
    ...(last === null ? [] : [fact('last-commit', 'last commit', unit === 'month' ? shortMonth(last) : day(last))]),
    ...(openSource.share === null ? [] : [fact('open-source', 'open source', percent(openSource.share))]),
    fact('counted', 'counted from git', day(today)),
    ...languages.map(({ language, activeMonths }) => fact(languageName(language), language, amount(activeMonths, 'month'))),
  ];
}
