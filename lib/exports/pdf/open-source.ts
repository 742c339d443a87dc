import { openSourceParts } from '../../charts/options/open-source';
import { openSourceSentence, starredRepositories, starsSentence } from '../../cv/sentences/open-source';
import { shorten } from '../text/shape';
import { inTheme } from '../theme';
import type { Flow } from './flow';
import { PAPER, penWidth } from './pen';
import { placeSvg } from './place-svg';
import { section } from './section';
import type { Sheet } from './sheet';

const GAP = 24;
/** What the chart keeps of its size where all stands closer. */
const TIGHT = 0.72;
const ROW = 15;
/** Repositories named with their stars. */
const NAMED = 8;
/** A square of colour and the room behind it. */
const [SWATCH, AFTER] = [6.5, 4.5];

/** Colours of the chart’s parts, in a row that starts at `x`. */
function legend({ page, pen, words }: Sheet, x: number, y: number): void {
  let at = x;
  for (const { name, color } of openSourceParts(page.figures, words)) {
    const left = at;
    pen.decoration(() => pen.doc.roundedRect(left, y - SWATCH, SWATCH, SWATCH, 1.2).fill(inTheme(color, 'light')));
    pen.tag('P', () => pen.text(left + SWATCH + AFTER, y, name, { size: 8, fill: PAPER.ink2 }));
    at += SWATCH + AFTER + penWidth(name, { size: 8 }) + 14;
  }
}

/** Own repositories with their stars, the most starred first. Gives the y beneath. */
function starred({ page, pen, words }: Sheet, x: number, top: number, width: number): number {
  const all = starredRepositories(page.repositories ?? page.all.byRepository.map(({ repository }) => repository));
  if (all.length === 0) return top;
  pen.tag('H3', () => {
    const title = pen.text(x, top + 9, words.openSource.own, { face: 'sans-bold', size: 9 });
    pen.text(x + title + 4, top + 9, starsSentence(all, words), { size: 9, fill: PAPER.ink2 });
  });
  let y = top + 14;
  for (const { name, stars } of all.slice(0, NAMED)) {
    const row = y;
    pen.decoration(() => pen.rule(x, row, width, 0.4, PAPER.line));
    pen.tag('TR', () => {
      pen.text(x, row + 10.5, shorten(name, 'mono', 8, width - 60), { face: 'mono', size: 8 });
      pen.text(x + width, row + 10.5, words.count(stars), { size: 8.5, tabular: true, anchor: 'end' });
    });
    y += ROW;
  }
  if (all.length > NAMED) {
    pen.tag('P', () => pen.text(x, y + 9, words.common.andMore(all.length - NAMED), { size: 8, fill: PAPER.ink2 }));
    y += ROW;
  }
  return y;
}

/** Open source against private work by year, and the stars of the owner’s own repositories; nothing where none is open source. */
export function openSource(sheet: Sheet, flow: Flow): void {
  const { page, pen, left, right, words } = sheet;
  const [chart, spec] = [page.charts['open-source-narrow'], page.specs.find(({ id }) => id === 'open-source-narrow')];
  if (page.all.openSource.commits === 0 || !chart || !spec) return;
  const width = (right - left - GAP) / 2;
  const drawn = sheet.tight ? width * TIGHT : width;
  const height = (chart.height / chart.width) * drawn;
  flow.room(48 + height + 20);
  const top = section(sheet, left, flow.y, right - left, words.openSource.title, openSourceSentence(page.figures, words)) + 12;
  pen.tag('H3', () => pen.text(left, top + 9, words.common.perYear, { face: 'sans-bold', size: 9 }));
  pen.tag('Figure', () => placeSvg(pen, chart.svg, { x: left, y: top + 12, width: drawn, height }), spec.sentence);
  legend(sheet, left, top + height + 24);
  const x = left + width + GAP;
  const below = starred(sheet, x, top, width);
  let end = below;
  pen.tag('P', () => { end = pen.lines(x, below + (below === top ? 9 : 12), words.openSource.meaning, width, 10.5, { size: 8, fill: PAPER.ink2 }, 4); });
  flow.y = Math.max(end, top + height + 30) + (sheet.tight ? 6 : 14);
}
