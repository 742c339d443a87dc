import { formerSlugs, shareLinks, views } from '../documents/collections';
import { listAll } from '../documents/list-all';
import type { DocumentStore } from '../documents/port';

/** Removes everything by which a CV is shared, for a CV that is deleted: its links first, so that none outlives an interruption. */
export async function removeSharing(documents: DocumentStore, cvId: string): Promise<void> {
  for (const { id } of await listAll(documents, shareLinks, 'cv', [cvId])) await documents.delete(shareLinks, id);
  for (const { id } of await listAll(documents, formerSlugs, 'cv', [cvId])) await documents.delete(formerSlugs, id);
  for (const { id } of await listAll(documents, views, 'cv', [cvId])) await documents.delete(views, id);
}
