import type { Ledger } from '../../cv/working';
import { wrapText } from '../text/shape';
import { PAPER } from './pen';
import type { Sheet } from './sheet';

const GAP = 24;
const SIZE = 7;
const LEADING = 9;

interface Note { number: string; text: string }

function columns(sheet: Sheet, notes: readonly Note[]): { lines: number; column: { note: Note; wrapped: string[] }[] }[] {
  const width = (sheet.right - sheet.left - GAP) / 2;
  const made = notes.map(note => ({ note, wrapped: wrapText(note.text, 'sans', SIZE, width - 8) }));
  const half = made.reduce((sum, { wrapped }) => sum + wrapped.length, 0) / 2;
  const [first, second]: [typeof made, typeof made] = [[], []];
  let used = 0;
  for (const one of made) {
    (used < half ? first : second).push(one);
    used += one.wrapped.length;
  }
  return [first, second].map(column => ({ column, lines: column.reduce((sum, { wrapped }) => sum + wrapped.length, 0) }));
}

/** The footnotes of a page. */
export function footnotesOf(ledgers: readonly Ledger[], numbers: readonly number[], last: string): Note[] {
  return [...ledgers.filter(({ number }) => numbers.includes(number)).map(({ number, footnote }) => ({ number: String(number), text: footnote })), { number: '', text: last }];
}

/** The y at which footnotes begin that end at the bottom of the page. */
export function footnotesTop(sheet: Sheet, notes: readonly Note[]): number {
  return sheet.bottom - Math.max(...columns(sheet, notes).map(({ lines }) => lines)) * LEADING - 6;
}

/** Footnotes in two columns at the bottom of the page: they resolve the numbers. */
export function footnotes(sheet: Sheet, notes: readonly Note[]): void {
  const { pen, left, right } = sheet;
  const top = footnotesTop(sheet, notes);
  pen.decoration(() => pen.rule(left, top, right - left, 1.2, PAPER.ink));
  for (const [index, { column }] of columns(sheet, notes).entries()) {
    const x = left + index * ((right - left + GAP) / 2);
    let y = top + 12;
    for (const { note, wrapped } of column) {
      pen.tag('Note', () => {
        if (note.number !== '') pen.text(x, y - 2, note.number, { size: 5.5, face: 'sans-bold' });
        for (const [at, line] of wrapped.entries()) pen.text(x + (note.number === '' ? 0 : 8), y + at * LEADING, line, { size: SIZE, fill: PAPER.ink2 });
      });
      y += wrapped.length * LEADING;
    }
  }
}
