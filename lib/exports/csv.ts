import type { ChartTable } from '../charts/types';

/** What spreadsheets take for a formula when a cell starts with it (OWASP: CSV injection). */
const FORMULA = /^[=+\-@\t\r]/u;

function field(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const inert = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/**
 * A table as CSV after RFC 4180: a header, lines ended by CRLF, numbers as they are, unknown ones empty. Text that a
 * spreadsheet would run as a formula gets an apostrophe in front.
 */
export function csvOf({ columns, rows }: ChartTable): string {
  return [columns, ...rows].map(row => `${row.map(field).join(',')}\r\n`).join('');
}
