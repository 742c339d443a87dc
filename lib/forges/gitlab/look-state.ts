import { z } from 'zod';

const HOUR = 3_600_000;
/** Every project is looked at itself between 18 and 24 hours after the last time, spread by its number. */
const SOONEST = 18;
const SPREAD = 6;

/** What is remembered between two looks of one token. */
export interface LookState {
  /** From when on activity is to be asked for, milliseconds since 1970; null before the first look. */
  looked: number | null;
  /** Hour (since 1970) in which each project was looked at itself. */
  exact: Map<string, number>;
}

const schema = z.object({ token: z.string(), looked: z.int().nullable(), exact: z.record(z.string().regex(/^\d+$/), z.array(z.string())) });

/** Reads what was kept; nothing where it is another token's, from the future, or not to be read. */
export function parseLookState(text: string | null, connectionId: string, now: number): LookState {
  const none: LookState = { looked: null, exact: new Map() };
  if (text === null) return none;
  try {
    const { token, looked, exact } = schema.parse(JSON.parse(text));
    if (token !== connectionId || (looked !== null && looked > now)) return none;
    return { looked, exact: new Map(Object.entries(exact).flatMap(([hour, ids]) => ids.map((id) => [id, Number(hour)] as const))) };
  } catch {
    return none;
  }
}

/** The text to keep: about 10 bytes a project. */
export function formatLookState({ looked, exact }: LookState, connectionId: string): string {
  const hours: Record<string, string[]> = {};
  for (const [id, hour] of exact) (hours[hour] ??= []).push(id);
  return JSON.stringify({ token: connectionId, looked, exact: hours });
}

/** The hour of a moment. */
export function hourOf(now: number): number {
  return Math.floor(now / HOUR);
}

/** Whether a project's own look is due: it was never looked at, or almost a day ago. */
export function isDue(state: LookState, id: string, now: number): boolean {
  const hour = state.exact.get(id);
  return hour === undefined || hourOf(now) < hour || hourOf(now) - hour >= SOONEST + (Number(id) % SPREAD);
}
