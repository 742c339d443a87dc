import type { Context } from '../context';
import { audit } from '../documents/collections';
import { listAll } from '../documents/list-all';

/** How long the audit list reaches back. */
export const KEPT_DAYS = 180;

/** Removes what is older than the audit list reaches back. Gives how many entries. `now` in milliseconds since 1970. */
export async function pruneEvents({ documents }: Pick<Context, 'documents'>, ownerId: string, now = Date.now()): Promise<number> {
  const old = (await listAll(documents, audit, 'owner', [ownerId])).filter(({ order }) => -order < now - KEPT_DAYS * 86_400_000);
  for (const { id } of old) await documents.delete(audit, id);
  return old.length;
}
