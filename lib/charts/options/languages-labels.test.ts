import { expect, it } from 'vitest';
import type { LanguagesData } from './languages-data';
import { directLabels } from './languages-labels';

/** One language in 60 columns, the tallest of which is the given one. */
function data(tallest: number): LanguagesData {
  const totals = Array.from({ length: 60 }, (_, at) => (at === tallest ? 40 : 4));
  return { unit: 'month', periods: totals.map(() => ({ from: '2021-01', label: '' })), series: [{ name: 'Zig', fill: '', values: totals }], unnamed: new Set(), totals } as unknown as LanguagesData;
}
const named = (tallest: number, credited: boolean, most = 40): string[] => directLabels(data(tallest), { width: 318, height: 166, most, credited }).map(({ text }) => text);

it('writes no name into the credit, which stands above the right end', () => {
  expect([named(57, true), named(57, false)]).toEqual([[], ['Zig']]);
});

it('writes it beside or below the credit', () => {
  expect([named(20, true), named(57, true, 80)]).toEqual([['Zig'], ['Zig']]);
});
