import { cvs } from '../documents/collections';
import type { StoredCv, User } from '../documents/collections';
import type { DocumentStore } from '../documents/port';
import { AppError } from '../errors/app-error';
import { isConflict } from '../errors/is-conflict';

/**
 * The user's own CV.
 * @throws AppError `not-found`, in the same words whether there is no such CV or it is somebody else's.
 */
export async function ownCv(documents: DocumentStore, user: Pick<User, 'id'>, cvId: string): Promise<StoredCv> {
  const found = await documents.get(cvs, cvId);
  if (!found || found.ownerId !== user.id) throw new AppError('not-found', 'There is no such CV.');
  return found;
}

/** Changes the user's own CV whatever else changes it meanwhile. Throws as `ownCv`. */
export async function changeOwnCv(documents: DocumentStore, user: Pick<User, 'id'>, cvId: string, change: Partial<StoredCv>): Promise<StoredCv> {
  for (;;) {
    const found = await ownCv(documents, user, cvId);
    try {
      return await documents.update(cvs, { ...found, ...change });
    } catch (error) {
      if (!isConflict(error) || (change.slug !== undefined && change.slug !== found.slug && (await documents.list(cvs, 'slug', [change.slug])).documents.length > 0)) throw error;
    }
  }
}
