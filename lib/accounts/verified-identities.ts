import type { Context } from '../context';
import { identities } from '../documents/collections';
import type { User } from '../documents/collections';
import { newId } from '../documents/new-id';
import { isConflict } from '../errors/is-conflict';

/** GitHub's and GitLab's own addresses that hide the real one. */
function isNoReply(email: string): boolean {
  return /@users\.noreply\./u.test(email);
}

/** Who vouches for an address. */
export interface Voucher {
  /** Kind of forge, e.g. `github`. */
  forge: string;
  /** Its web address without a slash at the end, e.g. `https://github.com`. */
  server: string;
  /** The person's account there. */
  accountId: string;
}

async function verifyOne({ documents }: Pick<Context, 'documents'>, user: User, email: string, voucher: Voucher): Promise<boolean> {
  const verified = { ...voucher, at: new Date().toISOString() };
  const [known] = (await documents.list(identities, 'email', [user.id, email])).documents;
  if (known?.verified) return false;
  try {
    if (known) await documents.update(identities, { ...known, verified, vouched: true });
    else await documents.insert(identities, { id: newId(), ownerId: user.id, email, verified, vouched: true, noReply: isNoReply(email), created: verified.at });
    return known === undefined;
  } catch (error) {
    if (isConflict(error)) return verifyOne({ documents }, user, email, voucher);
    throw error;
  }
}

/**
 * Keeps addresses that a forge vouches for as the user's own; one that he only claimed so far becomes verified. Gives the addresses that he did not have before.
 */
export async function verifyIdentities(context: Pick<Context, 'documents'>, user: User, emails: readonly string[], voucher: Voucher): Promise<string[]> {
  const added: string[] = [];
  for (const email of new Set(emails.map((one) => one.trim().toLowerCase()))) {
    if (email !== '' && (await verifyOne(context, user, email, voucher))) added.push(email);
  }
  return added;
}
