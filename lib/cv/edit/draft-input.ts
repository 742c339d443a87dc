import { z } from 'zod';
import { CV_SECTIONS } from '../../documents/collections';
import type { CvSettings } from '../../documents/collections';
import { CV_LANGUAGES } from '../../documents/collections/cv-languages';
import type { CvLanguage } from '../../documents/collections/cv-languages';
import { textField } from '../../verbs/verb';
import { SAFE_LINK } from '../about';
import { LONGEST, MOST_LINKS } from './longest';

const MOST = { links: MOST_LINKS, repositories: 20_000, languages: 1_000, gaps: 60, evidence: 40 } as const;

/** A text of several lines without other control characters. */
const lines = (most: number): z.ZodType<string, string> =>
  z.string({ error: 'must be a text' }).max(most, { error: `must have at most ${most} characters` })
    .transform((text) => text.replaceAll('\r\n', '\n')).refine((text) => /^[^\p{Cc}\u202A-\u202E\u2066-\u2069]*$/u.test(text.replaceAll(/[\n\t]/gu, '')), { error: 'holds characters that cannot be shown' });

const month = z.string().regex(/^(?:19[7-9]\d|2[01]\d\d)-(?:0[1-9]|1[0-2])$/u, { error: 'must be a month such as 2021-01' });
const link = z.object({ label: textField(1, LONGEST.label), url: z.string().trim().max(LONGEST.url).regex(SAFE_LINK, { error: 'must be an address that starts with https:// or mailto:' }) });

/** What an owner may write into a draft. Throws nothing itself; a verb says which field is wrong. */
export const draftInput: z.ZodType<CvSettings> = z.object({
  name: textField(1, LONGEST.name),
  headline: textField(0, LONGEST.headline),
  about: lines(LONGEST.about),
  place: textField(0, LONGEST.place),
  links: z.array(link).max(MOST.links, { error: `must be at most ${MOST.links}` }),
  showHours: z.boolean(),
  period: z.object({ from: month.nullable(), to: month.nullable() }).refine(({ from, to }) => from === null || to === null || from <= to, { error: 'ends before it starts' }),
  sections: z.array(z.object({ id: z.enum(CV_SECTIONS), shown: z.boolean() })).max(CV_SECTIONS.length),
  repositories: z.array(z.object({ repository: z.string().min(1).max(100), shown: z.enum(['name', 'alias', 'hidden']), alias: textField(0, LONGEST.alias) })).max(MOST.repositories),
  repositoryOrder: z.enum(['commits', 'chosen']),
  hiddenLanguages: z.array(textField(1, 100)).max(MOST.languages),
  languageOrder: z.array(textField(1, 100)).max(MOST.languages).default([]),
  claims: z.enum(['counted', 'left-out']).default('counted'),
  dates: z.enum(['day', 'week', 'month']),
  gaps: z.array(z.object({ year: z.int().min(1970).max(2200), note: textField(0, LONGEST.note) })).max(MOST.gaps),
  evidence: z.array(textField(1, 100)).max(MOST.evidence, { error: `must be at most ${MOST.evidence}` }),
  language: z.enum(Object.keys(CV_LANGUAGES) as [CvLanguage, ...CvLanguage[]]),
});
