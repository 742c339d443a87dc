import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { CAREER, inventedFigures } from '../testing/invented-figures';
import type { ChartSize, ChartSpec, Measure } from '../types';
import { chartSpecs } from './chart-specs';

const TODAY = '2026-11-20';
const figures = inventedFigures();
const specs = (of = figures, size: ChartSize = 'wide', measure: Measure = 'commits', today = TODAY): ChartSpec[] => chartSpecs(of, { today, measure, size });
const find = (id: string, all: readonly ChartSpec[]): ChartSpec => {
  const spec = all.find((one) => one.id === id);
  if (!spec) throw new Error(`no chart ${id}`);
  return spec;
};
const seriesOf = (spec: ChartSpec): { name: string; type: string; color: string; data: (number | null)[] }[] => spec.options['series'] as never;

/** Everything that cannot be written as JSON, or would draw at no place. */
function oddities(value: unknown, path = ''): string[] {
  if (typeof value === 'function' || value === undefined) return [path];
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => oddities(inner, `${path}.${key}`));
}

describe('the charts of a page', () => {
  it('are plain JSON with ids of their own, a sentence and a table', () => {
    for (const size of ['wide', 'narrow'] as const) {
      const all = specs(figures, size);
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      for (const spec of all) {
        expect(oddities(spec)).toEqual([]);
        expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
        expect(spec.sentence).toMatch(/[.]$/);
        expect(spec.table.rows.every((row) => row.length === spec.table.columns.length)).toBe(true);
        expect(spec.options).toMatchObject({ time: { timezone: 'UTC' }, lang: { locale: 'en-US' }, palette: { injectCSS: false } });
      }
    }
  });

  it('are equal for equal figures', () => {
    expect(specs(inventedFigures())).toEqual(specs());
  });

  it('keep Highcharts’ credit unless a licence is stated', () => {
    expect(find('languages-wide', specs()).options['credits']).toMatchObject({ enabled: true });
    const licensed = chartSpecs(figures, { today: TODAY, measure: 'commits', size: 'wide', licence: true });
    expect(find('languages-wide', licensed).options['credits']).toMatchObject({ enabled: false });
  });

  it('write one commit a day as one', () => {
    const format = (of: typeof figures): string => (find('days-wide', specs(of)).options['yAxis'] as { labels: { format: string } }).labels.format;
    const single = { ...figures, byDay: figures.byDay.map((day) => ({ ...day, commits: Math.min(1, day.commits) })) };
    expect([format(single), format(figures)]).toEqual(['{value:,.0f}{#if isLast} commit{/if}', '{value:,.0f}{#if isLast} commits{/if}']);
  });

  it('stand for nothing, one day and forty years without a number that is none', () => {
    const day = inventedFigures([{ language: 'Go', from: '2024-05', to: '2024-05', commits: 4, density: 1 }]);
    const long = inventedFigures([{ language: 'C', from: '1986-01', to: '2026-10', commits: 30 }, { language: 'Rust', from: '2015-01', to: '2026-10', commits: 10 }]);
    for (const some of [inventedFigures([]), day, long]) {
      for (const size of ['wide', 'narrow'] as const) expect(oddities(specs(some, size))).toEqual([]);
    }
    expect(find('languages-narrow', specs(long, 'narrow')).table.columns[0]).toBe('Year');
    expect(find('languages-wide', specs(long)).table.columns[0]).toBe('Quarter');
  });

  it('stand for any span, measure and day', () => {
    const month = fc.tuple(fc.integer({ min: 1971, max: 2026 }), fc.integer({ min: 1, max: 12 })).map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`);
    const era = fc.tuple(month, month, fc.constantFrom('Go', 'C', 'HTML', 'No Such Language'), fc.integer({ min: 1, max: 400 }))
      .map(([a, b, language, commits]) => ({ language, from: a < b ? a : b, to: a < b ? b : a, commits }));
    fc.assert(fc.property(fc.array(era, { maxLength: 3 }), fc.constantFrom<Measure>('commits', 'lines', 'days'), fc.constantFrom<ChartSize>('wide', 'narrow'), fc.integer(), (eras, measure, size, seed) => {
      expect(oddities(specs(inventedFigures(eras, seed), size, measure))).toEqual([]);
    }), { numRuns: 30 });
  });
});

describe('languages over time', () => {
  it('add up to the commits that changed code', () => {
    const spec = find('languages-wide', specs());
    const drawn = seriesOf(spec).filter(({ type }) => type === 'column').flatMap(({ data }) => data).reduce<number>((sum, value) => sum + (value ?? 0), 0);
    const known = figures.languagesByMonth.reduce((sum, { commitShare }) => sum + commitShare, 0);
    expect(drawn).toBeCloseTo(known, 0);
  });

  it('show seven by rank and the others together', () => {
    const names = seriesOf(find('languages-wide', specs())).filter(({ type }) => type === 'column').map(({ name }) => name);
    expect(names).toHaveLength(8);
    expect(names[0]).toBe('Go');
    expect(names.at(-1)).toBe('3 others');
  });

  it('never have columns under 3 px while a coarser unit is left', () => {
    expect(find('languages-wide', specs()).table.columns[0]).toBe('Month');
    expect(find('languages-narrow', specs(figures, 'narrow')).table.columns[0]).toBe('Quarter');
  });

  it('show a chosen language in its own colour before all other work in grey', () => {
    const view = { language: 'Zig', from: '2021-12-01', to: '2026-11-30' };
    const period = inventedFigures(CAREER, 7, { from: view.from, to: view.to });
    const chosen = chartSpecs(inventedFigures(CAREER, 7, view), { today: TODAY, measure: 'commits', size: 'wide', all: figures, period });
    const series = seriesOf(find('languages-wide', chosen)).filter(({ type }) => type === 'column');
    const whole = seriesOf(find('languages-wide', specs())).find(({ name }) => name === 'Zig');
    expect(series.map(({ name }) => name)).toEqual(['Zig', 'All other work']);
    expect(series[0]?.color).toBe(whole?.color);
    expect(series[1]?.color).toBe('var(--line)');
  });
});

describe('kinds of work', () => {
  it('share one scale, and leave out commits without a label', () => {
    const panels = specs().filter(({ id }) => id.startsWith('kinds-'));
    const tops = panels.map(({ options }) => (options['yAxis'] as { max: number }).max);
    expect(new Set(tops).size).toBe(1);
    expect(panels.map(({ id }) => id)).not.toContain('kinds-other-wide');
    const first = panels.reduce((sum, { table }) => sum + Number(table.rows[0]?.[1] ?? 0), 0);
    expect(first).toBeCloseTo(100, 0);
  });

  it('have no column in a year with few labelled commits, which would stretch the scale; the table keeps it', () => {
    const kindsByYear = [{ year: '2020', commits: 50, kinds: { fix: 20, feature: 30 } }, { year: '2021', commits: 9, kinds: { fix: 9 } }];
    const few = chartSpecs({ ...figures, kindsByYear }, { today: TODAY, measure: 'commits', size: 'wide' });
    const fixes = find('kinds-fix-wide', few);
    const at = fixes.table.rows.findIndex(([year]) => year === '2021');
    expect(fixes.table.rows[at]).toEqual(['2021', 100]);
    expect((fixes.options['series'] as { data: unknown[] }[])[0]?.data[at]).toBeNull();
    expect((fixes.options['yAxis'] as { max: number }).max).toBe(60);
    expect(fixes.sentence).toContain('most in 2020');
  });
});
