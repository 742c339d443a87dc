import { percent } from '../../cv/format';
import { thinYears } from '../../cv/thin-years';
import { KINDS, type Kind } from '../../facts/types';
import type { Figures } from '../../snapshots/types';
import type { ChartSize, ChartSpec } from '../types';
import { type Credit } from './base';
import { axisYears, panelFrame, smallColumns } from './small-columns';

export const KIND_NAMES: Record<Kind, string> = {
  feature: 'Features', fix: 'Fixes', refactoring: 'Refactoring', test: 'Tests', documentation: 'Documentation', build: 'Build and chores',
  performance: 'Performance', style: 'Style', revert: 'Reverts', other: 'Not labelled',
};
const PANELS = 6;

/** One panel of the kinds of work. */
export interface KindShare {
  kind: Kind;
  name: string;
  /** Part of all labelled commits, 0–1. */
  part: number;
}

/** The kinds that have a panel: the six with most commits, in the fixed order of kinds; those without a label are no kind. */
export function kindShares(figures: Figures): KindShare[] {
  const commits = new Map(figures.byKind.map(({ kind, commits }) => [kind, commits]));
  const labelled = KINDS.filter((kind) => kind !== 'other').map((kind) => ({ kind, commits: commits.get(kind) ?? 0 }));
  const sum = labelled.reduce((total, one) => total + one.commits, 0);
  const shown = new Set(labelled.filter((one) => one.commits > 0).toSorted((a, b) => b.commits - a.commits).slice(0, PANELS).map(({ kind }) => kind));
  return labelled.filter(({ kind }) => shown.has(kind)).map(({ kind, commits }) => ({ kind, name: KIND_NAMES[kind], part: commits / sum }));
}

/** Shares in per cent, one a year, null in a year without labelled commits. */
function yearShares(figures: Figures, kind: Kind, years: readonly string[]): (number | null)[] {
  const byYear = new Map(figures.kindsByYear.map((one) => [one.year, one]));
  return years.map((year) => {
    const kinds = byYear.get(year)?.kinds ?? {};
    const labelled = KINDS.reduce((sum, one) => (one === 'other' ? sum : sum + (kinds[one] ?? 0)), 0);
    return labelled > 0 && (kinds[kind] ?? 0) > 0 ? Math.round(((kinds[kind] ?? 0) / labelled) * 1000) / 10 : null;
  });
}

function panelSentence(share: KindShare, values: readonly (number | null)[], years: readonly string[]): string {
  const most = values.reduce<number>((best, value, index) => ((value ?? 0) > (values[best] ?? 0) ? index : best), 0);
  const said = `${share.name}: ${percent(share.part)} of labelled commits`;
  return years.length > 1 && values.some((value) => value !== null) ? `${said}, most in ${years[most]} (${percent((values[most] ?? 0) / 100)} of that year’s).` : `${said}.`;
}

/** Small multiples of the kinds of work per year: one hue, one scale for all panels. A year with few labelled commits stands in the table only. */
export function kindsCharts(figures: Figures, options: { today: string; size: ChartSize } & Credit): ChartSpec[] {
  const years = axisYears(figures, options.today);
  const thin = new Set(thinYears(figures));
  const panels = kindShares(figures).map((share) => {
    const all = yearShares(figures, share.kind, years);
    return { share, all, values: all.map((value, index) => (thin.has(years[index] ?? '') ? null : value)) };
  });
  const most = Math.max(0, ...panels.flatMap(({ values }) => values.map((value) => value ?? 0)));
  // Two grid lines above the axis: 10, 20, 40, 60, 80 or 100 per cent at the top.
  const top = [10, 20, 40, 60, 80, 100].find((candidate) => candidate >= most) ?? 100;
  const frame = panelFrame(options.size, 206, 167);
  return panels.map(({ share, all, values }) => {
    const sentence = panelSentence(share, values, years);
    return {
      id: `kinds-${share.kind}-${options.size}`,
      width: frame.width,
      height: frame.height,
      sentence,
      options: smallColumns({
        size: options.size, name: share.name, years, values, ticks: [0, top / 2, top], format: '{value}%', frame, sentence,
        custom: { tooltip: 'part', years: { first: Number(years[0] ?? 0) } },
      }, options),
      table: { columns: ['Year', `${share.name}, % of labelled commits`], rows: years.map((year, index) => [year, all[index] ?? null]) },
    };
  });
}
