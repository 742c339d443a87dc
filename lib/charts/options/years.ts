import type { PluralForms } from '../../cv/words/formats';
import type { Unit, Words } from '../../cv/words/types';
import type { Figures, PeriodFigures } from '../../snapshots/types';
import type { ChartSize, ChartSpec } from '../types';
import { pick, type Setting, type Frame } from './base';
import { axisYears, smallColumns } from './small-columns';
import { roundTicks } from './ticks';

const measures = (unit: Unit, { nouns, active, activeNames, common }: Words) => [
  { id: 'commits', name: common.commits, noun: nouns.commit, value: (year: PeriodFigures) => year.commits },
  { id: 'days', name: activeNames[unit], noun: active[unit], value: (year: PeriodFigures) => year.activeDays },
] as const;

/** Frame of the charts per year. */
function yearsFrame(size: ChartSize, most: number): Frame {
  // Room for the longest label: 7 px a digit at 12 px, and the gap.
  const right = 16 + most.toLocaleString('en-US').length * 7;
  return pick<Frame>(size, { width: 588, height: 180, margin: [16, right, 26, 0] }, { width: 358, height: 150, margin: [16, right, 26, 0] });
}

function sentenceOf(name: string, several: boolean, best: string, most: number, noun: PluralForms, { charts, amount }: Words): string {
  if (most === 0) return charts.none(noun.other);
  return several ? charts.mostIn(best, amount(most, noun)) : charts.allIn(name, best, amount(most, noun));
}

/** Commits per year and active days per year: two charts with an axis each, for their units differ. */
export function yearsCharts(figures: Figures, options: { today: string; size: ChartSize } & Setting): ChartSpec[] {
  const { words } = options;
  const years = axisYears(figures, options.today);
  const byYear = new Map(figures.byYear.map((one) => [one.period, one]));
  return measures(figures.dates ?? 'day', words).map(({ id, name, noun, value }) => {
    const values = years.map((year) => { const found = byYear.get(year); return found ? value(found) || null : null; });
    const ticks = roundTicks(Math.max(0, ...values.map((one) => one ?? 0)));
    const best = values.reduce<number>((most, one, index) => ((one ?? 0) > (values[most] ?? 0) ? index : most), 0);
    const most = values[best] ?? 0;
    const sentence = sentenceOf(name, years.length > 1, years[best] ?? '', most, noun, words);
    const frame = yearsFrame(options.size, ticks.at(-1) ?? 0);
    return {
      id: `years-${id}-${options.size}`,
      width: frame.width,
      height: frame.height,
      sentence,
      options: smallColumns({
        size: options.size, name, years, values, ticks, format: '{value:,.0f}', frame, sentence,
        custom: { tooltip: 'year', language: words.language, unit: noun, years: { first: Number(years[0] ?? 0) } },
      }, options),
      table: { columns: [words.charts.year, name], rows: years.map((year, index) => [year, values[index] ?? 0]) },
    };
  });
}
