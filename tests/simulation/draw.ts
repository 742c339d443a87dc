/** One line of a drawing. */
export interface DrawnLine {
  name: string;
  /** A value a step, from the first on. */
  values: readonly number[];
  /** Of the line, in CSS. */
  colour: string;
  dash?: string;
}

const WIDE = 960;
const HIGH = 360;
const EDGE = { left: 64, right: 24, top: 48, bottom: 40 };
const BARS = '▁▂▃▄▅▆▇█';

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** A row of bars for a terminal, the highest one full. */
export function drawBars(values: readonly number[]): string {
  const most = Math.max(...values, 1e-9);
  return values.map((value) => BARS[Math.min(BARS.length - 1, Math.floor((value / most) * BARS.length))] ?? ' ').join('');
}

/** A line chart as SVG, on white, readable without colours: each line carries its name at its end. */
export function drawLines(title: string, { lines, limit, unit, step }: { lines: readonly DrawnLine[]; limit?: { name: string; value: number }; unit: string; step: (place: number) => string }): string {
  const steps = Math.max(...lines.map(({ values }) => values.length));
  const most = Math.max(...lines.flatMap(({ values }) => values), limit?.value ?? 0) * 1.05 || 1;
  const x = (place: number): number => EDGE.left + ((WIDE - EDGE.left - EDGE.right) * place) / Math.max(1, steps - 1);
  const y = (value: number): number => HIGH - EDGE.bottom - ((HIGH - EDGE.top - EDGE.bottom) * value) / most;
  const text = (at: { x: number; y: number }, words: string, more = ''): string => `<text x="${at.x.toFixed(0)}" y="${at.y.toFixed(0)}" ${more}>${escape(words)}</text>`;
  const parts = [text({ x: EDGE.left, y: 24 }, title, 'font-size="16" font-weight="600"')];
  for (let part = 0; part <= 4; part += 1) {
    const value = (most / 4) * part;
    parts.push(`<line x1="${EDGE.left}" x2="${WIDE - EDGE.right}" y1="${y(value).toFixed(1)}" y2="${y(value).toFixed(1)}" stroke="#ddd"/>`, text({ x: EDGE.left - 8, y: y(value) + 4 }, `${value.toFixed(most < 10 ? 1 : 0)} ${unit}`, 'text-anchor="end"'));
  }
  const every = Math.max(1, Math.ceil(steps / 12));
  for (let place = 0; place < steps; place += every) parts.push(text({ x: x(place), y: HIGH - 14 }, step(place), 'text-anchor="middle"'));
  if (limit) parts.push(`<line x1="${EDGE.left}" x2="${WIDE - EDGE.right}" y1="${y(limit.value).toFixed(1)}" y2="${y(limit.value).toFixed(1)}" stroke="#767676" stroke-dasharray="2 4"/>`, text({ x: WIDE - EDGE.right, y: y(limit.value) - 6 }, limit.name, 'text-anchor="end" fill="#555"'));
  for (const [place, { name, values, colour, dash }] of lines.entries()) {
    const points = values.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
    parts.push(`<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="2"${dash === undefined ? '' : ` stroke-dasharray="${dash}"`}/>`);
    parts.push(text({ x: EDGE.left + 8 + place * 290, y: 42 }, `— ${name}`, `fill="${colour}"`));
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDE} ${HIGH}" role="img" aria-label="${escape(title)}" font-family="system-ui, sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>${parts.join('')}</svg>\n`;
}
