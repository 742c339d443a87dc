import type { Context } from '../context';
import { cvs, snapshots } from '../documents/collections';
import type { Aggregate, StoredCv, User } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { newId } from '../documents/new-id';
import { isConflict } from '../errors/is-conflict';
import { ensureAggregate } from './aggregate';
import { ensureCv, mostFrequentName } from './ensure-cv';
import { collectedRepositories } from './sources';

type Documents = Pick<Context, 'documents'>;

/** Keeps the numbers as readers of the CV may see them. Made from the same aggregate they are the same, whoever was first. */
async function storeSnapshot({ documents }: Documents, cv: StoredCv, aggregate: Aggregate): Promise<void> {
  try {
    await documents.insert(snapshots, { id: newId(), ownerId: cv.ownerId, cvId: cv.id, publishedVersion: aggregate.version, columns: aggregate.columns, drawn: null });
  } catch (error) {
    if (!isConflict(error)) throw error;
  }
}

/** Lets the CV show the snapshot of this version, unless it shows a newer one already. */
async function pointTo({ documents }: Documents, cv: StoredCv, publishedVersion: number): Promise<StoredCv> {
  if ((cv.publishedVersion ?? 0) >= publishedVersion) return cv;
  try {
    return await documents.update(cvs, { ...cv, publishedVersion });
  } catch (error) {
    if (!isConflict(error)) throw error;
    const found = await documents.get(cvs, cv.id);
    return found ? pointTo({ documents }, found, publishedVersion) : cv;
  }
}

async function removeOlder({ documents }: Documents, cv: StoredCv): Promise<void> {
  for (const snapshot of await listAll(documents, snapshots, 'cv', [cv.id])) {
    if (snapshot.publishedVersion < (cv.publishedVersion ?? 0)) await documents.delete(snapshots, snapshot.id);
  }
}

/** What readers see after `publish`. */
export interface Published {
  slug: string;
  name: string;
  /** Version of the snapshot that is shown. */
  publishedVersion: number;
  /** False when everything was up to date before. */
  changed: boolean;
  /** Whether the charts of this snapshot are kept beside it already. */
  drawn: boolean;
}

async function published({ documents }: Documents, { id, slug, name, publishedVersion }: StoredCv, changed: boolean): Promise<Published> {
  const version = publishedVersion ?? 0;
  const [snapshot] = (await documents.list(snapshots, 'published', [id, version])).documents;
  return { slug, name, publishedVersion: version, changed, drawn: snapshot !== undefined && snapshot.drawn !== null };
}

/**
 * Brings aggregate, CV and snapshot up to date with the user's facts; cheap when they are. A reader sees the old snapshot until the
 * new one is whole. Interrupted anywhere, the next call ends it.
 */
export async function publish(context: Pick<Context, 'documents' | 'stats'>, user: User): Promise<Published> {
  const aggregate = await ensureAggregate(context, user);
  const states = (await collectedRepositories(context, user)).map(({ state }) => state);
  const cv = await ensureCv(context, user, mostFrequentName(states));
  if (cv.publishedVersion === aggregate.version) return published(context, cv, false);
  await storeSnapshot(context, cv, aggregate);
  const shown = await pointTo(context, cv, aggregate.version);
  await removeOlder(context, shown);
  return published(context, shown, true);
}
