import type { Context } from '../context';
import { repositories } from '../documents/collections';
import type { Repository, User } from '../documents/collections';
import { isConflict } from '../errors/is-conflict';
import type { RepositorySource } from '../git/types';
import { newRepository } from './new-repository';
import { nameOfPlace, placeOf } from './place';

export interface RegisterRequest {
  source: RepositorySource;
  /** What the owner says about it; left out, what he said before stays. */
  openSource?: boolean;
  /** What a repository named for the first time gets besides. */
  known?: Partial<Repository>;
}

/**
 * The user's repository at this place, made when he names it for the first time. The same place is the same repository, however it is written.
 * @throws AppError `not-found`, `wrong-use` as `placeOf`.
 */
export async function registerRepository({ documents }: Pick<Context, 'documents'>, user: User, request: RegisterRequest): Promise<Repository> {
  const place = placeOf(request.source);
  const [found] = (await documents.list(repositories, 'place', [user.id, 'local', place.host, place.forgeId])).documents;
  try {
    if (!found) {
      return await documents.insert(repositories, newRepository({ ownerId: user.id, forge: 'local', ...place, name: nameOfPlace(place) }, { openSource: request.openSource ?? null, ...request.known }));
    }
    if (request.openSource === undefined || request.openSource === found.openSource) return found;
    return await documents.update(repositories, { ...found, openSource: request.openSource, openSourceFrom: 'owner' });
  } catch (error) {
    if (isConflict(error)) return registerRepository({ documents }, user, request);
    throw error;
  }
}
