import { z } from 'zod';
import type { Context } from '../context';
import { localToday } from '../cv/today';
import { cvs, rankings, users } from '../documents/collections';
import type { RankingEntry, StoredCv, User } from '../documents/collections';
import { eachOf } from '../documents/each-of';
import { AppError } from '../errors/app-error';
import { isConflict } from '../errors/is-conflict';
import { storedAggregate } from '../publishing/aggregate';
import { unpackSnapshot } from '../snapshots/pack-snapshot';
import { idField, verb } from '../verbs/verb';
import { rankedPart, standingsOf } from './standing';

type Documents = Pick<Context, 'documents'>;

/** Whether anybody may read this CV: only such a one is led to. */
export const isOpen = (cv: StoredCv | undefined): cv is StoredCv => cv?.visibility === 'public' && cv.publishedVersion !== null;

/** Brings a person's entry up to date with his numbers and the day; undefined where he is not on the list. */
export async function refreshEntry({ documents }: Documents, user: User, today = localToday()): Promise<RankingEntry | undefined> {
  const entry = await documents.get(rankings, user.id);
  if (!entry) return undefined;
  const stored = await storedAggregate({ documents }, user);
  if (!stored || (entry.aggregateVersion === stored.version && entry.day === today)) return entry;
  const { part, notRanked } = rankedPart(unpackSnapshot(stored.columns));
  try {
    return await documents.update(rankings, { ...entry, standings: standingsOf(part, today), notRanked, day: today, aggregateVersion: stored.version, made: new Date().toISOString() });
  } catch (error) {
    if (isConflict(error)) return refreshEntry({ documents }, user, today);
    throw error;
  }
}

/**
 * Puts the person on the list with one of his public CVs. Somebody who is on it already is led to from there with this CV from now on.
 * @throws AppError `not-found` for a CV that is not his; `wrong-use` for one that not everybody may read.
 */
export const joinRanking = verb(z.object({ cvId: idField }), async ({ documents }, user, { cvId }): Promise<void> => {
  const cv = await documents.get(cvs, cvId);
  if (cv?.ownerId !== user.id) throw new AppError('not-found', 'There is nothing here.');
  if (!isOpen(cv)) throw new AppError('wrong-use', 'Only a CV that everyone may read can be on the ranking. Publish it first.');
  const entry = await documents.get(rankings, user.id);
  try {
    if (entry) await documents.update(rankings, { ...entry, cvId });
    else await documents.insert(rankings, { id: user.id, ownerId: user.id, cvId, joined: new Date().toISOString(), made: new Date().toISOString(), day: '', aggregateVersion: 0, standings: [], notRanked: { unverified: 0, future: 0, crowdedDays: 0 } });
  } catch (error) {
    if (!isConflict(error)) throw error;
  }
  await refreshEntry({ documents }, user);
});

/** Takes the person off the list, at once. */
export const leaveRanking = verb(z.object({}), async ({ documents }, user): Promise<void> => {
  await documents.delete(rankings, user.id);
});

/**
 * Brings every entry up to date that is of another day. For whoever works in the background. Gives how many there were; where the signal fires, the rest is left to the next call.
 */
export async function refreshRanking(context: Documents, signal?: AbortSignal): Promise<number> {
  const today = localToday();
  let refreshed = 0;
  await eachOf(context.documents, { collection: rankings, index: 'all', values: [] }, async ({ ownerId, day }) => {
    if (day === today) return;
    const user = await context.documents.get(users, ownerId);
    if (user) await refreshEntry(context, user, today);
    else await context.documents.delete(rankings, ownerId);
    refreshed += 1;
  }, { signal });
  return refreshed;
}
