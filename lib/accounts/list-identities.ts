import { z } from 'zod';
import { identities } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { verb } from '../verbs/verb';

/** An address as its owner sees it. */
export interface IdentityRow {
  id: string;
  email: string;
  /** Who vouches for it and since when; null: claimed. */
  verified: { forge: string; server: string | null; at: string } | null;
  noReply: boolean;
}

/** The person's addresses: those that a forge vouches for first, then by name. */
export const listIdentities = verb(z.object({}), async ({ documents }, user): Promise<IdentityRow[]> => {
  const rows = (await listAll(documents, identities, 'owner', [user.id])).map(({ id, email, verified, noReply }) => ({
    id, email, noReply, verified: verified && { forge: verified.forge, server: verified.server ?? null, at: verified.at },
  }));
  return rows.sort((a, b) => Number(a.verified === null) - Number(b.verified === null) || (a.email < b.email ? -1 : 1));
});
