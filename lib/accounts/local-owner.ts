import { randomBytes } from 'node:crypto';
import type { Context } from '../context';
import { users } from '../documents/collections';
import type { User } from '../documents/collections';
import { newId } from '../documents/new-id';
import { isConflict } from '../errors/is-conflict';

/** The account of the person at this machine. */
export const LOCAL_ACCOUNT = 'local';

/**
 * The one user of a data folder on somebody's own machine, made at the first call with a hash key of 32 random bytes.
 * Of several processes that make him at once, one does: all get the same user and the same key.
 */
export async function localOwner({ documents }: Pick<Context, 'documents'>): Promise<User> {
  const [found] = (await documents.list(users, 'account', [LOCAL_ACCOUNT])).documents;
  if (found) return found;
  const id = newId();
  try {
    return await documents.insert(users, { id, ownerId: id, account: LOCAL_ACCOUNT, hashKey: randomBytes(32).toString('hex'), created: new Date().toISOString() });
  } catch (error) {
    if (isConflict(error)) return localOwner({ documents });
    throw error;
  }
}
