import { cvs, formerSlugs } from '../documents/collections';
import type { User } from '../documents/collections';
import type { DocumentStore } from '../documents/port';
import { isReservedSlug } from './slug-rules';

/** Whether a person may have a slug: no CV has it, and it was nobody else's before. His own former ones he takes back. */
export async function isFreeSlug(documents: DocumentStore, user: Pick<User, 'id'>, slug: string): Promise<boolean> {
  if (isReservedSlug(slug)) return false;
  const [present, former] = await Promise.all([documents.list(cvs, 'slug', [slug], { limit: 1 }), documents.get(formerSlugs, slug)]);
  return present.documents.length === 0 && (former === undefined || former.ownerId === user.id);
}
