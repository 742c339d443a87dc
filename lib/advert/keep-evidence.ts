import { z } from 'zod';
import { cvs } from '../documents/collections';
import { draftOf } from '../cv/edit/save-draft';
import { isConflict } from '../errors/is-conflict';
import { ownCv } from '../sharing/own-cv';
import { idField, textField, verb } from '../verbs/verb';

/** Names whose evidence one page shows at most. */
const MOST = 40;

/**
 * Puts the names into the draft of a CV, in place of those that were there: readers see their evidence once it is published. Only names are kept, never the advert.
 * @throws AppError `not-found` for a CV that is not his.
 */
export const keepEvidence = verb(z.object({ cvId: idField, evidence: z.array(textField(1, 100)).max(MOST, { error: `must be at most ${MOST} names` }) }), async ({ documents }, user, { cvId, evidence }): Promise<void> => {
  for (;;) {
    const cv = await ownCv(documents, user, cvId);
    const draftSaved = new Date(Math.max(Date.now(), Date.parse(cv.draftSaved ?? '1970-01-01') + 1)).toISOString();
    try {
      await documents.update(cvs, { ...cv, draft: { ...draftOf(cv), evidence: [...new Set(evidence)] }, draftSaved });
      return;
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
});
