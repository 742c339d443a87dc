import { z } from 'zod';

const text = z.string().max(2_000);
const whole = z.number().min(0);

/** What a statement says, checked after its signature was: a later version may have signed something else. */
export const statementSchema = z.object({
  format: z.literal('commit-stats/statement'),
  formatVersion: z.literal(1),
  issued: z.iso.datetime(),
  page: text, slug: text, name: text, made: text, today: text,
  view: z.object({ from: text.optional(), to: text.optional(), language: text.optional() }),
  trust: z.enum(['local', 'forge']),
  rules: whole, repositories: whole, activeUnit: z.enum(['day', 'week', 'month']),
  figures: z.object({
    commits: whole, activeDays: whole, years: whole, languages: whole, openSourceShare: z.number().nullable(), additions: whole, deletions: whole, filesChanged: whole,
    first: text.nullable(), last: text.nullable(),
  }),
  languages: z.array(z.object({ language: text, commitShare: whole, activeMonths: whole, first: text, last: text })),
});
export type CheckedStatement = z.infer<typeof statementSchema>;
