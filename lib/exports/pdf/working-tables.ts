import { COMMIT_EXCLUSIONS } from '../../cv/exclusions';
import type { Ledger, LedgerRow } from '../../cv/working';
import type { Flow } from './flow';
import { PAPER, penWidth } from './pen';
import type { Ink } from './pen';
import { section } from './section';
import type { Sheet } from './sheet';
import { shorten, wrapText } from '../text/shape';

/** Height of a row; where all stands closer, of one. */
const [LINE, TIGHT_LINE] = [13, 11.5];
/** A heading with its sentence, and the room below. */
const HEADING = 44;
const NUMBERS = [0.64, 0.76, 0.88, 1] as const;

function numbers({ pen, left, right }: Sheet, y: number, values: readonly string[], ink: Ink): void {
  for (const [index, value] of values.entries()) pen.text(left + (NUMBERS[index] ?? 1) * (right - left), y, value, { ...ink, anchor: 'end', tabular: true });
}

/** All that git counts, less each exclusion, is what the page shows: the columns add up. */
export function leftOut(sheet: Sheet, flow: Flow): void {
  const { page: { figures, view }, pen, left, right, words } = sheet;
  const { leftOut: says, common, exclusions, count } = words;
  if (view.language !== undefined || figures.totals.commits === 0) return;
  const rows = figures.excluded.filter(({ reason, filesChanged, commits }) => reason !== 'merge' && (filesChanged > 0 || commits > 0));
  const height = sheet.tight ? TIGHT_LINE : LINE;
  flow.room(60 + (rows.length + 2) * height);
  flow.y = section(sheet, left, flow.y, right - left, says.title, says.short) + (sheet.tight ? 11 : 16);
  pen.tag('P', () => numbers(sheet, flow.y, [common.commits, says.files, says.added, says.deleted], { size: 7.5, fill: PAPER.ink2 }));
  flow.y += 4;
  const less = (value: number): string => (value === 0 ? '0' : count(-value));
  const line = (name: string, why: string, values: string[], bold: boolean): void => {
    pen.decoration(() => pen.rule(left, flow.y, right - left, 0.4, bold ? PAPER.ink : PAPER.line));
    pen.tag('TR', () => {
      const width = pen.text(left, flow.y + height - 3.5, name, { size: 8.5, face: bold ? 'sans-bold' : 'sans' });
      if (why !== '') pen.text(left + width + 5, flow.y + height - 3.5, shorten(why, 'sans', 7, (NUMBERS[0] * (right - left)) - width - 45), { size: 7, fill: PAPER.ink3 });
      numbers(sheet, flow.y + height - 3.5, values, { size: 8.5, face: bold ? 'sans-bold' : 'sans' });
    });
    flow.y += height;
  };
  const whole = ({ commits, filesChanged, additions, deletions }: typeof figures.totals): string[] => [commits, filesChanged, additions, deletions].map(count);
  line(says.all, '', whole(figures.totals), true);
  for (const row of rows) {
    const { name, why } = exclusions[row.reason];
    line(name, why, [COMMIT_EXCLUSIONS.includes(row.reason) ? less(row.commits) : '–', less(row.filesChanged), less(row.additions), less(row.deletions)], false);
  }
  line(says.here, '', whole(figures.headline), true);
  flow.y += sheet.tight ? 10 : 18;
}

interface Grid { columns: number; width: number; between: number; below: number; intro: number; label: number; title: number; line: number }

/** Two ledgers beside one another, or three of smaller letters where all stands closer. */
function gridOf({ left, right, tight }: Sheet): Grid {
  const [columns, between] = tight ? [3, 18] as const : [2, 24] as const;
  const width = (right - left - between * (columns - 1)) / columns;
  return { columns, width, between, ...(tight ? { below: 6, intro: 7.5, label: 7.5, title: 9.5, line: TIGHT_LINE } : { below: 18, intro: 8, label: 8.5, title: 10, line: LINE }) };
}

const rowsOf = ({ rows, end }: Ledger): { row: LedgerRow; bold: boolean }[] => [...rows.map(row => ({ row, bold: row.strong === true })), ...(end ? [{ row: end, bold: true }] : [])];

function labelLines({ label, value }: LedgerRow, bold: boolean, { width, label: size }: Grid): string[] {
  const face = bold ? 'sans-bold' : 'sans';
  return wrapText(label, face, size, width - penWidth(value, { face, size, tabular: true }) - 8);
}

const LABEL_LEADING = 9.5;
const rowHeight = (lines: readonly string[], { line }: Grid): number => line + Math.max(0, lines.length - 1) * LABEL_LEADING;

function heightOf(ledger: Ledger, grid: Grid): number {
  const rows = rowsOf(ledger).reduce((sum, { row, bold }) => sum + rowHeight(labelLines(row, bold, grid), grid), 0);
  return 18 + wrapText(ledger.intro, 'sans', grid.intro, grid.width).length * (grid.intro + 2.5) + rows;
}

/** A row of a ledger; gives its height. */
function ledgerRow({ pen }: Sheet, row: LedgerRow, x: number, y: number, grid: Grid, bold: boolean): number {
  const lines = labelLines(row, bold, grid);
  const ink = { size: grid.label, face: bold ? 'sans-bold' : 'sans' } as const;
  pen.decoration(() => pen.rule(x, y, grid.width, 0.4, bold ? PAPER.ink : PAPER.line));
  pen.tag('TR', () => {
    for (const [index, line] of lines.entries()) pen.text(x, y + grid.line - 3.5 + index * LABEL_LEADING, line, ink);
    pen.text(x + grid.width, y + grid.line - 3.5, row.value, { ...ink, anchor: 'end', tabular: true });
  });
  return rowHeight(lines, grid);
}

function ledgerAt(sheet: Sheet, ledger: Ledger, x: number, top: number, grid: Grid): void {
  const { pen } = sheet;
  pen.tag('H3', () => {
    pen.text(x, top + 9, String(ledger.number), { size: 6, face: 'sans-bold' });
    pen.text(x + 7, top + 11, ledger.title, { size: grid.title, face: 'sans-bold' });
  });
  let y = top + 23;
  pen.tag('P', () => { y = pen.lines(x, y, ledger.intro, grid.width, grid.intro + 2.5, { size: grid.intro, fill: PAPER.ink2 }); });
  y -= 4;
  for (const { row, bold } of rowsOf(ledger)) y += ledgerRow(sheet, row, x, y, grid, bold);
}

/** How each figure came about, side by side; together on one page where they fit on one. */
export function workings(sheet: Sheet, flow: Flow, ledgers: readonly Ledger[]): void {
  const { left, right, words } = sheet;
  const grid = gridOf(sheet);
  const rows = Array.from({ length: Math.ceil(ledgers.length / grid.columns) }, (_, at) => ledgers.slice(grid.columns * at, grid.columns * (at + 1)));
  const heights = rows.map(row => Math.max(...row.map(ledger => heightOf(ledger, grid))));
  const all = HEADING + heights.reduce((sum, height) => sum + height + grid.below, 0) - grid.below;
  flow.room(all <= sheet.bottom - sheet.top ? all : HEADING + (heights[0] ?? 0));
  flow.y = section(sheet, left, flow.y, right - left, words.working.title, `${words.common.rulesVersion(sheet.page.figures.rules)}.`) + (sheet.tight ? 8 : 14);
  for (const [at, row] of rows.entries()) {
    const height = heights[at] ?? 0;
    flow.room(height);
    for (const [index, ledger] of row.entries()) ledgerAt(sheet, ledger, left + index * (grid.width + grid.between), flow.y, grid);
    flow.y += height + grid.below;
  }
}
