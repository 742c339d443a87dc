import { z } from 'zod';
import { cvSettings, settingFields } from './cv-settings';
import { base, bytes, collection, count, isoTime } from './shape';

const source = z.object({
  repository: z.string(), generation: count, name: z.string(), basis: z.string().default(''), openSource: z.boolean().nullable(),
  /** How it appears on CVs that say nothing about it: `name`, `hidden`, or `alias` and the alias. */
  appearance: z.string().default('name'),
});
export type Source = z.infer<typeof source>;

const aggregate = z.object({
  ...base,
  rules: z.int(),
  /** What it was made from; it is out of date when this is no longer so. */
  sources: z.array(source),
  /** Repositories that wait for their first collection, and how they appear. */
  waiting: z.array(z.object({ repository: z.string(), appearance: z.string() })).default([]),
  /** Commits by the address that wrote them, each once. Undefined in one that was made before this was counted. */
  identities: z.array(z.object({ identity: z.string(), commits: count })).optional(),
  /** A packed `Snapshot`, unredacted. */
  columns: bytes,
});
export type Aggregate = z.infer<typeof aggregate>;
export const aggregates = collection('aggregates', aggregate, { owner: { fields: ['ownerId'], unique: true } });

const cv = z.object({
  ...base,
  slug: z.string(),
  /** What its owner calls it. Nobody else sees it. */
  title: z.string().default(''),
  /** `commits`: the name follows the author's commits until its owner writes another. */
  nameFrom: z.enum(['commits', 'owner']),
  /** What readers see. */
  ...settingFields,
  /** What the owner is writing; null where it is what readers see. */
  draft: cvSettings.nullable().default(null),
  /** When the draft was last written. */
  draftSaved: isoTime.nullable().default(null),
  /** What readers saw before the last publication, to go back to it. */
  before: cvSettings.nullable().default(null),
  /** Raised with every publication of settings; 0 where its owner never published it: readers see nothing then. */
  edition: count.default(1),
  /** The last number of an edition that was given out. */
  lastEdition: count.default(1),
  visibility: z.enum(['private', 'link', 'public']),
  /** A public one is named on the site's list of CVs. */
  listed: z.boolean().default(true),
  /** Which snapshot readers see; null before the first. */
  publishedVersion: z.int().nullable(),
  created: isoTime.nullable().default(null),
});
export type StoredCv = z.infer<typeof cv>;
/** Fields of a CV that was just made, besides its settings, its owner and its address. */
export const NEW_CV = { title: '', draft: null, draftSaved: null, before: null, edition: 1, lastEdition: 1, listed: true, publishedVersion: null, created: null } as const;
export const cvs = collection('cvs', cv, { slug: { fields: ['slug'], unique: true }, owner: { fields: ['ownerId'] }, listed: { fields: ['visibility', 'listed'] } });

const storedSnapshot = z.object({
  ...base,
  cvId: z.string(),
  publishedVersion: z.int(),
  /** A packed `Snapshot` as readers may see it. */
  columns: bytes,
  /** Packed drawn charts; null until they are drawn. */
  drawn: bytes.nullable(),
});
export type StoredSnapshot = z.infer<typeof storedSnapshot>;
export const snapshots = collection('snapshots', storedSnapshot, {
  owner: { fields: ['ownerId'] },
  cv: { fields: ['cvId'] },
  published: { fields: ['cvId', 'publishedVersion'], unique: true },
});
