import { z } from 'zod';
import { formerSlugs } from '../documents/collections';
import type { StoredCv, User } from '../documents/collections';
import type { DocumentStore } from '../documents/port';
import { AppError } from '../errors/app-error';
import { isConflict } from '../errors/is-conflict';
import { slugOf } from '../publishing/slug';
import { idField, textField, verb } from '../verbs/verb';
import { isFreeSlug } from './free-slug';
import { changeOwnCv, ownCv } from './own-cv';
import { checkedSlug, similarSlugs } from './slug-rules';

/** Free addresses that are named beside one that is taken. */
const OFFERED = 2;

async function takenSentence(documents: DocumentStore, user: Pick<User, 'id'>, slug: string, name: string): Promise<string> {
  const free: string[] = [];
  for (const similar of similarSlugs(slug, slugOf(name))) {
    if (free.length < OFFERED && (await isFreeSlug(documents, user, similar))) free.push(similar);
  }
  return `“${slug}” is taken.${free.length === 0 ? ' Choose another address.' : ` Free: ${free.map((one) => `“${one}”`).join(', ')}.`}`;
}

/** Keeps an address for the CV that had it. */
async function keepFormer(documents: DocumentStore, cv: StoredCv): Promise<void> {
  try {
    await documents.insert(formerSlugs, { id: cv.slug, ownerId: cv.ownerId, cvId: cv.id, since: new Date().toISOString() });
  } catch (error) {
    const there = isConflict(error) ? await documents.get(formerSlugs, cv.slug) : undefined;
    if (!there) throw error;
    // Left by a change that was interrupted, or by another CV of the same owner's.
    if (there.ownerId === cv.ownerId && there.cvId !== cv.id) await documents.update(formerSlugs, { ...there, cvId: cv.id });
  }
}

/**
 * Gives a CV an address of its owner's choice. The one that it had leads there from now on and is kept for its owner: nobody else gets it, until he deletes
 * the CV or gives it to another of his CVs. Interrupted, the CV has its old address or its new one, and both lead to it.
 * @throws AppError `not-found`; `wrong-use` for what no address can be; `conflict` for one that is taken, with some that are free.
 */
export const setSlug = verb(z.object({ cvId: idField, slug: textField(1, 200).meta({ title: 'The address' }) }), async ({ documents }, user, { cvId, slug: typed }): Promise<{ slug: string }> => {
  const cv = await ownCv(documents, user, cvId);
  const slug = checkedSlug(typed);
  if (slug === cv.slug) return { slug };
  const taken = async (): Promise<AppError> => new AppError('conflict', await takenSentence(documents, user, slug, cv.name));
  if (!(await isFreeSlug(documents, user, slug))) throw await taken();
  await keepFormer(documents, cv);
  try {
    await changeOwnCv(documents, user, cvId, { slug });
  } catch (error) {
    throw isConflict(error) ? await taken() : error;
  }
  const former = await documents.get(formerSlugs, slug);
  if (former && former.ownerId !== user.id) {
    // Its former owner left it in the same moment: it stays his.
    await changeOwnCv(documents, user, cvId, { slug: cv.slug });
    throw await taken();
  }
  if (former) await documents.delete(formerSlugs, slug);
  return { slug };
});
