import type { ChartSpec, DrawnChart } from '../../charts/types';
import { kindShares } from '../../charts/options/kinds';
import { isTable } from '../../cv/tables';
import type { CvPage } from '../../cv/types';
import type { Words } from '../../cv/words/types';
import { wordsOf } from '../../cv/words/words';
import { token } from '../theme';
import type { Theme } from '../theme';
import { svgText } from '../svg';
import { calendarSvg } from './calendar-svg';
import { framed, MARGIN } from './frame';
import { legend } from './legend';
import { packagesSvg } from './packages-svg';
import { timelineSvg } from './timeline-svg';

const GAP = 24;
const COLUMNS = 3;
const LEAST_WIDTH = 480;

/** Specs behind one chart of a page: one, or the panels that stand side by side. */
export function chartParts(specs: readonly ChartSpec[], name: string): ChartSpec[] {
  return specs.filter(({ id }) => id === `${name}-wide` || (id.startsWith(`${name}-`) && id.endsWith('-wide')));
}

function panelTitle(page: CvPage, spec: ChartSpec, words: Words): string | undefined {
  const kind = kindShares(page.figures, words).find(one => spec.id === `kinds-${one.kind}-wide`);
  if (kind) return `${kind.name} ${words.percent(kind.part)}`;
  return spec.id.startsWith('years-') ? spec.table.columns[1] : undefined;
}

/** The inside of a drawn chart, to be placed in another picture; its coordinates start at 0. */
function nested(chart: DrawnChart, x: number, y: number): string {
  return chart.svg.replace(/^<svg xmlns="[^"]*"/u, `<svg x="${x}" y="${y}" overflow="visible"`);
}

/**
 * One chart as a picture of its own: its title, the sentence that states the finding, the chart or its panels, and whose numbers it shows.
 * Undefined where the page has no such chart.
 */
export function chartSvg(page: CvPage, name: string, theme: Theme): string | undefined {
  if (!isTable(name)) return undefined;
  const words = wordsOf(page.cv.language);
  if (name === 'repositories') return timelineSvg(page, theme, words);
  if (name === 'calendar') return calendarSvg(page, theme, words);
  if (name === 'packages') return packagesSvg(page, theme, words);
  const parts = chartParts(page.specs, name).flatMap(spec => {
    const chart = page.charts[spec.id];
    return chart ? [{ spec, chart, title: panelTitle(page, spec, words) }] : [];
  });
  const [first] = parts;
  if (!first) return undefined;
  const columns = Math.min(COLUMNS, parts.length === 4 ? 2 : parts.length);
  const head = parts.some(({ title }) => title !== undefined) ? 24 : 0;
  const inner = Math.max(LEAST_WIDTH, columns * first.chart.width + (columns - 1) * GAP);
  const ink = token('ink', theme);
  const sentence = parts.length === 1 ? first.spec.sentence : '';
  return framed(page, { title: words.tables[name], sentence, inner, theme }, (top) => {
    const rowHeight = first.chart.height + head + GAP;
    const rows = Math.ceil(parts.length / columns);
    const names = legend(first.spec, MARGIN, top + rows * rowHeight - 8, inner, ink);
    const panels = parts.map(({ chart, title: panel }, index) => {
      const [x, y] = [MARGIN + (index % columns) * (first.chart.width + GAP), top + Math.floor(index / columns) * rowHeight];
      return (panel === undefined ? '' : svgText(x, y + 12, panel, { size: 14, fill: ink, weight: 600 })) + nested(chart, x, y + head);
    });
    return { content: [...panels, names.content].join(''), below: top + rows * rowHeight + names.height };
  });
}
