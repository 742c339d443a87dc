import { openSourceSentence, openSourceYears } from '../../cv/sentences/open-source';
import type { Words } from '../../cv/words/types';
import type { Figures } from '../../snapshots/types';
import { SCALE, TOKENS } from '../colors/tokens';
import type { ChartSize, ChartSpec } from '../types';
import { pick, type Setting, type Frame } from './base';
import { axisYears, smallColumns } from './small-columns';
import { roundTicks } from './ticks';

/** What a year's commits are stacked of, from the axis up. */
const PARTS = [
  { id: 'open', color: SCALE[4] },
  { id: 'closed', color: SCALE[2] },
  { id: 'unknown', color: TOKENS.line },
] as const;

/** The parts that a chart of these figures has, for its legend: open source, and of the others those that hold a commit. */
export function openSourceParts(figures: Figures, { openSource }: Words): readonly { id: (typeof PARTS)[number]['id']; name: string; color: string }[] {
  const years = openSourceYears(figures);
  return PARTS.filter(({ id }) => id === 'open' || years.some((year) => year[id] > 0)).map((part) => ({ ...part, name: openSource[part.id] }));
}

/** Commits per year in open source, elsewhere, and where it is not known: one chart, or none where nothing is open source in the whole history. */
export function openSourceCharts(figures: Figures, options: { today: string; size: ChartSize; all: Figures } & Setting): ChartSpec[] {
  if (options.all.openSource.commits === 0) return [];
  const { words } = options;
  const names = axisYears(figures, options.today);
  const byYear = new Map(openSourceYears(figures).map((one) => [one.year, one]));
  const years = names.map((year) => byYear.get(year) ?? { year, open: 0, closed: 0, unknown: 0, share: null });
  const ticks = roundTicks(Math.max(0, ...years.map(({ open, closed, unknown }) => open + closed + unknown)));
  // Room for the longest label: 7 px a digit at 12 px, and the gap.
  const right = 16 + (ticks.at(-1) ?? 0).toLocaleString('en-US').length * 7;
  const frame = pick<Frame>(options.size, { width: 588, height: 180, margin: [16, right, 26, 0] }, { width: 358, height: 150, margin: [16, right, 26, 0] });
  const sentence = openSourceSentence(figures, words);
  const shown = openSourceParts(figures, words);
  const columns = smallColumns({
    size: options.size, name: words.openSource.open, years: names, values: [], ticks, format: '{value:,.0f}', frame, sentence,
    custom: { tooltip: 'stack', language: words.language, unit: words.nouns.commit, periods: { first: `${names[0] ?? '1970'}-01`, unit: 'year' } },
  }, options);
  return [{
    id: `open-source-${options.size}`,
    width: frame.width,
    height: frame.height,
    sentence,
    options: {
      ...columns,
      yAxis: { ...(columns['yAxis'] as object), reversedStacks: false },
      plotOptions: { ...(columns['plotOptions'] as object), column: { groupPadding: 0.06, pointPadding: 0, maxPointWidth: 64, stacking: 'normal' } },
      series: shown.map(({ id, name, color }) => ({ type: 'column', name, color, data: years.map((year) => year[id] || null) })),
    },
    table: {
      columns: [words.charts.year, ...shown.map(({ name }) => name), words.charts.openPart],
      rows: years.map((year) => [year.year, ...shown.map(({ id }) => year[id]), year.share === null ? null : Math.round(year.share * 1000) / 10]),
    },
  }];
}
