/** `YYYY-MM` moved by a number of months. */
export function addMonths(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** Months from the first to the last, both included; 0 where the last lies before the first. */
export function monthsBetween(first: string, last: string): number {
  const months = (Number(last.slice(0, 4)) - Number(first.slice(0, 4))) * 12 + Number(last.slice(5, 7)) - Number(first.slice(5, 7)) + 1;
  return Math.max(0, months);
}

/** Every `YYYY-MM` from the first to the last, both included. */
export function monthRange(first: string, last: string): string[] {
  return Array.from({ length: monthsBetween(first, last) }, (_, index) => addMonths(first, index));
}

/** Last day of a month as `YYYY-MM-DD`. */
export function lastDay(month: string): string {
  const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
  return `${month.slice(0, 7)}-${days}`;
}

/** Days since 1970-01-01 of a `YYYY-MM-DD`. */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
}

/** `YYYY-MM-DD` of a number of days since 1970-01-01. */
export function dateOf(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

/** Every year from the first date's to the last's, both included. */
export function yearRange(first: string, last: string): string[] {
  const from = Number(first.slice(0, 4));
  return Array.from({ length: Math.max(0, Number(last.slice(0, 4)) - from + 1) }, (_, index) => String(from + index));
}
