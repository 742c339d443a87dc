import { z } from 'zod';
import type { StoredCv } from '../documents/collections';
import { idField, verb } from '../verbs/verb';
import { changeOwnCv } from './own-cv';

const input = z.object({
  cvId: idField,
  visibility: z.enum(['private', 'link', 'public'], { error: 'must be private, link or public' }),
  listed: z.boolean({ error: 'must be true or false' }).optional(),
});

/** Says who may read a CV: its owner alone, who has a link, or everybody; in force with the next request. Links stay, and open again with `link`. Throws `not-found`. */
export const setVisibility = verb(input, async ({ documents }, user, { cvId, visibility, listed }): Promise<Pick<StoredCv, 'visibility' | 'listed'>> => {
  const changed = await changeOwnCv(documents, user, cvId, { visibility, ...(listed !== undefined && { listed }) });
  return { visibility: changed.visibility, listed: changed.listed };
});
