import { count } from '../../cv/format';
import type { Figures } from '../../snapshots/types';
import { shorten } from '../text/shape';
import { PAPER, penWidth } from './pen';
import type { Sheet } from './sheet';

type Row = Figures['byRepository'][number];
const FORGES = { github: 'GitHub', gitlab: 'GitLab', 'azure-devops': 'Azure DevOps', local: undefined, reported: 'reported by its owner' } as const;
export const REPOSITORY_ROW = 16.5;

/** Where a repository was read and whether anybody may read it, in a word or two. */
export function origin({ repository }: Row): string {
  const kind = repository.openSource === true ? 'open source' : repository.openSource === false ? 'private' : undefined;
  return [kind, FORGES[repository.forge] ?? (kind === undefined ? 'read from a clone' : undefined)].filter(word => word !== undefined).join(', ');
}

/** Repositories with the most commits, one a row. Gives the y beneath. */
export function repositoryRows({ pen }: Sheet, rows: readonly Row[], x: number, top: number, width: number): number {
  let y = top;
  for (const row of rows) {
    pen.decoration(() => pen.rule(x, y, width, 0.4, PAPER.control));
    pen.tag('TR', () => {
      const where = origin(row);
      const room = width - 44 - penWidth(where, { size: 7.5 }) - 6;
      const name = pen.text(x, y + 11.5, shorten(row.repository.name, 'mono', 8.5, Math.max(60, room)), { face: 'mono', size: 8.5 });
      pen.text(x + name + 5, y + 11.5, where, { size: 7.5, fill: PAPER.ink2 });
      pen.text(x + width, y + 11.5, count(row.commits), { size: 9, tabular: true, anchor: 'end' });
    });
    y += REPOSITORY_ROW;
  }
  pen.decoration(() => pen.rule(x, y, width, 0.4, PAPER.control));
  return y;
}
