import type { Context } from '../context';
import { identities } from '../documents/collections';
import type { Identity, User } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { markAllDue } from '../repositories/mark-due';

/** Whether another account has this address from a forge. Only for counting: no answer to anybody may depend on it in words. */
async function isSomebodyElses({ documents }: Pick<Context, 'documents'>, { email, ownerId }: Identity): Promise<boolean> {
  return (await listAll(documents, identities, 'vouched', [email, true])).some((other) => other.ownerId !== ownerId);
}

/** The identities of a person that count: those that a forge vouches for, and his claims unless a forge vouches for the same address to somebody else. */
export async function countingIdentities(context: Pick<Context, 'documents'>, user: Pick<User, 'id'>): Promise<Identity[]> {
  const counting: Identity[] = [];
  for (const identity of await listAll(context.documents, identities, 'owner', [user.id])) {
    if (identity.verified !== null || !(await isSomebodyElses(context, identity))) counting.push(identity);
  }
  return counting;
}

/** The addresses that a person's commits are collected for, in lower case, sorted. */
export async function countingEmails(context: Pick<Context, 'documents'>, user: Pick<User, 'id'>): Promise<string[]> {
  return (await countingIdentities(context, user)).map(({ email }) => email).sort((a, b) => (a < b ? -1 : 1));
}

/** Makes the repositories of everybody due who claimed one of these addresses, which a forge has just vouched for to somebody: his claim counts no more. */
export async function displaceClaims(context: Pick<Context, 'documents'>, ownerId: string, emails: readonly string[]): Promise<void> {
  const displaced = new Set<string>();
  for (const email of emails) {
    for (const claim of await listAll(context.documents, identities, 'vouched', [email, false])) displaced.add(claim.ownerId);
  }
  displaced.delete(ownerId);
  for (const owner of displaced) await markAllDue(context, owner);
}
