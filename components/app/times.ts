import { amount, day, instant } from '../../lib/cv/format';

const MINUTE = 60_000;

/** A past moment as people read it: relative within a day, else the day. `now` in milliseconds since 1970. */
export function ago(iso: string | null, now: number): string {
  if (iso === null) return 'never';
  const minutes = Math.floor((now - Date.parse(iso)) / MINUTE);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return day(new Date(iso).toISOString());
}

/** When something was read, in the header: `just now`, `4 minutes ago`, `on 3 Nov 2026`. */
export function readText(iso: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(iso)) / MINUTE);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${amount(minutes, 'minute')} ago`;
  return minutes < 24 * 60 ? `${amount(Math.floor(minutes / 60), 'hour')} ago` : `on ${day(iso)}`;
}

/** A wall clock in seconds as if UTC: `18 Nov 2022, 16:40`. */
export function wallMoment(seconds: number): string {
  const iso = new Date(seconds * 1_000).toISOString();
  return `${day(iso)}, ${iso.slice(11, 16)}`;
}

/** An ISO time as a day, `20 Nov 2026`. */
export function dayText(iso: string): string {
  return day(new Date(iso).toISOString());
}

export { instant };
