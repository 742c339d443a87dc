import { headlineFigures } from '../../cv/headline';
import { bars } from '../embeds/bars';
import { PAPER } from './pen';
import type { Sheet } from './sheet';

const GAP = 12;
const SPARK = 15;

/** The five figures with their yearly shape, each numbered for its footnote. Gives the y beneath. */
export function figures({ page: { figures: shown, all, period, view, today }, pen, left, right, words }: Sheet, top: number): number {
  const five = headlineFigures(shown, all, period, view, today, words);
  const width = (right - left - GAP * (five.length - 1)) / five.length;
  for (const [index, figure] of five.entries()) {
    const x = left + index * (width + GAP);
    pen.decoration(() => pen.rule(x, top, width, 1.2, PAPER.ink));
    pen.tag('P', () => {
      const label = pen.text(x, top + 13, figure.label, { size: 8.5 });
      pen.text(x + label + 1, top + 10, String(figure.number), { size: 6, face: 'sans-bold' });
      const value = pen.text(x, top + 37, figure.value, { size: 22 });
      const unit = figure.unit === undefined ? 0 : pen.text(x + value, top + 37, figure.unit, { size: 22 });
      if (figure.of !== undefined) pen.text(x + value + unit + 4, top + 37, figure.of, { size: 8, fill: PAPER.ink2 });
    });
    pen.decoration(() => {
      const box = { x: 0, y: 0, width, height: SPARK };
      const most = Math.max(0, ...figure.bars.map(({ value }) => value ?? 0));
      const values = (running: boolean) => figure.bars.map(({ period: one, value }) => ((one === figure.running) === running ? (value ?? 0) : 0));
      pen.fill(bars(values(false), box, 1, most), PAPER.bar, x, top + 45);
      pen.fill(bars(values(true), box, 1, most), PAPER.now, x, top + 45);
      pen.rule(x, top + 45 + SPARK, width, 0.4, PAPER.line);
    });
  }
  return top + 45 + SPARK;
}
