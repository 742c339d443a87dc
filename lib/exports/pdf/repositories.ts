import { origin } from '../../cv/origin';
import type { Figures } from '../../snapshots/types';
import { shorten } from '../text/shape';
import { PAPER, penWidth } from './pen';
import type { Pen } from './pen';
import type { Sheet } from './sheet';

type Row = Figures['byRepository'][number];
export const REPOSITORY_ROW = 16.5;

/** A repository's name as wide as there is room, an alias as what its owner wrote. Gives its width in points. */
export function repositoryName(pen: Pen, x: number, y: number, { repository: { name, aliased } }: Row, room: number): number {
  const ink = aliased ? ({ face: 'serif', size: 9.5 } as const) : ({ face: 'mono', size: 8.5 } as const);
  return pen.text(x, y, shorten(name, ink.face, ink.size, room), ink);
}

/** Repositories with the most commits, one a row. Gives the y beneath. */
export function repositoryRows({ pen, words }: Sheet, rows: readonly Row[], x: number, top: number, width: number): number {
  let y = top;
  for (const row of rows) {
    pen.decoration(() => pen.rule(x, y, width, 0.4, PAPER.control));
    pen.tag('TR', () => {
      const where = origin(row.repository, words);
      const room = width - 44 - penWidth(where, { size: 7.5 }) - 6;
      const name = repositoryName(pen, x, y + 11.5, row, Math.max(60, room));
      pen.text(x + name + 5, y + 11.5, where, { size: 7.5, fill: PAPER.ink2 });
      pen.text(x + width, y + 11.5, words.count(row.commits), { size: 9, tabular: true, anchor: 'end' });
    });
    y += REPOSITORY_ROW;
  }
  pen.decoration(() => pen.rule(x, y, width, 0.4, PAPER.control));
  return y;
}
