import type { ChartTable } from '../charts/types';

/** What spreadsheets take for a formula when a cell starts with it (OWASP: CSV injection). */
const FORMULA = /^[=+\-@\t\r]/u;

type Cell = string | number | boolean | null;

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const inert = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** One line of CSV after RFC 4180, ended by CRLF: numbers as they are, unknown ones empty. Text that a spreadsheet would run as a formula gets an apostrophe in front. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(field).join(',')}\r\n`;

/** A table as CSV: a header, then its rows. */
export function csvOf({ columns, rows }: ChartTable): string {
  return [columns, ...rows].map(csvLine).join('');
}
