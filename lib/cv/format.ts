// Made at the first number: it takes longer than to load all else here, and a command that prints JSON needs none.
let numbers: Intl.NumberFormat | undefined;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** A whole number with thousands separated by commas, e.g. `18,137`; a negative one with the minus sign U+2212. */
export function count(value: number): string {
  numbers ??= new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
  return value < 0 ? `\u2212\u2009${numbers.format(-value)}` : numbers.format(value);
}

/** A count that may be a sum of divided commits: whole from 1, `<1` where something is there, `0` where nothing is. */
export function share(value: number): string {
  return value > 0 && value < 0.5 ? '<1' : count(Math.round(value));
}

/** A part of 1 as per cent: `21%`, `0.8%` below one, never rounded up to all or down to nothing; unknown is an en dash. */
export function percent(part: number | null): string {
  if (part === null || Number.isNaN(part)) return '–';
  const value = part * 100;
  if (value <= 0) return '0%';
  if (value < 0.05) return '<0.1%';
  if (value < 0.95) return `${value.toFixed(1)}%`;
  if (value < 100 && value >= 99.5) return '>99%';
  return `${Math.round(value)}%`;
}

/** `1 commit`, `1,061 commits`; give the plural where it is not formed by `s`. */
export function amount(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function monthName(month: string): string {
  return MONTHS[Number(month.slice(5, 7)) - 1] ?? '';
}

/** `2026-11-20` as `20 Nov 2026`. */
export function day(date: string): string {
  return `${Number(date.slice(8, 10))} ${shortMonth(date)}`;
}

/** `2026-11` or a day in it as `Nov 2026`. */
export function shortMonth(month: string): string {
  return `${monthName(month).slice(0, 3)} ${month.slice(0, 4)}`;
}

/** `2026-11` or a day in it as `November 2026`. */
export function longMonth(month: string): string {
  return `${monthName(month)} ${month.slice(0, 4)}`;
}

/** An ISO time as `20 Nov 2026, 14:15 UTC`; a midnight to the millisecond is a moment given by its day alone. */
export function instant(iso: string): string {
  const utc = new Date(iso).toISOString();
  return utc.endsWith('T00:00:00.000Z') ? day(utc) : `${day(utc)}, ${utc.slice(11, 16)} UTC`;
}

/** `2013–2026`, or `2013` where both ends are one. */
export function range(from: string, to: string): string {
  return from === to ? from : `${from}–${to}`;
}

/** Small counts as words inside a sentence: `one` to `nine`, figures from 10. */
export function words(value: number): string {
  return ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][value] ?? count(value);
}

/** The name a sentence uses for the owner: his first name; `the author` where the page has none. */
export function shortName(name: string): string {
  const first = name.trim().split(/\s+/)[0] ?? '';
  return first === '' || first.includes('@') ? 'the author' : first;
}

/** Owner's form of a name: `Ada’s`, `James’s`. */
export function possessive(name: string): string {
  return `${name}’s`;
}
