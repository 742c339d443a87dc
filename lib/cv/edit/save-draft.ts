import { z } from 'zod';
import { cvs, settingsOf } from '../../documents/collections';
import type { CvSettings, StoredCv } from '../../documents/collections';
import { isConflict } from '../../errors/is-conflict';
import { ownCv } from '../../sharing/own-cv';
import { idField, verb } from '../../verbs/verb';
import { differingFields } from './compare-settings';
import { draftInput } from './draft-input';

/** What the owner is writing: the draft, else what readers see. */
export function draftOf(cv: StoredCv): CvSettings {
  return cv.draft ?? settingsOf(cv);
}

/** Whether a draft was kept, and what stands in the store now. */
export interface SavedDraft {
  /** False where somebody else wrote another draft since the one this was based on: nothing was changed then. */
  kept: boolean;
  draft: CvSettings;
  draftSaved: string | null;
}

const input = z.object({
  cvId: idField,
  draft: draftInput,
  /** When the draft that this one is based on was written; null for none. */
  basedOn: z.string().max(40).nullable(),
});

/**
 * Keeps a draft; readers see nothing of it. Where another window wrote one meanwhile, nothing is changed and that one is given, so that the writer can put both together.
 * Throws `not-found`; `wrong-use` for what no page can hold.
 */
export const saveDraft = verb(input, async ({ documents }, user, { cvId, draft, basedOn }): Promise<SavedDraft> => {
  for (;;) {
    const cv = await ownCv(documents, user, cvId);
    if (cv.draftSaved !== basedOn) return { kept: false, draft: draftOf(cv), draftSaved: cv.draftSaved };
    const published = settingsOf(cv);
    const isSame = cv.edition > 0 && differingFields(draft, published).length === 0;
    const draftSaved = new Date(Math.max(Date.now(), Date.parse(cv.draftSaved ?? '1970-01-01') + 1)).toISOString();
    try {
      await documents.update(cvs, { ...cv, draft: isSame ? null : draft, draftSaved });
      return { kept: true, draft, draftSaved };
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
});
