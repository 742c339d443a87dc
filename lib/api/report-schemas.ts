import { z } from 'zod';
import { KINDS } from '../facts/types';
import { CATEGORIES } from '../languages/types';

/** What fits into one request that reports facts. */
export const REPORT_LIMITS = { facts: 500, gone: 5_000, bytes: 2_000_000 } as const;

const LARGEST = 1_000_000_000;
/** Seconds since 1970 that a calendar has a day for: years 1 to 9999. */
const seconds = z.int().min(-62_135_596_800).max(253_402_300_799);
const count = z.int().min(0).max(LARGEST);
const keyed = z.string().regex(/^[0-9a-f]{32}$/u, { error: 'must be 32 hex digits' });

/** One commit in numbers, as its author's own machine counted it. Anything else in it is refused. */
export const reportedFactSchema = z.strictObject({
  commit: keyed.describe('HMAC-SHA-256 of the commit’s id under your hash key, 32 hex digits.'),
  work: keyed.nullable().describe('The same of what survives rebase and cherry-pick; null where no line was counted.'),
  time: seconds.nullable().describe('The author’s wall clock in seconds since 1970, as if it were UTC; null where undated.'),
  zone: z.int().min(-6_100).max(6_100).describe('Minutes east of UTC.'),
  committed: seconds.nullable().describe('Seconds since 1970, UTC.'),
  kind: z.enum(KINDS),
  identity: z.string().regex(/^[\w-]{1,64}$/u).nullable().default(null).describe('Which of your addresses wrote it: its id, as `GET /push` gives it. Null where you are co-author only, or it is not known.'),
  merge: z.boolean(),
  coAuthorOnly: z.boolean(),
  coAuthored: z.boolean(),
  bot: z.boolean(),
  ai: z.boolean(),
  signed: z.boolean(),
  excludedByOwner: z.boolean().default(false).describe('It changed nothing but paths that you left out on your page.'),
  changes: z.array(z.strictObject({ language: z.string().min(1).max(100).nullable(), category: z.enum([...CATEGORIES, 'excluded']), files: count, additions: count, deletions: count })).max(2_000),
});
export type ReportedFact = z.infer<typeof reportedFactSchema>;

const nameText = z.string().trim().min(1).max(100).regex(/^[^\p{Cc}\u202A-\u202E\u2066-\u2069]*$/u, { error: 'holds characters that cannot be shown' });

export const reportSchema = z.strictObject({
  rules: z.int().describe('Version of the counting rules that made these facts.'),
  key: keyed.describe('Which repository: the keyed hash of its first commit and its name.'),
  name: nameText.describe('How you call it. You choose how the CV names it.'),
  openSource: z.boolean().optional(),
  facts: z.array(reportedFactSchema).max(REPORT_LIMITS.facts),
  without: keyed.optional().describe('Stands for the paths that were left out while counting, as `GET /push` gave it; absent where none were.'),
  gone: z.array(keyed).max(REPORT_LIMITS.gone).default([]).describe('Commits sent before that the history no longer reaches.'),
  end: z.int().min(0).nullable().default(null).describe('With the last request: how many commits there are in all. Null: more follows.'),
});

export const reportAnswerSchema = z.object({
  repository: z.string(),
  stored: z.int().describe('Commits of this request.'),
  commits: z.int().nullable().describe('Commits that are kept of this repository; null before the last request.'),
  complete: z.boolean(),
});

export const pushQuery = z.strictObject({ key: keyed.optional().describe('A repository that you are about to report.') });
export const pushSchema = z.object({
  rules: z.int().describe('Version of the counting rules here.'),
  hashKey: z.string().describe('The key of your ids, for your own machine only: under it the same commit gets the same id wherever it is counted.'),
  addresses: z.array(z.string()).describe('Whose commits count.'),
  identities: z.array(z.object({ address: z.string(), id: z.string() })).default([]).describe('The same addresses with the ids under which they are kept here.'),
  repository: z.string().nullable().describe('Its id here where it was reported before.'),
  without: z.object({ paths: z.array(z.string()), stamp: keyed }).nullable().default(null).describe('Paths of it that you left out on your page, and what stands for them in your report.'),
  anew: z.boolean().default(false).describe('What was sent before was counted in another way: send every commit again. The old ones count until you have.'),
  most: z.object({ facts: z.int(), gone: z.int(), bytes: z.int() }).describe('What fits into one request.'),
});
