import { origin } from '../../cv/origin';
import { activeUnit } from '../../cv/page-sections';
import { repositoriesSentence } from '../../cv/sentences/sections';
import type { Flow } from './flow';
import { PAPER, penWidth } from './pen';
import { repositoryName } from './repositories';
import { section } from './section';
import type { Sheet } from './sheet';
import { stripPath } from './strip';

const ROW = 17;
const [STRIP, COMMITS, DAYS] = [0.42, 0.68, 0.77];

/** Every repository in order of its first commit, on the common time axis; the table goes on over as many pages as it needs. */
export function allRepositories(sheet: Sheet, flow: Flow): void {
  const { page: { figures }, pen, left, right, months, color, words } = sheet;
  const { common, repositories, activeNames, count, shortMonth, range } = words;
  const rows = figures.byRepository.filter(({ commits }) => commits > 0).toSorted((a, b) => ((a.first ?? '9') < (b.first ?? '9') ? -1 : 1));
  if (rows.length === 0) return;
  const width = right - left;
  const at = (part: number): number => left + part * width;
  flow.room(60 + Math.min(rows.length, 5) * ROW);
  flow.y = section(sheet, left, flow.y, width, repositories.all, repositoriesSentence(figures, words)) + 6;
  const heads = (): void => {
    pen.tag('P', () => {
      for (const [text, x] of [[common.commits, at(COMMITS)], [activeNames[activeUnit(figures)], at(DAYS)], [repositories.firstToLast, right]] as const) pen.text(x, flow.y + 8, text, { size: 7.5, fill: PAPER.ink2, anchor: 'end' });
    });
    flow.y += 12;
  };
  heads();
  for (const row of rows) {
    const before = flow.y;
    flow.room(ROW + 2);
    if (flow.y < before) heads();
    const { y } = flow;
    pen.decoration(() => {
      pen.rule(left, y, width, 0.4, PAPER.control);
      pen.fill(stripPath(months, new Map(row.byMonth.map(({ month, commits }) => [month, commits])), (COMMITS - STRIP) * width - 44, 11), color(row.languages[0]), at(STRIP), y + 3.5);
    });
    pen.tag('TR', () => {
      const where = origin(row.repository, words);
      const room = STRIP * width - penWidth(where, { size: 7.5 }) - 16;
      const name = repositoryName(pen, left, y + 11.5, row, Math.max(60, room));
      pen.text(left + name + 5, y + 11.5, where, { size: 7.5, fill: PAPER.ink2 });
      pen.text(at(COMMITS), y + 11.5, count(row.commits), { size: 9, tabular: true, anchor: 'end' });
      pen.text(at(DAYS), y + 11.5, count(row.activeDays), { size: 9, tabular: true, anchor: 'end' });
      pen.text(right, y + 11.5, row.first === null || row.last === null ? '–' : range(shortMonth(row.first), shortMonth(row.last)), { size: 8.5, tabular: true, anchor: 'end', fill: PAPER.ink2 });
    });
    flow.y += ROW;
  }
  pen.decoration(() => pen.rule(left, flow.y, width, 0.4, PAPER.control));
  flow.y += sheet.tight ? 12 : 18;
}
