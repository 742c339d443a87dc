import { z } from 'zod';
import { CV_LANGUAGES } from './cv-languages';
import type { CvLanguage } from './cv-languages';
import { CV_SECTIONS } from './cv-sections';

export * from './cv-sections';

const LANGUAGES = Object.keys(CV_LANGUAGES) as [CvLanguage, ...CvLanguage[]];
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/u);

/** How one repository appears to readers. `hidden`: it is in no number of the page. */
const appearance = z.object({
  repository: z.string(),
  shown: z.enum(['name', 'alias', 'hidden']),
  /** The name it goes by where `shown` is `alias`. */
  alias: z.string().default(''),
});
export type Appearance = z.infer<typeof appearance>;

/** What the owner wrote and chose for a page. */
export const settingFields = {
  /** The name at the top of the page. */
  name: z.string(),
  headline: z.string(),
  /** Markdown. */
  about: z.string(),
  place: z.string(),
  links: z.array(z.object({ label: z.string(), url: z.string() })),
  /** Whether weekday and hour are shown. */
  showHours: z.boolean(),
  /** First and last month that counts, `YYYY-MM`; null: from the first commit, to the last. */
  period: z.object({ from: month.nullable(), to: month.nullable() }).default({ from: null, to: null }),
  /** In the order of the page. A section that is not named comes after these, shown. */
  sections: z.array(z.object({ id: z.enum(CV_SECTIONS), shown: z.boolean() })).default([]),
  /** Of single repositories; one that is not named appears as its own page says. In the order of the page where `repositoryOrder` is `chosen`. */
  repositories: z.array(appearance).default([]),
  repositoryOrder: z.enum(['commits', 'chosen']).default('commits'),
  /** Languages left out: their lines count as left out by the owner, and their name appears nowhere. */
  hiddenLanguages: z.array(z.string()).default([]),
  /** Languages that stand first, in this order; the others follow by their use. Empty: all by their use. */
  languageOrder: z.array(z.string()).default([]),
  /** Whether commits by addresses that their owner typed, and nobody vouches for, are on the page. */
  claims: z.enum(['counted', 'left-out']).default('counted'),
  /** How exact days are: a week is its Monday, a month its first. Weeks and months take hours and calendars off the page. */
  dates: z.enum(['day', 'week', 'month']).default('day'),
  /** One sentence of the owner's in place of an empty year. */
  gaps: z.array(z.object({ year: z.int().min(1970).max(2200), note: z.string() })).default([]),
  /** Technologies, languages and packages whose evidence the page shows, in the answer to an advert; the advert itself is kept nowhere. */
  evidence: z.array(z.string()).default([]),
  /** Language of the page's fixed words. */
  language: z.enum(LANGUAGES).default('en'),
};
/** The settings of a page on their own: a draft, or what was published before. */
export const cvSettings = z.object(settingFields);
export type CvSettings = z.infer<typeof cvSettings>;

const KEYS = Object.keys(settingFields) as (keyof CvSettings)[];

/** The settings among other fields, e.g. of a stored CV: those that readers see. */
export function settingsOf(fields: CvSettings): CvSettings {
  return Object.fromEntries(KEYS.map((key) => [key, fields[key]])) as unknown as CvSettings;
}

/** Settings of a page on which nothing was chosen yet. */
export function plainSettings(name: string): CvSettings {
  return cvSettings.parse({ name, headline: '', about: '', place: '', links: [], showHours: true });
}
