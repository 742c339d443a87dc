import { amount } from '../../cv/format';
import type { Figures, PeriodFigures } from '../../snapshots/types';
import type { ChartSize, ChartSpec } from '../types';
import { pick, type Credit, type Frame } from './base';
import { axisYears, smallColumns } from './small-columns';
import { roundTicks } from './ticks';

const measures = (unit: string) => [
  { id: 'commits', name: 'Commits', word: 'commit', value: (year: PeriodFigures) => year.commits },
  { id: 'days', name: `Active ${unit}s`, word: `active ${unit}`, value: (year: PeriodFigures) => year.activeDays },
] as const;

/** Frame of the charts per year. */
function yearsFrame(size: ChartSize, most: number): Frame {
  // Room for the longest label: 7 px a digit at 12 px, and the gap.
  const right = 16 + most.toLocaleString('en-US').length * 7;
  return pick<Frame>(size, { width: 588, height: 180, margin: [16, right, 26, 0] }, { width: 358, height: 150, margin: [16, right, 26, 0] });
}

/** Commits per year and active days per year: two charts with an axis each, for their units differ. */
export function yearsCharts(figures: Figures, options: { today: string; size: ChartSize } & Credit): ChartSpec[] {
  const years = axisYears(figures, options.today);
  const byYear = new Map(figures.byYear.map((one) => [one.period, one]));
  return measures(figures.dates ?? 'day').map(({ id, name, word, value }) => {
    const values = years.map((year) => { const found = byYear.get(year); return found ? value(found) || null : null; });
    const ticks = roundTicks(Math.max(0, ...values.map((one) => one ?? 0)));
    const best = values.reduce<number>((most, one, index) => ((one ?? 0) > (values[most] ?? 0) ? index : most), 0);
    const most = values[best] ?? 0;
    const sentence = most > 0 ? `${years.length > 1 ? 'Most' : name} in ${years[best]}: ${amount(most, word)}.` : `No ${word}s in this period.`;
    const frame = yearsFrame(options.size, ticks.at(-1) ?? 0);
    return {
      id: `years-${id}-${options.size}`,
      width: frame.width,
      height: frame.height,
      sentence,
      options: smallColumns({
        size: options.size, name, years, values, ticks, format: '{value:,.0f}', frame, sentence,
        custom: { tooltip: 'year', unit: `${word}s`, years: { first: Number(years[0] ?? 0) } },
      }, options),
      table: { columns: ['Year', name], rows: years.map((year, index) => [year, values[index] ?? 0]) },
    };
  });
}
