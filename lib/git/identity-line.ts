import type { GitTime, Person } from './types';

const SPACE = /\s/;
/** Offsets in use reach from −12:00 to +14:00; a day either way is taken, the rest is impossible. */
const MAX_ZONE_MINUTES = 24 * 60;
/** Seconds that a JavaScript date can still express. */
const MAX_SECONDS = 8.64e12;

/**
 * Reads what stands behind `author ` or `committer ` in a commit, by the rules of git's own `split_ident_line` (ident.c), so that names and e-mails are those of
 * `%an` and `%ae`. What git cannot read gives empty strings and no time; nothing throws.
 */
export function parseIdentity(line: string): { person: Person; time: GitTime } {
  const open = line.indexOf('<');
  const close = open < 0 ? -1 : line.indexOf('>', open);
  if (close < 0) return { person: { name: '', email: '' }, time: { seconds: undefined, zoneMinutes: 0 } };
  return { person: personIn(line, open, close), time: parseTime(line.slice(line.lastIndexOf('>') + 1)) };
}

/** The person of a line in which the address stands between two places, where `<` and `>` are. */
export function personIn(line: string, open: number, close: number): Person {
  let nameEnd = open;
  while (nameEnd > 0 && SPACE.test(line.charAt(nameEnd - 1))) nameEnd -= 1;
  return { name: line.slice(0, nameEnd), email: line.slice(open + 1, close) };
}

function parseTime(text: string): GitTime {
  const match = /^\s*(\d+)\s*([+-])(\d+)/.exec(text);
  if (!match) return { seconds: undefined, zoneMinutes: 0 };
  const seconds = Number(match[1]);
  const digits = Number(match[3]);
  const minutes = Math.trunc(digits / 100) * 60 + (digits % 100);
  const possible = digits % 100 < 60 && minutes <= MAX_ZONE_MINUTES;
  return {
    seconds: seconds <= MAX_SECONDS ? seconds : undefined,
    zoneMinutes: possible && minutes > 0 ? (match[2] === '-' ? -minutes : minutes) : 0,
  };
}
