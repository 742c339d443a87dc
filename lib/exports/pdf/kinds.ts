import { kindShares } from '../../charts/options/kinds';
import { kindsSentence } from '../../cv/sentences/sections';
import type { Flow } from './flow';
import { PAPER } from './pen';
import { placeSvg } from './place-svg';
import { section } from './section';
import type { Sheet } from './sheet';

const POINTS = 0.75;
const COLUMNS = 3;
const GAP = 16;
/** What the charts keep of their width where all stands closer. */
const TIGHT = 0.85;

/** Kinds of work: a small chart each, on one scale. */
export function kinds(sheet: Sheet, flow: Flow): void {
  const { page, pen, left, right, words } = sheet;
  const shown = kindShares(page.figures, words).flatMap(share => {
    const id = `kinds-${share.kind}-wide`;
    const [chart, spec] = [page.charts[id], page.specs.find(one => one.id === id)];
    return chart && spec ? [{ share, chart, spec }] : [];
  });
  if (shown.length === 0) return;
  flow.y = section(sheet, left, flow.y, right - left, words.kindsOfWork.title, kindsSentence(page.figures, words)) + (sheet.tight ? 5 : 10);
  const width = (right - left - GAP * (COLUMNS - 1)) / COLUMNS;
  for (let at = 0; at < shown.length; at += COLUMNS) {
    const row = shown.slice(at, at + COLUMNS);
    const drawn = row.map(({ chart }) => Math.min(width, chart.width * POINTS) * (sheet.tight ? TIGHT : 1));
    const height = Math.max(...row.map(({ chart }, index) => (chart.height / chart.width) * (drawn[index] ?? width)));
    flow.room(height + 16);
    for (const [index, { share, chart, spec }] of row.entries()) {
      const x = left + index * (width + GAP);
      pen.tag('P', () => {
        const name = pen.text(x, flow.y + 9, share.name, { face: 'sans-bold', size: 9 });
        pen.text(x + name + 4, flow.y + 9, words.percent(share.part), { size: 9, fill: PAPER.ink2 });
      });
      const own = drawn[index] ?? width;
      pen.tag('Figure', () => placeSvg(pen, chart.svg, { x, y: flow.y + 13, width: own, height: (chart.height / chart.width) * own }), spec.sentence);
    }
    flow.y += height + (sheet.tight ? 17 : 24);
  }
  flow.y += sheet.tight ? 4 : 6;
}
