import { z } from 'zod';
import { formerSlugs } from '../documents/collections';
import type { StoredCv } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { idField, verb } from '../verbs/verb';
import { listLinks } from './list-links';
import type { SharedBy } from './list-links';
import { ownCv } from './own-cv';

/** How a CV is shared, as its owner sees it. */
export interface Sharing extends SharedBy, Pick<StoredCv, 'slug' | 'visibility' | 'listed'> {
  cvId: string;
  /** Readers see something there: it was published, and has numbers. */
  published: boolean;
  /** Addresses that lead to the present one. */
  formerSlugs: string[];
}

/** Everything about how the person's own CV is shared. Throws `not-found`. */
export const showSharing = verb(z.object({ cvId: idField }), async (context, user, { cvId }): Promise<Sharing> => {
  const { slug, visibility, listed, edition, publishedVersion } = await ownCv(context.documents, user, cvId);
  const [shared, former] = await Promise.all([listLinks(context, user, { cvId }), listAll(context.documents, formerSlugs, 'cv', [cvId])]);
  return { cvId, slug, visibility, listed, published: edition > 0 && publishedVersion !== null, formerSlugs: former.map(({ id }) => id).filter((id) => id !== slug).toSorted(), ...shared };
});
