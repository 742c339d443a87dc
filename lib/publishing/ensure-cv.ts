import type { Context } from '../context';
import { LONGEST } from '../cv/edit/longest';
import { NEW_CV, cvs, plainSettings } from '../documents/collections';
import type { CollectionState, StoredCv, User } from '../documents/collections';
import type { NewDocument } from '../documents/port';
import { AppError } from '../errors/app-error';
import { isConflict } from '../errors/is-conflict';
import { isFreeSlug } from '../sharing/free-slug';
import { nthSlug } from './slug';

/** Written in names by people who did not set git up; never anybody's. */
const NO_NAMES = new Set(['', 'root', 'unknown', 'your name', 'git']);
const MOST_SLUGS = 1_000;

/** A name as a CV may carry it: those of commits and profiles may be of any length. */
function shortEnough(name: string): string {
  return name.slice(0, LONGEST.name).trim();
}

/** The name that most of the commits carry; of equals the first by alphabet, so that every run says the same. */
export function mostFrequentName(states: readonly Pick<CollectionState, 'names'>[]): string | undefined {
  const totals = new Map<string, number>();
  for (const { names } of states) {
    for (const { name, commits } of names) totals.set(name, (totals.get(name) ?? 0) + commits);
  }
  const ranked = [...totals].filter(([name]) => !NO_NAMES.has(name.trim().toLowerCase())).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return ranked[0] && shortEnough(ranked[0][0].trim());
}

/** Always the same id: of two processes that make a user's first CV, one does. */
function firstCvId(user: Pick<User, 'id'>): string {
  return `cv-${user.id}`;
}

/**
 * Keeps a new CV under the first free address that `words` give. Gives the CV that is there already where one has its id.
 * @throws AppError `conflict` where no address is free.
 */
export async function insertCv({ documents }: Pick<Context, 'documents'>, words: string, cv: Omit<NewDocument<StoredCv>, 'slug'>): Promise<StoredCv> {
  for (let taken = 0; taken < MOST_SLUGS; taken += 1) {
    const slug = nthSlug(words, taken);
    if (!(await isFreeSlug(documents, { id: cv.ownerId }, slug))) continue;
    try {
      return await documents.insert(cvs, { ...cv, slug });
    } catch (error) {
      if (!isConflict(error)) throw error;
      const made = await documents.get(cvs, cv.id);
      if (made) return made;
    }
  }
  throw new AppError('conflict', 'No free address was found for the CV. Choose another name.');
}

/** The first CV of a user: on one's own machine the page is for its owner, who may have no way to sign in; elsewhere nobody else reads it. */
function firstCv(user: User, name: string): Omit<NewDocument<StoredCv>, 'slug'> {
  return {
    ...NEW_CV, ...plainSettings(name), id: firstCvId(user), ownerId: user.id, nameFrom: 'commits', created: new Date().toISOString(),
    visibility: user.account === 'local' ? 'public' : 'private',
  };
}

/**
 * The user's first CV, made when he has none at all. Its address comes from the name and then never changes by itself; the name follows his
 * commits as long as he wrote none himself.
 */
export async function ensureCv(context: Pick<Context, 'documents'>, user: User, name: string | undefined): Promise<StoredCv> {
  const found = await context.documents.get(cvs, firstCvId(user));
  if (!found) {
    const [other] = (await context.documents.list(cvs, 'owner', [user.id], { limit: 1 })).documents;
    const called = name ?? (shortEnough(user.name?.trim() ?? '') || 'Developer');
    return other ?? insertCv(context, called, firstCv(user, called));
  }
  if (name === undefined || found.nameFrom === 'owner' || found.name === name) return found;
  try {
    const draft = found.draft?.name === found.name ? { ...found.draft, name } : found.draft;
    return await context.documents.update(cvs, { ...found, name, draft });
  } catch (error) {
    if (isConflict(error)) return ensureCv(context, user, name);
    throw error;
  }
}
