import { z } from 'zod';
import { NEW_CV, cvs, plainSettings, snapshots } from '../../documents/collections';
import type { CvSettings, StoredCv, User } from '../../documents/collections';
import { listAll } from '../../documents/list-all';
import { newId } from '../../documents/new-id';
import { AppError } from '../../errors/app-error';
import { insertCv } from '../../publishing/ensure-cv';
import { changeOwnCv, ownCv } from '../../sharing/own-cv';
import { removeSharing } from '../../sharing/remove-sharing';
import { idField, textField, verb } from '../../verbs/verb';
import type { VerbContext } from '../../verbs/verb';
import { LONGEST } from './longest';
import { draftOf } from './save-draft';

/** More pages than anybody keeps apart. */
const MOST_CVS = 100;
const title = textField(1, LONGEST.title).meta({ title: 'The title' });

async function insertDraft({ documents }: VerbContext, user: User, called: string, draft: CvSettings): Promise<StoredCv> {
  if ((await listAll(documents, cvs, 'owner', [user.id])).length >= MOST_CVS) throw new AppError('limit-exceeded', `You have ${MOST_CVS} CV pages. Delete one before you make another.`);
  const now = new Date().toISOString();
  // Its title is for its owner alone, and an address is read by everybody who gets it.
  return insertCv({ documents }, draft.name, {
    ...NEW_CV, ...plainSettings(draft.name), id: newId(), ownerId: user.id, nameFrom: 'owner', visibility: 'private', title: called, draft, draftSaved: now, edition: 0, lastEdition: 0, created: now,
  });
}

/** Makes a CV of one's own: a private draft that nobody sees before it is published. */
export const makeCv = verb(z.object({ title }), async (context, user, input): Promise<StoredCv> => {
  // His first page, not the one whose id happens to come first.
  const [first] = (await listAll(context.documents, cvs, 'owner', [user.id])).toSorted((a, b) => ((a.created ?? '') < (b.created ?? '') ? -1 : 1));
  const { name, place, links, about, headline } = first ? draftOf(first) : plainSettings(user.name?.trim() || 'Developer');
  return insertDraft(context, user, input.title, { ...plainSettings(name), place, links, about, headline });
});

/** Makes a CV that begins as another one of the same person: its draft, under a title and an address of its own, private. Throws `not-found`. */
export const duplicateCv = verb(z.object({ cvId: idField }), async (context, user, { cvId }): Promise<StoredCv> => {
  const cv = await ownCv(context.documents, user, cvId);
  return insertDraft(context, user, `Copy of ${cv.title || cv.slug}`.slice(0, LONGEST.title), draftOf(cv));
});

/** Gives a CV the title by which its owner knows it. Throws `not-found`. */
export const renameCv = verb(z.object({ cvId: idField, title }), async ({ documents }, user, input): Promise<StoredCv> => changeOwnCv(documents, user, input.cvId, { title: input.title }));

/** Deletes a CV with its links and numbers; whoever opens it then finds no page. Throws `not-found`; `wrong-use` for the only one. */
export const deleteCv = verb(z.object({ cvId: idField }), async ({ documents }, user, { cvId }): Promise<{ removed: true }> => {
  await ownCv(documents, user, cvId);
  if ((await listAll(documents, cvs, 'owner', [user.id])).length < 2) throw new AppError('wrong-use', 'This is your only CV page. Make another one first, or let only yourself read this one.');
  await removeSharing(documents, cvId);
  await documents.delete(cvs, cvId);
  for (const { id } of await listAll(documents, snapshots, 'cv', [cvId])) await documents.delete(snapshots, id);
  return { removed: true };
});
