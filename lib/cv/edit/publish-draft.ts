import { z } from 'zod';
import { settingsOf } from '../../documents/collections';
import type { StoredCv, User } from '../../documents/collections';
import { AppError } from '../../errors/app-error';
import { publishSettings } from '../../publishing/publish-cv';
import { changeOwnCv, ownCv } from '../../sharing/own-cv';
import { idField, verb } from '../../verbs/verb';
import type { VerbContext } from '../../verbs/verb';
import { differingFields } from './compare-settings';
import { draftOf } from './save-draft';

const input = z.object({ cvId: idField });
const GONE = 'This CV was deleted meanwhile.';

async function shown(asked: Promise<StoredCv | undefined>): Promise<StoredCv> {
  const cv = await asked;
  if (!cv) throw new AppError('not-found', GONE);
  return cv;
}

/** Settings and numbers go together; a draft that was written meanwhile stays one. */
async function publishOwn(context: VerbContext, user: User, cv: StoredCv): Promise<StoredCv> {
  const settings = draftOf(cv);
  const nameFrom = cv.edition > 0 && settings.name === cv.name ? cv.nameFrom : 'owner';
  return shown(publishSettings(context, user, cv.id, settings, (now) => ({
    nameFrom,
    before: now.edition > 0 ? settingsOf(now) : null,
    draft: now.draft !== null && differingFields(now.draft, settings).length > 0 ? now.draft : null,
    draftSaved: new Date().toISOString(),
  })));
}

/** Lets readers see the draft, in one step. Throws `not-found`. */
export const publishDraft = verb(input, async (context, user, { cvId }): Promise<StoredCv> => publishOwn(context, user, await ownCv(context.documents, user, cvId)));

/**
 * Takes the last publication back: readers see what they saw before it, and what was taken back becomes the draft, unless there is one.
 * Throws `not-found`; `wrong-use` where there is nothing before it.
 */
export const undoPublication = verb(input, async (context, user, { cvId }): Promise<StoredCv> => {
  const cv = await ownCv(context.documents, user, cvId);
  if (cv.before === null) throw new AppError('wrong-use', 'There is no earlier version to go back to. What readers see stays.');
  return shown(publishSettings(context, user, cvId, cv.before, (now) => ({ before: null, draft: now.draft ?? settingsOf(now), draftSaved: new Date().toISOString() })));
});

/** Throws the draft away: what readers see is what its owner goes on with. Throws `not-found`; `wrong-use` where nothing was published yet. */
export const discardDraft = verb(input, async ({ documents }, user, { cvId }): Promise<StoredCv> => {
  const cv = await ownCv(documents, user, cvId);
  if (cv.edition === 0) throw new AppError('wrong-use', 'Nothing is published yet, so there is nothing to go back to.');
  return changeOwnCv(documents, user, cvId, { draft: null, draftSaved: new Date().toISOString() });
});
