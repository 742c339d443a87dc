import { z } from 'zod';
import { base, collection, count, isoTime } from './shape';

const shareLink = z.object({
  ...base,
  cvId: z.string(),
  /** SHA-256 of the secret in its address, which is kept nowhere. */
  hash: z.string(),
  /** For whom it is; only its owner sees it. */
  label: z.string(),
  /** From this moment on it opens nothing, in milliseconds since 1970; null: it has no end. */
  expires: z.number().nullable(),
  /** A password's scrypt hash with its parameters and salt; null: none is asked for. */
  passwordHash: z.string().nullable(),
  /** When its owner took it back; null: he did not. */
  revoked: isoTime.nullable(),
  created: isoTime,
});
export type ShareLink = z.infer<typeof shareLink>;
/** Links by which a CV can be read that is not public, one for each reader or application. */
export const shareLinks = collection('shareLinks', shareLink, { owner: { fields: ['ownerId'] }, hash: { fields: ['hash'], unique: true }, cv: { fields: ['cvId'] } });

const day = z.object({ day: z.iso.date(), people: count, previews: count, robots: count });

const pageViews = z.object({
  ...base,
  cvId: z.string(),
  /** Days on which somebody came, the oldest first. Nothing of who it was is kept. */
  days: z.array(day),
  /** The last day on which a person came. */
  last: z.iso.date().nullable(),
});
export type PageViews = z.infer<typeof pageViews>;
/** How often a CV was opened, under the link's id, or under the CV's where it was opened without one. */
export const views = collection('views', pageViews, { owner: { fields: ['ownerId'] }, cv: { fields: ['cvId'] } });

const formerSlug = z.object({
  ...base,
  /** The CV that had this address: it leads there. The address itself is the id. */
  cvId: z.string(),
  since: isoTime,
});
export type FormerSlug = z.infer<typeof formerSlug>;
/** Addresses that a CV had before, under the address. They lead to where it is now until their owner takes them back; nobody else gets them. */
export const formerSlugs = collection('formerSlugs', formerSlug, { owner: { fields: ['ownerId'] }, cv: { fields: ['cvId'] } });
