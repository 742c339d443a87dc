import { stripVTControlCharacters } from 'node:util';
import { count } from '../../lib/cv/format';

/** +1,204 and −87, with the true minus sign. */
export function added(lines: number): string {
  return `+${count(lines)}`;
}

export function deleted(lines: number): string {
  return `−${count(lines)}`;
}

/** 340 B, 12 kB, 3.4 MB; a kB is 1,000 bytes. */
export function bytes(value: number): string {
  if (value < 1_000) return `${value} B`;
  if (value < 1_000_000) return `${Math.round(value / 1_000)} kB`;
  return `${(value / 1_000_000).toFixed(1)} MB`;
}

/** `6 s`, `3 min`, `2 h`. */
export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}

/** Text from a repository, fit for a terminal: no control characters, no direction marks, one line. */
export function inert(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are exactly what must not reach a terminal
  return stripVTControlCharacters(text).replace(/[\u0000-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim();
}
