import { expect, test } from 'vitest';
import { headlineLanguages, languageRows, shownLanguages } from './ranking';
import { makeFigures } from './testing/make-figures';
import { wordsOf } from './words/words';

const figures = makeFigures();
const names = (of = figures): string[] => languageRows(of, 'commits', wordsOf()).rows.map(({ name }) => name);

test('languages stand by their use, and those that the owner put first before them, in his order', () => {
  const byUse = names();
  const last = figures.byLanguage.at(-1)?.language ?? '';
  const third = byUse[2] ?? '';
  const chosen = { ...figures, languageOrder: [last, third] };
  const rest = byUse.filter((name) => name !== third);
  expect(names(chosen)).toEqual([last, third, ...rest.slice(0, 5), byUse.at(-1)]);
  expect(shownLanguages(chosen, 'commits')).toEqual([last, third, ...rest.slice(0, 5)]);
  expect(headlineLanguages(chosen)[0]?.language).toBe(headlineLanguages(figures).some(({ language }) => language === last) ? last : third);
});

test('a number does not change by the order', () => {
  const rows = (of: typeof figures) => [...languageRows(of, 'lines', wordsOf()).rows, ...languageRows(of, 'lines', wordsOf()).hidden].filter(({ language }) => language !== undefined).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const turned = { ...figures, languageOrder: figures.byLanguage.map(({ language }) => language).toReversed() };
  expect(rows(turned)).toEqual(rows(figures));
  expect(headlineLanguages(turned)).toHaveLength(headlineLanguages(figures).length);
});
