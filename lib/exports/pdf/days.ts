import { calendarOf } from '../../cv/calendar';
import { drawnDays, squares } from '../calendar-squares';
import { PAPER } from './pen';
import type { Sheet } from './sheet';

const WEEKS = 53;
export const YEAR_GAP = 15;

/** The newest years of the calendar that find room above `bottom`, newest first. Gives the y beneath. */
export function days({ page: { figures, today }, pen, words }: Sheet, x: number, top: number, width: number, bottom: number): number {
  const pitch = width / WEEKS;
  const height = 7 * pitch;
  let y = top;
  for (const year of calendarOf(figures, today).years.toReversed()) {
    if (y + YEAR_GAP + height > bottom) break;
    const says = `${year.label}, ${year.days === 0 ? words.days.none : words.amount(year.days, words.nouns.day)}`;
    pen.tag('P', () => pen.text(x, y + 9, says, { size: 8 }));
    pen.decoration(() => {
      if (year.label.includes('–')) return;
      pen.fill(squares(drawnDays(year), pitch), PAPER.scale[0], x, y + 13);
      for (const level of [1, 2, 3, 4] as const) pen.fill(squares(year.cells.filter(cell => cell[2] === level), pitch), PAPER.scale[level], x, y + 13);
    });
    y += (year.label.includes('–') ? 2 : height) + YEAR_GAP;
  }
  return y;
}
