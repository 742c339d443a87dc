import { wrapText } from '../text/shape';
import type { Flow } from './flow';
import { PAPER } from './pen';
import { section } from './section';
import type { Sheet } from './sheet';

const SIZE = 8.5;
const LEADING = 11.5;

/** What the page rests on and found no room beside the name. */
export function restsOn(sheet: Sheet, flow: Flow): void {
  const { pen, left, right, rest, words } = sheet;
  if (rest.length === 0) return;
  const width = right - left;
  const heights = rest.map(text => wrapText(text, 'sans', SIZE, width).length * LEADING + 4);
  flow.room(24 + heights.reduce((sum, height) => sum + height, 0));
  flow.y = section(sheet, left, flow.y, width, words.coverage.title) + 8;
  for (const [index, text] of rest.entries()) {
    const top = flow.y;
    pen.decoration(() => pen.rule(left, top - 2, width, 0.4, PAPER.line));
    pen.tag('P', () => pen.lines(left, top + 8, text, width, LEADING, { size: SIZE }));
    flow.y += heights[index] ?? 0;
  }
  flow.y += 16;
}
