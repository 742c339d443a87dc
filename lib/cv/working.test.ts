import { describe, expect, it } from 'vitest';
import { makeFigures } from './testing/make-figures';
import { calendarOf, levelCuts } from './calendar';
import { headlineFigures } from './headline';
import { axisMonths, headlineLanguages, languageRows } from './ranking';
import { tableOf } from './tables';
import { ledgers } from './working';
import type { Ledger } from './working';
import { wordsOf } from './words/words';

const EN = wordsOf();
const TODAY = '2026-11-20';
const numeric = (text: string): number => Number(text.replaceAll(/[\u2009,]/g, '').replace('\u2212', '-').replace(/ .*/, ''));
const sumOf = ({ rows }: Ledger): number => rows.reduce((sum, { value }) => sum + numeric(value), 0);
const all = makeFigures();
const context = { who: 'Ada', trust: 'local' as const, all, period: all, words: EN };

describe('the working of a figure', () => {
  it('starts at what git holds, subtracts each exclusion and ends at the figure', () => {
    for (const ledger of ledgers(all, context)) if (ledger.end !== undefined) expect(sumOf(ledger), ledger.id).toBe(numeric(ledger.end.value));
    expect(ledgers(all, context).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('adds up for a chosen period and a chosen language too', () => {
    const period = makeFigures({}, { from: '2019-01-01' });
    const figures = makeFigures({}, { from: '2019-01-01', language: 'Go' });
    for (const ledger of ledgers(figures, { ...context, period })) if (ledger.end !== undefined) expect(sumOf(ledger), ledger.id).toBe(numeric(ledger.end.value));
    const [commits] = ledgers(figures, { ...context, period });
    expect(numeric(commits?.end?.value ?? '')).toBe(figures.headline.commits);
  });

  it('says of folders that open source is not known', () => {
    const figures = makeFigures({ openSource: null });
    const ledger = ledgers(figures, { ...context, all: figures, period: figures, words: EN })[4];
    expect(ledger?.title).toBe('Open source: not known');
    expect(ledger?.end).toBeUndefined();
  });
});

describe('the five figures', () => {
  it('show what is of the whole when a view is chosen', () => {
    const figures = makeFigures({}, { language: 'Go' });
    const [commits, days, , languages] = headlineFigures(figures, all, all, { language: 'Go', measure: 'commits' }, TODAY, EN);
    expect(commits).toMatchObject({ value: figures.headline.commits.toLocaleString('en-US'), of: `of ${all.headline.commits.toLocaleString('en-US')}`, note: 'with changes in Go' });
    expect(days?.note).toBe('days with a change in Go');
    expect(languages).toMatchObject({ value: '1', note: 'the filter shows one' });
  });

  it('draw years, and months where fewer than three years are in view', () => {
    const [commits] = headlineFigures(all, all, all, { measure: 'commits' }, TODAY, EN);
    expect(commits?.bars.map(({ period }) => period)).toEqual(Array.from({ length: 14 }, (_, index) => String(2013 + index)));
    const short = makeFigures({ from: '2026-01-05' });
    expect(headlineFigures(short, short, short, { measure: 'commits' }, TODAY, EN)[0]?.bars).toHaveLength(11);
  });

  it('write an en dash for what is not known, never 0', () => {
    const figures = makeFigures({ openSource: null });
    const open = headlineFigures(figures, figures, figures, { measure: 'commits' }, TODAY, EN)[4];
    expect(open).toMatchObject({ value: '–', note: 'not known of these repositories' });
    expect(open?.bars.every(({ value }) => value === null)).toBe(true);
  });
});

describe('ranked rows', () => {
  it('show seven and the rest in one, whose values and parts add up to the whole', () => {
    const { rows, hidden } = languageRows(all, 'commits', EN);
    expect(rows).toHaveLength(8);
    expect(rows.at(-1)?.name).toBe('5 others');
    expect(hidden).toHaveLength(5);
    expect(rows.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(all.codeCommits, 6);
    expect(rows.reduce((sum, { part }) => sum + part, 0)).toBeCloseTo(1, 6);
  });

  it('put a chosen language of the rest first', () => {
    const { hidden } = languageRows(all, 'commits', EN);
    const chosen = hidden[2]?.language ?? '';
    expect(languageRows(all, 'commits', EN, chosen).rows[0]?.language).toBe(chosen);
  });

  it('show all where eight are enough', () => {
    expect(languageRows(makeFigures({ languages: ['Go', 'Zig', 'Nix'] }), 'lines', EN).hidden).toEqual([]);
  });

  it('count a language from 12 months of use, in a short history from 2 % of the work', () => {
    expect(headlineLanguages(all).every(({ activeMonths }) => activeMonths >= 12)).toBe(true);
    const short = makeFigures({ from: '2026-01-05' });
    expect(headlineLanguages(short).length).toBeGreaterThan(0);
    expect(headlineLanguages(short).every(({ commitShare }) => commitShare >= 0.02 * short.codeCommits)).toBe(true);
  });

  it('end their axis today, or with the last commit where that is more than a year ago', () => {
    expect(axisMonths(all, TODAY)).toEqual({ from: '2013-01', to: '2026-11' });
    expect(axisMonths(all, '2029-01-01').to).toBe('2026-11');
    expect(axisMonths(makeFigures({}, { from: '2020-01-01', to: '2020-06-30' }), TODAY)).toEqual({ from: '2020-01', to: '2020-06' });
  });
});

describe('the calendar', () => {
  it('holds each active day once, in its week and weekday', () => {
    const { years } = calendarOf(all, TODAY);
    expect(years.reduce((sum, { days }) => sum + days, 0)).toBe(all.headline.activeDays);
    for (const { cells } of years) expect(new Set(cells.map(([week, day]) => `${week} ${day}`)).size).toBe(cells.length);
    const monday = { ...all, byDay: [{ period: '2024-01-01', commits: 1, filesChanged: 0, additions: 0, deletions: 0, activeDays: 1 }], first: '2024-01-01', last: '2024-01-01' };
    expect(calendarOf(monday, '2024-06-01').years[0]?.cells).toEqual([[0, 0, 1]]);
  });

  it('puts empty neighbouring years together', () => {
    const day = { commits: 1, filesChanged: 0, additions: 0, deletions: 0, activeDays: 1 };
    const gap = { ...all, byDay: [{ period: '2014-05-05', ...day }, { period: '2019-05-05', ...day }, { period: '2021-05-05', ...day }], first: '2014-05-05', last: '2021-05-05' };
    expect(calendarOf(gap, '2021-12-01').years.map(({ label }) => label)).toEqual(['2014', '2015–2018', '2019', '2020', '2021']);
  });

  it('cuts its levels at 25, 50 and 80 % of the active days, each above the one before', () => {
    expect(levelCuts(Array.from({ length: 100 }, (_, index) => index + 1))).toEqual([26, 51, 81]);
    expect(levelCuts([1, 1, 1])).toEqual([2, 3, 4]);
    expect(levelCuts([])).toEqual([2, 3, 4]);
  });
});

describe('the table behind charts', () => {
  const spec = (id: string, columns: string[], rows: [string, number][]) => ({ id, width: 1, height: 1, options: {}, sentence: '', table: { columns, rows } });

  it('joins small charts with the same rows', () => {
    const specs = [spec('years-commits-wide', ['Year', 'Commits'], [['2025', 3]]), spec('years-days-wide', ['Year', 'Active days'], [['2025', 2]]), spec('years-days-narrow', ['Year', 'Active days'], [['2025', 2]])];
    expect(tableOf(specs, 'years')).toEqual({ columns: ['Year', 'Commits', 'Active days'], rows: [['2025', 3, 2]] });
    expect(tableOf(specs, 'hours')).toBeUndefined();
  });
});
