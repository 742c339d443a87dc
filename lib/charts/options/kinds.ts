import { thinYears } from '../../cv/thin-years';
import type { Words } from '../../cv/words/types';
import { KINDS, type Kind } from '../../facts/types';
import type { Figures } from '../../snapshots/types';
import type { ChartSize, ChartSpec } from '../types';
import type { Setting } from './base';
import { axisYears, panelFrame, smallColumns } from './small-columns';

const PANELS = 6;

/** One panel of the kinds of work. */
export interface KindShare {
  kind: Kind;
  name: string;
  /** Part of all labelled commits, 0–1. */
  part: number;
}

/** The kinds that have a panel: the six with most commits, in the fixed order of kinds; those without a label are no kind. */
export function kindShares(figures: Figures, { kinds }: Words): KindShare[] {
  const commits = new Map(figures.byKind.map(({ kind, commits }) => [kind, commits]));
  const labelled = KINDS.filter((kind) => kind !== 'other').map((kind) => ({ kind, commits: commits.get(kind) ?? 0 }));
  const sum = labelled.reduce((total, one) => total + one.commits, 0);
  const shown = new Set(labelled.filter((one) => one.commits > 0).toSorted((a, b) => b.commits - a.commits).slice(0, PANELS).map(({ kind }) => kind));
  return labelled.filter(({ kind }) => shown.has(kind)).map(({ kind, commits }) => ({ kind, name: kinds[kind], part: commits / sum }));
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

function panelSentence(share: KindShare, values: readonly (number | null)[], years: readonly string[], { charts, percent }: Words): string {
  const most = values.reduce<number>((best, value, index) => ((value ?? 0) > (values[best] ?? 0) ? index : best), 0);
  const best = years.length > 1 && values.some((value) => value !== null) ? { year: years[most] ?? '', part: percent((values[most] ?? 0) / 100) } : undefined;
  return charts.kind(share.name, percent(share.part), best);
}

/** Small multiples of the kinds of work per year: one hue, one scale for all panels. A year with few labelled commits stands in the table only. */
export function kindsCharts(figures: Figures, options: { today: string; size: ChartSize } & Setting): ChartSpec[] {
  const { words } = options;
  const years = axisYears(figures, options.today);
  const thin = new Set(thinYears(figures));
  const panels = kindShares(figures, words).map((share) => {
    const all = yearShares(figures, share.kind, years);
    return { share, all, values: all.map((value, index) => (thin.has(years[index] ?? '') ? null : value)) };
  });
  const most = Math.max(0, ...panels.flatMap(({ values }) => values.map((value) => value ?? 0)));
  // Two grid lines above the axis: 10, 20, 40, 60, 80 or 100 per cent at the top.
  const top = [10, 20, 40, 60, 80, 100].find((candidate) => candidate >= most) ?? 100;
  const frame = panelFrame(options.size, 206, 167);
  return panels.map(({ share, all, values }) => {
    const sentence = panelSentence(share, values, years, words);
    return {
      id: `kinds-${share.kind}-${options.size}`,
      width: frame.width,
      height: frame.height,
      sentence,
      options: smallColumns({
        size: options.size, name: share.name, years, values, ticks: [0, top / 2, top], format: words.language === 'de' ? '{value} %' : '{value}%', frame, sentence,
        custom: { tooltip: 'part', language: words.language, of: words.charts.labelled, years: { first: Number(years[0] ?? 0) } },
      }, options),
      table: { columns: [words.charts.year, words.charts.kindColumn(share.name)], rows: years.map((year, index) => [year, all[index] ?? null]) },
    };
  });
}
