import { OTHER_COLOR, languageColors } from '../../charts/colors/language-colors';
import { activeUnit } from '../../cv/page-sections';
import { headlineLanguages, ranked } from '../../cv/ranking';
import type { CvPage } from '../../cv/types';
import type { Words } from '../../cv/words/types';
import type { Theme } from '../theme';

const SHOWN = 5;
/** Languages that a card names. */
export const NAMED = 4;

/** One part of a card’s bar: 0–1. */
export interface Part { language: string; part: number; color: string }

/** The most used languages of the whole history with their parts of the work, and the part of all others. */
export function languageParts({ all }: Pick<CvPage, 'all'>, theme: Theme): { parts: Part[]; rest: number } {
  const order = ranked(all, 'commits');
  const sum = order.reduce((total, { commitShare }) => total + commitShare, 0);
  const shown = order.slice(0, SHOWN);
  const colors = languageColors(shown.map(({ language }) => language));
  const parts = shown.map(({ language, commitShare }) => ({ language, part: sum > 0 ? commitShare / sum : 0, color: (colors.get(language) ?? OTHER_COLOR)[theme] }));
  return { parts, rest: Math.max(0, 1 - parts.reduce((total, { part }) => total + part, 0)) };
}

/** The figures of a card in words, for its alternative text. */
export function cardWords(page: Pick<CvPage, 'cv' | 'all'>, { amount, percent, nouns, active }: Words): string {
  const { name } = page.cv;
  const { headline } = page.all;
  const languages = languageParts(page, 'light').parts.slice(0, NAMED).map(({ language, part }) => `${language} ${percent(part)}`).join(', ');
  return `${name}: ${amount(headline.commits, nouns.commit)}, ${amount(headline.activeDays, active[activeUnit(page.all)])}, ${amount(headlineLanguages(page.all).length, nouns.language)}${languages === '' ? '' : `; ${languages}`}`;
}
