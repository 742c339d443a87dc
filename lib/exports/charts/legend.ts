import type { ChartSpec } from '../../charts/types';
import { svgText } from '../svg';
import { widthOf } from '../text/shape';

const SIZE = 13;
const LINE = 22;
const GAP = 20;
const SWATCH = 10;

interface Entry { name: string; color: string }

function entriesOf(spec: ChartSpec): Entry[] {
  const series = (spec.options['series'] ?? []) as { type?: string; name?: string; color?: string }[];
  const columns = series.filter(({ type }) => type === 'column');
  return columns.length < 2 ? [] : columns.flatMap(({ name, color }) => (name !== undefined && color !== undefined ? [{ name, color }] : []));
}

/** Names and colours of a chart’s series, in rows of at most `width`: on the page the rows beneath the chart say it. Height 0 where there is one series. */
export function legend(spec: ChartSpec, x: number, y: number, width: number, fill: string): { content: string; height: number } {
  let [left, row, content] = [0, 0, ''];
  const entries = entriesOf(spec);
  for (const { name, color } of entries) {
    const room = SWATCH + 6 + widthOf(name, 'sans', SIZE);
    if (left > 0 && left + room > width) { left = 0; row += 1; }
    const baseline = y + row * LINE + 14;
    content += `<rect x="${x + left}" y="${baseline - 10}" width="${SWATCH}" height="${SWATCH}" rx="2" fill="${color}"/>${svgText(Math.round(x + left + SWATCH + 6), baseline, name, { size: SIZE, fill })}`;
    left = Math.round(left + room + GAP);
  }
  return { content, height: entries.length === 0 ? 0 : (row + 1) * LINE + 8 };
}
