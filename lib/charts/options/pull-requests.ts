import { axisMonths } from '../../cv/ranking';
import { PULL_REQUEST_WORDS } from '../../cv/sentences/pull-requests';
import { amount } from '../../cv/format';
import { PULL_REQUEST_ACTS } from '../../reviews/types';
import type { PullRequestAct } from '../../reviews/types';
import type { Figures } from '../../snapshots/types';
import type { ChartSize, ChartSpec } from '../types';
import { pick, plotWidth, type Credit, type Frame } from './base';
import { periodLabel, periodsOf, startOf, unitFor } from './periods';
import type { PeriodUnit } from './periods';
import { smallColumns } from './small-columns';
import { roundTicks } from './ticks';

const COLUMN = { month: 'Month', quarter: 'Quarter', year: 'Year' } as const;

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
export function pullRequestCharts(figures: Figures, options: { today: string; size: ChartSize; all: Figures } & Credit): ChartSpec[] {
  if ((options.all.pullRequests?.byMonth.length ?? 0) === 0) return [];
  const { from, to } = axis(figures, options.today);
  const frame = pick<Frame>(options.size, { width: 385, height: 140, margin: [8, 40, 26, 0] }, { width: 167, height: 112, margin: [8, 40, 26, 0] });
  const unit = unitFor(from, to, plotWidth(frame));
  const periods = periodsOf(from, to, unit);
  const labels = periods.map((period) => periodLabel(period.from, unit));
  const columns = PULL_REQUEST_ACTS.map((act) => ({ act, numbers: sums(figures, act, unit) }));
  const ticks = roundTicks(Math.max(0, ...columns.flatMap(({ numbers }) => [...numbers.values()])));
  return columns.map(({ act, numbers }) => {
    const name = PULL_REQUEST_WORDS[act];
    const values = periods.map((period) => numbers.get(period.from) ?? 0);
    const best = values.reduce((most, value, index) => (value > (values[most] ?? 0) ? index : most), 0);
    const most = values[best] ?? 0;
    const sentence = most === 0 ? `${name}: none in this view.` : `${name}: ${amount(values.reduce((sum, value) => sum + value, 0), 'request')}${periods.length > 1 ? `, most in ${labels[best]} (${most})` : ''}.`;
    return {
      id: `pull-requests-${act}-${options.size}`,
      width: frame.width,
      height: frame.height,
      sentence,
      options: smallColumns({
        size: options.size, name, years: labels, values: values.map((value) => value || null), ticks, format: '{value:,.0f}', frame, sentence,
        custom: { tooltip: 'stack', unit: 'requests', periods: { first: periods[0]?.from ?? '1970-01', unit } },
      }, options),
      table: { columns: [COLUMN[unit], name], rows: labels.map((label, index) => [label, values[index] ?? 0]) },
    };
  });
}
