import { expect, it } from 'vitest';
import { makeExport } from '../make-export';
import { samplePage } from '../testing/sample-page';
import type { CvPage } from '../../cv/types';

const page = samplePage();
const PACKAGES = [{ ecosystem: 'npm' as const, name: 'left-pad', months: 3, first: '2020-01', last: '2020-03', repositories: 1 }, { ecosystem: 'Go' as const, name: 'github.com/rs/zerolog', months: 31, first: '2019-01', last: '2024-02', repositories: 2 }];
const withPackages: CvPage = { ...page, period: { ...page.period, packages: PACKAGES } };
const ask = (name: string, variant: 'chart-svg' | 'chart-csv' | 'chart-png', of: CvPage) => makeExport(of, { variant, name, theme: 'dark', paper: 'a4' }, { address: undefined });

it('the calendar is a table of its days, and a picture with every year', async () => {
  const [head = '', ...rows] = String(await ask('calendar', 'chart-csv', page)).trim().split('\r\n');
  expect(head).toBe('Day,Commits');
  const counted = page.figures.byDay.filter(({ commits }) => commits > 0);
  expect(rows).toEqual(counted.map(({ period, commits }) => `${period},${commits}`));
  expect(rows).toHaveLength(page.figures.headline.activeDays);
  const svg = String(await ask('calendar', 'chart-svg', page));
  for (const year of new Set(counted.map(({ period }) => period.slice(0, 4)))) expect(svg).toContain(`>${year}, `);
  expect(svg).not.toMatch(/NaN|undefined/u);
  expect(Buffer.from((await ask('calendar', 'chart-png', page)) as Uint8Array).subarray(1, 4).toString()).toBe('PNG');
});

it('packages are a table and a picture, those with the longest use first', async () => {
  expect(String(await ask('packages', 'chart-csv', withPackages)).trim().split('\r\n')).toEqual([
    'Package,Published as,Months in use,First month,Last month', 'github.com/rs/zerolog,Go modules,31,2019-01,2024-02', 'left-pad,npm packages,3,2020-01,2020-03',
  ]);
  const svg = String(await ask('packages', 'chart-svg', withPackages));
  expect(svg.indexOf('>rs/zerolog<')).toBeGreaterThan(0);
  expect(svg.indexOf('>left-pad<')).toBeGreaterThan(svg.indexOf('>rs/zerolog<'));
  expect(Buffer.from((await ask('packages', 'chart-png', withPackages)) as Uint8Array).subarray(1, 4).toString()).toBe('PNG');
});

it('a page without exact days or without packages gives neither', async () => {
  const coarse: CvPage = { ...page, all: { ...page.all, dates: 'week' } };
  for (const variant of ['chart-csv', 'chart-svg'] as const) {
    expect(await ask('calendar', variant, coarse)).toBeUndefined();
    expect(await ask('packages', variant, page)).toBeUndefined();
    expect(await ask('packages', variant, samplePage({}, { sections: [{ id: 'packages', shown: false }] }))).toBeUndefined();
  }
});
