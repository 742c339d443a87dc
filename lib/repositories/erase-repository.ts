import type { Context } from '../context';
import { forgetPackages } from '../collections/note-packages';
import { removeFacts } from '../collections/series';
import { collections, repositories, suggestions } from '../documents/collections';
import type { Repository, User } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { isConflict } from '../errors/is-conflict';
import { forgetRepository } from '../reviews/forget';

async function forgetSuggestions({ documents }: Pick<Context, 'documents'>, user: Pick<User, 'id'>, repositoryId: string): Promise<void> {
  for (const suggestion of await listAll(documents, suggestions, 'owner', [user.id])) {
    const commits = suggestion.commits.filter(({ repository }) => repository !== repositoryId);
    if (commits.length === suggestion.commits.length) continue;
    try {
      if (commits.length === 0 && !suggestion.dismissed) await documents.delete(suggestions, suggestion.id, suggestion.version);
      else await documents.update(suggestions, { ...suggestion, commits });
    } catch (error) {
      if (!isConflict(error)) throw error;
      await forgetSuggestions({ documents }, user, repositoryId);
      return;
    }
  }
}

/** Removes everything that was collected of a repository, and its own document unless that is to stay. May be interrupted and begun again: the document goes last. */
export async function eraseRepository(context: Pick<Context, 'documents' | 'stats'>, user: Pick<User, 'id'>, repository: Pick<Repository, 'id'>, options: { keepRow?: boolean } = {}): Promise<void> {
  await context.documents.delete(collections, repository.id);
  await removeFacts(context, user.id, repository.id);
  await forgetPackages(context.documents, repository.id);
  await forgetSuggestions(context, user, repository.id);
  await forgetRepository(context, user, repository.id);
  if (!options.keepRow) await context.documents.delete(repositories, repository.id);
}
