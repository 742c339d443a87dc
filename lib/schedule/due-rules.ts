const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** No repository is looked at less often than this. */
export const DAY = 24 * HOUR;
/** How often it is looked for something new. */
export const ROUND = 15 * MINUTE;
/** A token has its next turn this long after the one before: a minute is left to what begins every 15 minutes and needs some time itself. Nobody else asks for it until then. */
export const HELD = ROUND - MINUTE;
/** Runs that failed in a row after which a repository is set aside: tried once a day until something changes. */
export const MOST_FAILURES = 5;

/** Up to which age of the newest activity a repository is looked at how often. */
const PACES: readonly [age: number, every: number][] = [[7 * DAY, ROUND], [30 * DAY, HOUR], [180 * DAY, 6 * HOUR]];

/** A random part: what fell together does not come back together. `random` gives numbers from 0 to below 1. */
function jittered(wait: number, random: () => number): number {
  return Math.round(wait * (0.8 + 0.2 * random()));
}

export interface Finished {
  /** Milliseconds since 1970. */
  now: number;
  /** Newest activity that is known, milliseconds since 1970; null where nobody knows. */
  lastActivity: number | null;
  /** A forge tells when there is something new, so that the look from time to time is only the net below. */
  told: boolean;
}

/** When a repository that was collected is looked at again, in milliseconds since 1970. Quiet ones less often, none less than daily. */
export function nextLook({ now, lastActivity, told }: Finished, random: () => number = Math.random): number {
  const age = lastActivity === null ? 0 : now - lastActivity;
  const every = told ? DAY : (PACES.find(([least]) => age <= least)?.[1] ?? DAY);
  return now + jittered(every, random);
}

export interface Failed {
  now: number;
  /** Runs that failed in a row, this one included. */
  failures: number;
  /** When the other side said that it is worth trying again, milliseconds since 1970. */
  retryAt?: number;
}

/** When something that failed is tried again: after 1, 2, 4, 8 minutes and so on, after a day once it is set aside, and never before the other side said. */
export function nextTry({ now, failures, retryAt }: Failed, random: () => number = Math.random): number {
  const wait = failures >= MOST_FAILURES ? DAY : Math.min(DAY, MINUTE * 2 ** Math.max(0, failures - 1));
  // What the other side asks for is obeyed, and some time is added so that not all come at that moment.
  return retryAt === undefined ? now + jittered(wait, random) : Math.max(now, retryAt) + Math.round(10_000 * random());
}
