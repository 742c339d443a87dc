import { repositories } from '../documents/collections';
import type { Repository, User } from '../documents/collections';
import type { DocumentStore } from '../documents/port';
import { AppError } from '../errors/app-error';
import { isConflict } from '../errors/is-conflict';

/**
 * The user's own repository.
 * @throws AppError `not-found`, in the same words whether there is no such repository or it is somebody else's.
 */
export async function ownRepository(documents: DocumentStore, user: Pick<User, 'id'>, repositoryId: string): Promise<Repository> {
  const found = await documents.get(repositories, repositoryId);
  if (!found || found.ownerId !== user.id) throw new AppError('not-found', 'There is no such repository.');
  return found;
}

/** Changes a repository whatever else changes it meanwhile; undefined when it is gone, or when `change` gives nothing for what is stored now. */
export async function changeRepository(documents: DocumentStore, repositoryId: string, change: (repository: Repository) => Partial<Repository> | undefined): Promise<Repository | undefined> {
  for (;;) {
    const found = await documents.get(repositories, repositoryId);
    const changes = found && change(found);
    if (!found || !changes) return undefined;
    try {
      return await documents.update(repositories, { ...found, ...changes });
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
}
