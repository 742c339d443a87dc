import { COMMIT_EXCLUSIONS } from '../../cv/exclusions';
import type { Ledger, LedgerRow } from '../../cv/working';
import type { Flow } from './flow';
import { PAPER } from './pen';
import type { Ink } from './pen';
import { section } from './section';
import type { Sheet } from './sheet';
import { shorten, wrapText } from '../text/shape';

const LINE = 13;
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
  flow.room(60 + (rows.length + 2) * LINE);
  flow.y = section(sheet, left, flow.y, right - left, says.title, says.short) + 16;
  pen.tag('P', () => numbers(sheet, flow.y, [common.commits, says.files, says.added, says.deleted], { size: 7.5, fill: PAPER.ink2 }));
  flow.y += 4;
  const less = (value: number): string => (value === 0 ? '0' : count(-value));
  const line = (name: string, why: string, values: string[], bold: boolean): void => {
    pen.decoration(() => pen.rule(left, flow.y, right - left, 0.4, bold ? PAPER.ink : PAPER.line));
    pen.tag('TR', () => {
      const width = pen.text(left, flow.y + 9.5, name, { size: 8.5, face: bold ? 'sans-bold' : 'sans' });
      if (why !== '') pen.text(left + width + 5, flow.y + 9.5, shorten(why, 'sans', 7, (NUMBERS[0] * (right - left)) - width - 45), { size: 7, fill: PAPER.ink3 });
      numbers(sheet, flow.y + 9.5, values, { size: 8.5, face: bold ? 'sans-bold' : 'sans' });
    });
    flow.y += LINE;
  };
  const whole = ({ commits, filesChanged, additions, deletions }: typeof figures.totals): string[] => [commits, filesChanged, additions, deletions].map(count);
  line(says.all, '', whole(figures.totals), true);
  for (const row of rows) {
    const { name, why } = exclusions[row.reason];
    line(name, why, [COMMIT_EXCLUSIONS.includes(row.reason) ? less(row.commits) : '–', less(row.filesChanged), less(row.additions), less(row.deletions)], false);
  }
  line(says.here, '', whole(figures.headline), true);
  flow.y += 18;
}

const COLUMN_GAP = 24;

function heightOf(ledger: Ledger, width: number): number {
  return 18 + wrapText(ledger.intro, 'sans', 8, width).length * 10.5 + (ledger.rows.length + (ledger.end ? 1 : 0)) * LINE + 18;
}

function ledgerRow({ pen }: Sheet, row: LedgerRow, x: number, y: number, width: number, bold: boolean): void {
  pen.decoration(() => pen.rule(x, y, width, 0.4, bold ? PAPER.ink : PAPER.line));
  pen.tag('TR', () => {
    pen.text(x, y + 9.5, row.label, { size: 8.5, face: bold ? 'sans-bold' : 'sans' });
    pen.text(x + width, y + 9.5, row.value, { size: 8.5, face: bold ? 'sans-bold' : 'sans', anchor: 'end', tabular: true });
  });
}

function ledgerAt(sheet: Sheet, ledger: Ledger, x: number, top: number, width: number): void {
  const { pen } = sheet;
  pen.tag('H3', () => {
    pen.text(x, top + 9, String(ledger.number), { size: 6, face: 'sans-bold' });
    pen.text(x + 7, top + 11, ledger.title, { size: 10, face: 'sans-bold' });
  });
  let y = top + 23;
  pen.tag('P', () => { y = pen.lines(x, y, ledger.intro, width, 10.5, { size: 8, fill: PAPER.ink2 }); });
  y -= 4;
  for (const row of ledger.rows) { ledgerRow(sheet, row, x, y, width, row.strong === true); y += LINE; }
  if (ledger.end) ledgerRow(sheet, ledger.end, x, y, width, true);
}

/** How each figure came about, two beside one another. */
export function workings(sheet: Sheet, flow: Flow, ledgers: readonly Ledger[]): void {
  const { left, right, words } = sheet;
  const width = (right - left - COLUMN_GAP) / 2;
  flow.room(44 + Math.max(0, ...ledgers.slice(0, 2).map(ledger => heightOf(ledger, width))));
  flow.y = section(sheet, left, flow.y, right - left, words.working.title, `${words.common.rulesVersion(sheet.page.figures.rules)}.`) + 14;
  for (let at = 0; at < ledgers.length; at += 2) {
    const pair = ledgers.slice(at, at + 2);
    const height = Math.max(...pair.map(ledger => heightOf(ledger, width)));
    flow.room(height);
    for (const [index, ledger] of pair.entries()) ledgerAt(sheet, ledger, left + index * (width + COLUMN_GAP), flow.y, width);
    flow.y += height;
  }
}
