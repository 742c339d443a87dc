import { z } from 'zod';
import { hashSecret, newSecret } from '../accounts/secrets';
import { shareLinks } from '../documents/collections';
import { newId } from '../documents/new-id';
import { DAY_MS } from '../documents/collections/shape';
import { AppError } from '../errors/app-error';
import { idField, textField, verb } from '../verbs/verb';
import { ownCv } from './own-cv';
import { LONGEST_PASSWORD, hashPassword } from './password';

/** More than one person ever applies to; so that nobody fills the store. */
const MOST_LINKS = 500;

const input = z.object({
  cvId: idField,
  label: textField(1, 100).meta({ title: 'The name of the link' }),
  /** The last day on which it opens, or the moment from which on it does not. Without one it has no end. */
  ends: z.union([z.iso.date(), z.iso.datetime()], { error: 'must be a day such as 2026-12-18' }).meta({ title: 'The last day' }).optional(),
  password: z.string({ error: 'must be a text' }).min(4, { error: 'must have at least 4 characters' }).max(LONGEST_PASSWORD, { error: `must have at most ${LONGEST_PASSWORD} characters` }).meta({ title: 'The password' }).optional(),
});

/** A link as it was just made. */
export interface MadeLink {
  id: string;
  /** Path and query with its secret, which is shown this once: `/cv/ada?k=…`. */
  path: string;
}

/** The moment from which on a link opens nothing: the end of its last day in UTC, or the moment itself. */
function endOf(ends: string): number {
  return ends.includes('T') ? Date.parse(ends) : Date.parse(ends) + DAY_MS;
}

/**
 * Makes a link to a CV and gives it, this once: only the hash of its secret is kept.
 * @throws AppError `not-found`; `wrong-use` for an end that has passed; `limit-exceeded`.
 */
export const makeLink = verb(input, async ({ documents }, user, { cvId, label, ends, password }): Promise<MadeLink> => {
  const cv = await ownCv(documents, user, cvId);
  const now = Date.now();
  const expires = ends === undefined ? null : endOf(ends);
  if (expires !== null && expires <= now) throw new AppError('wrong-use', 'This link would have ended already. Choose a later day.');
  const there = await documents.list(shareLinks, 'cv', [cv.id], { limit: MOST_LINKS });
  if (there.documents.length >= MOST_LINKS) throw new AppError('limit-exceeded', `This CV has ${MOST_LINKS} links already. Make another CV for more.`);
  const secret = newSecret();
  const { id } = await documents.insert(shareLinks, {
    id: newId(now), ownerId: user.id, cvId: cv.id, hash: hashSecret(secret), label, expires,
    passwordHash: password === undefined ? null : await hashPassword(password), revoked: null, created: new Date(now).toISOString(),
  });
  return { id, path: `/cv/${encodeURIComponent(cv.slug)}?k=${secret}` };
});
