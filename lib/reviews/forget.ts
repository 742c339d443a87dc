import type { Context } from '../context';
import { pullRequestCounts, tokens } from '../documents/collections';
import type { Token, User } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { isConflict } from '../errors/is-conflict';

type Documents = Pick<Context, 'documents'>;

/** Removes what was counted of pull or merge requests in a repository. */
export async function forgetRepository({ documents }: Documents, user: Pick<User, 'id'>, repositoryId: string): Promise<void> {
  for (const count of await listAll(documents, pullRequestCounts, 'owner', [user.id])) {
    const repositories = count.repositories.filter(({ repository }) => repository !== repositoryId);
    const before = count.covered ?? [];
    const covered = before.filter((id) => id !== repositoryId);
    if (repositories.length === count.repositories.length && covered.length === before.length) continue;
    try {
      await documents.update(pullRequestCounts, { ...count, repositories, covered });
    } catch (error) {
      // Somebody counts at this moment: what he wrote is looked at again.
      if (!isConflict(error)) throw error;
      await forgetRepository({ documents }, user, repositoryId);
      return;
    }
  }
}

/** Removes the counts of the account of a token whose numbers are erased, unless another token of the account is there. */
export async function forgetAccount({ documents }: Documents, user: Pick<User, 'id'>, { id, server, organization, account }: Pick<Token, 'id' | 'server' | 'organization' | 'account'>): Promise<void> {
  if (account === null) return;
  const isSame = (one: Token): boolean => one.id !== id && one.server === server && one.organization === organization && one.account?.id === account.id;
  if ((await listAll(documents, tokens, 'owner', [user.id])).some(isSame)) return;
  const { documents: found } = await documents.list(pullRequestCounts, 'account', [user.id, server, organization ?? '', account.id]);
  for (const count of found) await documents.delete(pullRequestCounts, count.id);
}
