import { origin } from '../../cv/origin';
import type { Figures } from '../../snapshots/types';
import { shorten } from '../text/shape';
import { PAPER, penWidth } from './pen';
import type { Sheet } from './sheet';

type Row = Figures['byRepository'][number];
export const REPOSITORY_ROW = 16.5;

/** Repositories with the most commits, one a row. Gives the y beneath. */
export function repositoryRows({ pen, words }: Sheet, rows: readonly Row[], x: number, top: number, width: number): number {
  let y = top;
  for (const row of rows) {
    pen.decoration(() => pen.rule(x, y, width, 0.4, PAPER.control));
    pen.tag('TR', () => {
      const where = origin(row.repository, words);
      const room = width - 44 - penWidth(where, { size: 7.5 }) - 6;
      const name = pen.text(x, y + 11.5, shorten(row.repository.name, 'mono', 8.5, Math.max(60, room)), { face: 'mono', size: 8.5 });
      pen.text(x + name + 5, y + 11.5, where, { size: 7.5, fill: PAPER.ink2 });
      pen.text(x + width, y + 11.5, words.count(row.commits), { size: 9, tabular: true, anchor: 'end' });
    });
    y += REPOSITORY_ROW;
  }
  pen.decoration(() => pen.rule(x, y, width, 0.4, PAPER.control));
  return y;
}
