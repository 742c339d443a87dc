import { z } from 'zod';
import { DAY_MS, base, bytes, collection, count } from './shape';

const requestWindow = z.object({
  ...base,
  /** Who is counted. */
  key: z.string(),
  /** When the window under way began, in milliseconds since 1970. */
  since: z.number(),
  count,
});
export type RequestWindow = z.infer<typeof requestWindow>;
/** Requests of the last minute, counted by all processes together. */
export const requestWindows = collection('requestWindows', requestWindow, {
  owner: { fields: ['ownerId'] },
  since: { fields: ['key'], by: 'since' },
  count: { fields: ['key'], by: 'count' },
}, { field: 'since', afterMs: DAY_MS });

const wakeUp = z.object({
  ...base,
  /** When a message was sent that nobody has taken yet, in milliseconds since 1970; 0 when none is on its way. */
  sent: z.number(),
});
export type WakeUp = z.infer<typeof wakeUp>;
/** Whether a message that wakes a worker for a person is on its way, under the person's id. Only with a message server. */
export const wakeUps = collection('wakeUps', wakeUp, { owner: { fields: ['ownerId'] } });

const outage = z.object({
  ...base,
  /** Since when, and when a process last found it so: milliseconds since 1970. */
  since: z.number(),
  confirmed: z.number(),
});
export type Outage = z.infer<typeof outage>;
/** That a store does not answer, under its name: one process that learns it tells the others. */
export const outages = collection('outages', outage, { owner: { fields: ['ownerId'] } });

const chore = z.object({
  ...base,
  /** Not before this moment, in milliseconds since 1970; while somebody is at it, when somebody else may be. */
  nextAt: z.number(),
});
export type Chore = z.infer<typeof chore>;
/** What the schedule does from time to time, under its name: of several processes one does it. They belong to nobody: `ownerId` is `schedule`. */
export const chores = collection('chores', chore, { owner: { fields: ['ownerId'] } });

const healthDay = z.object({
  ...base,
  /** When the day began (UTC), in milliseconds since 1970. */
  from: z.number(),
  /** A part of the service or the host of a forge, and what is known of each five minutes: two bits a slot, 0 nothing, 1 answered, 2 slowly, 3 not. */
  parts: z.array(z.object({ part: z.string(), slots: bytes })),
  /** Repositories looked at in the last slots, by number of the slot since 1970. */
  looked: z.array(z.object({ slot: count, repositories: count })),
  /** How long new commits took from their forge's word to their page: how many in each of the buckets. */
  waits: z.array(count),
});
export type HealthDay = z.infer<typeof healthDay>;
/** How the parts of the service answered on a day, under the day: `2026-11-21`. Nothing of anybody: `ownerId` is `health`. */
export const healthDays = collection('healthDays', healthDay, { owner: { fields: ['ownerId'], by: 'from' } }, { field: 'from', afterMs: 91 * DAY_MS });
