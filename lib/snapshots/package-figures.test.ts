import { expect, it } from 'vitest';
import { packageFiguresOf } from './package-figures';

const month = (text: string): number => (Number(text.slice(0, 4)) - 1970) * 12 + Number(text.slice(5)) - 1;
const PACKAGES = [
  { ecosystem: 'npm' as const, name: 'react', uses: [{ repository: 'a', months: ['2024-01', '2024-02'].map(month) }, { repository: 'b', months: ['2024-02', '2025-06'].map(month) }] },
  { ecosystem: 'PyPI' as const, name: 'flask', uses: [{ repository: 'a', months: ['2020-03'].map(month) }] },
];

it('a month counts once, whichever repositories use the package in it', () => {
  expect(packageFiguresOf({ packages: PACKAGES }, {})).toEqual([
    { ecosystem: 'npm', name: 'react', months: 3, first: '2024-01', last: '2025-06', repositories: 2 },
    { ecosystem: 'PyPI', name: 'flask', months: 1, first: '2020-03', last: '2020-03', repositories: 1 },
  ]);
});

it('a period leaves months and packages outside it away', () => {
  expect(packageFiguresOf({ packages: PACKAGES }, { from: '2024-02-15', to: '2024-12-31' })).toEqual([{ ecosystem: 'npm', name: 'react', months: 1, first: '2024-02', last: '2024-02', repositories: 2 }]);
});

it('nothing is said where nothing is known', () => {
  expect(packageFiguresOf({}, {})).toBeUndefined();
});
