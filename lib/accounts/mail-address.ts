import type { Context } from '../context';
import { identities } from '../documents/collections';
import { listAll } from '../documents/list-all';

/** Where a person can be written to: an address of his that a forge vouches for; undefined where there is none. */
export async function mailAddressOf({ documents }: Pick<Context, 'documents'>, ownerId: string): Promise<string | undefined> {
  const found = await listAll(documents, identities, 'owner', [ownerId]);
  return found.find(({ verified, noReply }) => verified !== null && !noReply)?.email;
}
