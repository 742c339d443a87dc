import { z } from 'zod';
import { shareLinks } from '../documents/collections';
import type { ShareLink, User } from '../documents/collections';
import type { DocumentStore } from '../documents/port';
import { AppError } from '../errors/app-error';
import { isConflict } from '../errors/is-conflict';
import { idField, verb } from '../verbs/verb';

/** How long a revocation can be undone. Later a new link is made: the old address may be anywhere. */
export const UNDO_MS = 60 * 60_000;

async function changeLink(documents: DocumentStore, user: Pick<User, 'id'>, linkId: string, change: (link: ShareLink) => Partial<ShareLink>): Promise<void> {
  for (;;) {
    const found = await documents.get(shareLinks, linkId);
    if (!found || found.ownerId !== user.id) throw new AppError('not-found', 'There is no such link.');
    try {
      await documents.update(shareLinks, { ...found, ...change(found) });
      return;
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
}

/** Takes a link back. The next request through it gets the page of a link that never was. Throws `not-found`. */
export const revokeLink = verb(z.object({ linkId: idField }), ({ documents }, user, { linkId }): Promise<void> =>
  changeLink(documents, user, linkId, ({ revoked }) => ({ revoked: revoked ?? new Date().toISOString() })));

/** Lets a link open again that was taken back within the hour. Throws `not-found`; `wrong-use` afterwards. */
export const undoRevoke = verb(z.object({ linkId: idField }), ({ documents }, user, { linkId }): Promise<void> =>
  changeLink(documents, user, linkId, ({ revoked }) => {
    if (revoked !== null && Date.now() - Date.parse(revoked) > UNDO_MS) throw new AppError('wrong-use', 'This link was revoked more than an hour ago and stays closed. Make a new one.');
    return { revoked: null };
  }));
