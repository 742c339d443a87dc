import { axisMonths } from '../../cv/ranking';
import { PULL_REQUEST_ACTS } from '../../reviews/types';
import type { PullRequestAct } from '../../reviews/types';
import type { Figures } from '../../snapshots/types';
import type { ChartSize, ChartSpec } from '../types';
import { pick, plotWidth, type Setting, type Frame } from './base';
import { periodsOf, startOf, unitFor } from './periods';
import type { PeriodUnit } from './periods';
import { smallColumns } from './small-columns';
import { roundTicks } from './ticks';

/** Numbers of one act by the first month of each column. */
function sums(figures: Figures, act: PullRequestAct, unit: PeriodUnit): Map<string, number> {
  const found = new Map<string, number>();
  for (const row of figures.pullRequests?.byMonth ?? []) {
    const from = startOf(row.month, unit);
    found.set(from, (found.get(from) ?? 0) + row[act]);
  }
  return found;
}

/** First and last month of the axis: that of the page, wider where requests lie outside of it. */
function axis(figures: Figures, today: string): { from: string; to: string } {
  const { from, to } = axisMonths(figures, today);
  const months = figures.pullRequests?.byMonth ?? [];
  const [first, last] = [months[0]?.month ?? from, months.at(-1)?.month ?? to];
  return { from: first < from ? first : from, to: last > to ? last : to };
}

/** Requests opened, merged and reviewed by month, quarter or year, on one scale: a chart each, or none where none is known in the whole history. */
export function pullRequestCharts(figures: Figures, options: { today: string; size: ChartSize; all: Figures } & Setting): ChartSpec[] {
  if ((options.all.pullRequests?.byMonth.length ?? 0) === 0) return [];
  const { words } = options;
  const says = words.pullRequests;
  const { from, to } = axis(figures, options.today);
  const frame = pick<Frame>(options.size, { width: 385, height: 140, margin: [8, 40, 26, 0] }, { width: 167, height: 112, margin: [8, 40, 26, 0] });
  const unit = unitFor(from, to, plotWidth(frame));
  const periods = periodsOf(from, to, unit, words);
  const labels = periods.map(({ label }) => label);
  const columns = PULL_REQUEST_ACTS.map((act) => ({ act, numbers: sums(figures, act, unit) }));
  const ticks = roundTicks(Math.max(0, ...columns.flatMap(({ numbers }) => [...numbers.values()])));
  return columns.map(({ act, numbers }) => {
    const name = says.acts[act];
    const values = periods.map((period) => numbers.get(period.from) ?? 0);
    const best = values.reduce((most, value, index) => (value > (values[most] ?? 0) ? index : most), 0);
    const most = values[best] ?? 0;
    const sentence = most === 0 ? says.nothing(name) : says.chart(name, values.reduce((sum, value) => sum + value, 0), periods.length > 1 ? { when: labels[best] ?? '', most } : undefined);
    return {
      id: `pull-requests-${act}-${options.size}`,
      width: frame.width,
      height: frame.height,
      sentence,
      options: smallColumns({
        size: options.size, name, years: labels, values: values.map((value) => value || null), ticks, format: '{value:,.0f}', frame, sentence,
        custom: { tooltip: 'stack', language: words.language, unit: says.request, quarters: words.charts.quarters, periods: { first: periods[0]?.from ?? '1970-01', unit } },
      }, options),
      table: { columns: [words.charts[unit], name], rows: labels.map((label, index) => [label, values[index] ?? 0]) },
    };
  });
}
