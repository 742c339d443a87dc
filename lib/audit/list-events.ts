import { z } from 'zod';
import { audit } from '../documents/collections';
import type { AuditEntry } from '../documents/collections';
import { idField, verb } from '../verbs/verb';

const MOST = 200;

const input = z.object({
  /** Only what was done with this token. */
  tokenId: idField.optional(),
  /** From an earlier answer. */
  after: z.string().max(200).optional(),
});

/** A page of the audit list, newest first; `next` leads to the following one. */
export const listEvents = verb(input, async ({ documents }, user, { tokenId, after }): Promise<{ events: Omit<AuditEntry, 'ownerId' | 'version' | 'order'>[]; next: string | undefined }> => {
  const page = await documents.list(audit, 'owner', [user.id], { after: placeIn(after), limit: MOST });
  const events = page.documents
    .filter(({ token }) => tokenId === undefined || token?.id === tokenId)
    .map(({ id, first, last, times, action, token, subject, from }) => ({ id, first, last, times, action, token, subject, from }));
  return { events, next: page.next };
});

/** A place in the list that somebody else wrote starts at the beginning. */
function placeIn(after: string | undefined): string | undefined {
  try {
    const place: unknown = JSON.parse(after ?? '');
    return Array.isArray(place) && place.length === 2 && typeof place[0] === 'number' && typeof place[1] === 'string' ? after : undefined;
  } catch {
    return undefined;
  }
}
