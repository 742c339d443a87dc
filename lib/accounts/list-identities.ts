import { z } from 'zod';
import { aggregates, collections, identities } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { verb } from '../verbs/verb';

/** An address as its owner sees it. */
export interface IdentityRow {
  id: string;
  email: string;
  /** Who vouches for it and since when; null: claimed. */
  verified: { forge: string; server: string | null; at: string } | null;
  noReply: boolean;
  /** His commits by it, copies of one once; null where nobody knows yet. */
  commits: number | null;
}

/** The person's addresses: those that a forge vouches for first, then by name. */
export const listIdentities = verb(z.object({}), async ({ documents }, user): Promise<IdentityRow[]> => {
  const [own, [aggregate], states] = await Promise.all([
    listAll(documents, identities, 'owner', [user.id]), documents.list(aggregates, 'owner', [user.id]).then(({ documents: found }) => found), listAll(documents, collections, 'owner', [user.id]),
  ]);
  const counted = aggregate?.identities && new Map(aggregate.identities.map(({ identity, commits }) => [identity, commits]));
  const read = states.filter(({ completed }) => completed !== null);
  // That there is none is known once everything was read for it.
  const lookedFor = (email: string): boolean => counted !== undefined && read.length > 0 && read.every(({ collectedFor }) => collectedFor.length === 0 || collectedFor.includes(email));
  const rows = own.map(({ id, email, verified, noReply }) => ({
    id, email, noReply, verified: verified && { forge: verified.forge, server: verified.server ?? null, at: verified.at }, commits: counted?.get(id) ?? (lookedFor(email) ? 0 : null),
  }));
  return rows.sort((a, b) => Number(a.verified === null) - Number(b.verified === null) || (a.email < b.email ? -1 : 1));
});
