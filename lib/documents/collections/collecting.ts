import { z } from 'zod';
import { base, collection, count, isoTime } from './shape';

const collecting = z.object({
  ...base,
  repositoryId: z.string(),
  /** Milliseconds since 1970 until which `holder` alone may collect; 0 when nobody does. */
  leaseUntil: z.number(),
  holder: z.string().nullable(),
  /** Raised each time somebody takes the lease. */
  fence: count,
  /** Runs since the last complete one. */
  attempts: count,
  /** Milliseconds since 1970; 0 is at once. */
  nextDue: z.number(),
  /** When it was last made due at once, in milliseconds since 1970. */
  dueSince: z.number().optional(),
  /** Facts written by the run under way. */
  progress: count.nullable(),
  /** What the run under way does, how far it is, and when it began with it (milliseconds since 1970). */
  step: z.object({ name: z.enum(['listing', 'fetching', 'reading']), done: count, total: count.nullable(), began: z.number() }).nullish(),
  lastHead: z.string().nullable(),
  /** The owner's newest commit that was found, and its author's wall clock in seconds as if UTC. */
  lastCommit: z.object({ sha: z.string(), time: z.number() }).nullish(),
  /** Addresses the facts are complete for. */
  collectedFor: z.array(z.string()),
  /** Patterns of paths that the owner left out in the last complete run. */
  collectedWithout: z.array(z.string()).default([]),
  /** Stands for the keys that signatures were checked against in the last complete run; absent where there were none. */
  checkedWith: z.string().optional(),
  /** Rules of the last complete run. */
  rules: z.int().nullable(),
  /** Under which name the facts of the last complete run lie in the stats store; without it the repository's id. */
  series: z.string().optional(),
  /** Facts that are being made beside those that count, because all of these become others: where, without which paths, under which rules. */
  building: z.object({ series: z.string(), paths: z.array(z.string()), rules: z.int() }).nullish(),
  /** Raised whenever what was collected changed. */
  generation: count,
  /** It changed since its owner's pages were last brought up to date. */
  unpublished: z.boolean().optional(),
  completed: isoTime.nullable(),
  /** Last time that it was looked for something new. */
  checked: isoTime.nullable(),
  shallow: z.boolean(),
  incomplete: z.array(z.object({ commit: z.string(), reason: z.string() })),
  /** Author names of the owner's commits, most frequent first. */
  names: z.array(z.object({ name: z.string(), commits: count })),
  /** What the forge gave when it said that there is something new; it becomes the repository's own once that is collected. */
  marker: z.string().nullable().default(null),
});
export type CollectionState = z.infer<typeof collecting>;
/** One a repository, with the repository's id. */
export const collections = collection('collections', collecting, {
  owner: { fields: ['ownerId'] },
  lease: { fields: ['repositoryId'], by: 'leaseUntil' },
  due: { fields: [], by: 'nextDue' },
  dueOf: { fields: ['ownerId'], by: 'nextDue' },
  unpublished: { fields: ['unpublished'] },
});
