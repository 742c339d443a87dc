import { calendarOf } from '../../cv/calendar';
import { daysSentence } from '../../cv/sentences/sections';
import { firstName } from '../../cv/words/first-name';
import { pageTable } from '../../cv/tables';
import type { CvPage } from '../../cv/types';
import type { Words } from '../../cv/words/types';
import { drawnDays, squares } from '../calendar-squares';
import { svgText } from '../svg';
import { token } from '../theme';
import type { Theme } from '../theme';
import { framed, MARGIN } from './frame';

const [PITCH, COLUMNS, GAP] = [8, 2, 32];
const WIDTH = 53 * PITCH;
const HEAD = 22;
const YEAR = HEAD + 7 * PITCH + 18;

/** The calendar as a picture: every year on one scale. Undefined where the page has none. */
export function calendarSvg(page: CvPage, theme: Theme, words: Words): string | undefined {
  if (pageTable(page, 'calendar', words) === undefined) return undefined;
  const { years } = calendarOf(page.figures, page.today);
  const ink = token('ink', theme);
  const inner = COLUMNS * WIDTH + (COLUMNS - 1) * GAP;
  return framed(page, { title: words.tables.calendar, sentence: daysSentence(page.figures, firstName(page.cv.name), words), inner, theme }, (top) => {
    const drawn = years.map((year, index) => {
      const [x, y] = [MARGIN + (index % COLUMNS) * (WIDTH + GAP), top + Math.floor(index / COLUMNS) * YEAR];
      const says = `${year.label}, ${year.days === 0 ? words.days.none : words.amount(year.days, words.nouns.day)}`;
      const label = svgText(x, y + 14, says, { size: 14, fill: ink });
      if (year.cells.length === 0 && year.label.includes('–')) return label;
      const path = (cells: Parameters<typeof squares>[0], level: number) => `<path transform="translate(${x} ${y + HEAD})" d="${squares(cells, PITCH)}" fill="${token(`scale-${level}`, theme)}"/>`;
      return label + path(drawnDays(year), 0) + [1, 2, 3, 4].map((level) => path(year.cells.filter((cell) => cell[2] === level), level)).join('');
    });
    return { content: drawn.join(''), below: top + Math.ceil(years.length / COLUMNS) * YEAR };
  });
}
