import { z } from 'zod';
import { identities } from '../documents/collections';
import { markAllDue } from '../repositories/mark-due';
import { idField, verb } from '../verbs/verb';
import { AppError } from '../errors/app-error';
import { claimIdentities, identityEmails } from './identities';

const addressField = z.string({ error: 'must be an e-mail address' }).trim().toLowerCase().min(1, { error: 'must be an e-mail address' }).max(1_000, { error: 'is too long' }).regex(/^[^\p{Cc}<>]+$/u, { error: 'must be an e-mail address' }).meta({ title: 'The address' });

/** Addresses that belong to programs or to nobody: commits by them are no one person's. */
const SHARED = /^(?:noreply|no-reply)@(?:github|gitlab)\.com$|@(?:localhost|example\.(?:com|org|net))$|\[bot\]@|^(?:root|git|build|ci|admin)@/u;

/**
 * Adds an address that the person says is his. It is claimed: nobody vouches for it. His repositories are due at once. The answer is the same whoever else may have the address.
 * @throws AppError `wrong-use` for what many people use.
 */
export const claimIdentity = verb(z.object({ email: addressField }), async (context, user, { email }): Promise<{ emails: string[] }> => {
  if (SHARED.test(email)) throw new AppError('wrong-use', 'This address cannot be counted on your word: many people and programs commit with it.');
  const before = await identityEmails(context, user);
  const emails = await claimIdentities(context, user, [email]);
  if (emails.length > before.length) await markAllDue(context, user.id);
  return { emails };
});

/** Takes an address off the person's list; its commits go from the numbers with the next collection. Throws `not-found`; `wrong-use` for one that a forge vouches for. */
export const removeIdentity = verb(z.object({ identityId: idField }), async (context, user, { identityId }): Promise<void> => {
  const found = await context.documents.get(identities, identityId);
  if (!found || found.ownerId !== user.id) throw new AppError('not-found', 'There is no such address.');
  if (found.verified !== null) throw new AppError('wrong-use', 'A forge vouches for this address, and would name it again. Remove it from your account there first.');
  await context.documents.delete(identities, identityId);
  await markAllDue(context, user.id);
});
