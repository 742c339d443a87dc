import type { ChartSpec, DrawnChart } from '../../charts/types';
import { kindShares } from '../../charts/options/kinds';
import { monthRange } from '../../cv/months';
import { axisMonths } from '../../cv/ranking';
import { repositoriesSentence } from '../../cv/sentences/sections';
import { isTable, pageTable, repositoriesByFirst } from '../../cv/tables';
import type { CvPage } from '../../cv/types';
import type { Words } from '../../cv/words/types';
import { wordsOf } from '../../cv/words/words';
import { inTheme, token } from '../theme';
import type { Theme } from '../theme';
import { stripPath } from '../pdf/strip';
import { legend } from './legend';
import { mark, svgDocument, svgText } from '../svg';
import { shorten, wrapText } from '../text/shape';

const MARGIN = 24;
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

function viewWords({ view }: CvPage, { forms }: Words): string {
  const period = view.from === undefined && view.to === undefined ? '' : forms.period(view.from ?? '…', view.to ?? '…');
  return [view.language, period].filter(one => one !== undefined && one !== '').join(', ');
}

/**
 * One chart as a picture of its own: its title, the sentence that states the finding, the chart or its panels, and whose numbers it shows.
 * Undefined where the page has no such chart.
 */
export function chartSvg(page: CvPage, name: string, theme: Theme): string | undefined {
  if (!isTable(name)) return undefined;
  const words = wordsOf(page.cv.language);
  if (name === 'repositories') return timelineSvg(page, theme, words);
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

/** A picture with its title, the sentence that states the finding, what `draw` puts from a height on, and whose numbers it shows. */
function framed(page: CvPage, { title, sentence, inner, theme }: { title: string; sentence: string; inner: number; theme: Theme }, draw: (top: number) => { content: string; below: number }): string {
  const words = wordsOf(page.cv.language);
  const [ink, ink2] = [token('ink', theme), token('ink2', theme)];
  const lines = wrapText(sentence, 'sans', 14, inner, 4);
  const { content, below } = draw(MARGIN + 26 + lines.length * 20 + 16);
  const chosen = viewWords(page, words);
  const [width, height] = [inner + 2 * MARGIN, below + 20];
  const whole = [
    `<rect width="${width}" height="${height}" fill="${token('paper', theme)}"/>`,
    svgText(MARGIN, MARGIN + 18, shorten(chosen === '' ? title : `${title} · ${chosen}`, 'sans-bold', 20, inner), { size: 20, fill: ink, weight: 600 }),
    ...lines.map((line, index) => svgText(MARGIN, MARGIN + 42 + index * 20, line, { size: 14, fill: ink2 })),
    content,
    mark(MARGIN, height - 26, 0.7, token('accent', theme)),
    svgText(MARGIN + 22, height - 14, shorten(words.forms.from(page.cv.name, words.day(page.today)), 'sans', 12, inner - 22), { size: 12, fill: ink2 }),
  ].join('');
  return inTheme(svgDocument({ width, height, title: `${title} · ${page.cv.name}`, description: sentence === '' ? undefined : sentence }, whole), theme);
}

const [ROW, STRIP, STRIP_AT, TICKS] = [30, 22, 260, 24];
const TIMELINE = 840;

/** Repositories on one time axis: a row each, with its name, its months and its commits. */
function timelineSvg(page: CvPage, theme: Theme, words: Words): string | undefined {
  if (pageTable(page, 'repositories', words) === undefined) return undefined;
  const axis = axisMonths(page.period, page.today);
  const months = monthRange(axis.from, axis.to);
  const [ink, ink2, accent] = [token('ink', theme), token('ink2', theme), token('accent', theme)];
  const width = TIMELINE - STRIP_AT - 80;
  const years = months.flatMap((month, index) => (month.endsWith('-01') ? [{ year: month.slice(0, 4), x: (index / months.length) * width }] : []));
  const every = Math.ceil(years.length / Math.floor(width / 56));
  return framed(page, { title: words.tables.repositories, sentence: repositoriesSentence(page.figures, words), inner: TIMELINE, theme }, (top) => {
    const ticks = years.filter((_, index) => index % every === 0).map(({ year, x }) => svgText(Math.round(MARGIN + STRIP_AT + x), top + 12, year, { size: 12, fill: ink2 }));
    const rows = repositoriesByFirst(page.figures).map(({ repository: { name }, commits, byMonth }, index) => {
      const y = top + TICKS + index * ROW;
      const strip = stripPath(months, new Map(byMonth.map((one) => [one.month, one.commits])), width, STRIP);
      return `<path transform="translate(${MARGIN + STRIP_AT} ${y})" d="${strip}" fill="${accent}"/>`
        + svgText(MARGIN, y + 18, shorten(name, 'sans', 14, STRIP_AT - 20), { size: 14, fill: ink })
        + svgText(MARGIN + TIMELINE, y + 18, words.count(commits), { size: 14, fill: ink, anchor: 'end' });
    });
    return { content: [...ticks, ...rows].join(''), below: top + TICKS + rows.length * ROW + GAP };
  });
}
