import type { Context } from '../context';
import { identities } from '../documents/collections';
import type { User } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { newId } from '../documents/new-id';
import { AppError } from '../errors/app-error';
import { isConflict } from '../errors/is-conflict';
import { identitiesOf } from '../facts/identity';

const LONGEST = 1_000;

/** The addresses of a user in lower case, sorted. */
export async function identityEmails({ documents }: Pick<Context, 'documents'>, user: User): Promise<string[]> {
  const found = await listAll(documents, identities, 'owner', [user.id]);
  return found.map(({ email }) => email).sort((a, b) => (a < b ? -1 : 1));
}

/**
 * Adds addresses that a user typed: claimed, vouched for by nobody. Gives all his addresses. One that he has already changes nothing.
 * @throws AppError `wrong-use` for an address longer than any that git would write.
 */
export async function claimIdentities(context: Pick<Context, 'documents'>, user: User, emails: readonly string[]): Promise<string[]> {
  const known = new Set(await identityEmails(context, user));
  for (const email of identitiesOf(emails)) {
    if (email.length > LONGEST) throw new AppError('wrong-use', 'An e-mail address is longer than 1,000 characters.');
    if (known.has(email)) continue;
    try {
      await context.documents.insert(identities, { id: newId(), ownerId: user.id, email, verified: null, vouched: false, noReply: false, created: new Date().toISOString() });
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
  return identityEmails(context, user);
}
