import type { Context } from '../context';
import { cvs, settingsOf, snapshots } from '../documents/collections';
import type { Aggregate, CvSettings, StoredCv, User } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { newId } from '../documents/new-id';
import { isConflict } from '../errors/is-conflict';
import { ensureAggregate } from './aggregate';

type Stores = Pick<Context, 'documents' | 'stats'>;

/** More publications of one CV than anybody makes between two versions of his numbers. */
const EDITIONS = 1_000_000;

/** The version of what readers see: rises with the numbers and, within these, with the settings. */
export function publishedVersionOf(aggregate: Pick<Aggregate, 'version'>, edition: number): number {
  return aggregate.version * EDITIONS + edition;
}

/** Keeps the numbers as readers of the CV may see them. Made from the same aggregate under the same settings they are the same, whoever was first. */
async function storeSnapshot(context: Stores, user: User, cv: StoredCv, made: { settings: CvSettings; aggregate: Aggregate; publishedVersion: number }): Promise<void> {
  const { settings, aggregate, publishedVersion } = made;
  // Loaded here, so that a run with nothing new starts without them.
  const [{ snapshotFor }, { packSnapshot }] = await Promise.all([import('./snapshot-for'), import('../snapshots/pack-snapshot')]);
  const snapshot = await snapshotFor(context, user, cv, settings, aggregate);
  try {
    await context.documents.insert(snapshots, { id: newId(), ownerId: cv.ownerId, cvId: cv.id, publishedVersion, columns: packSnapshot(snapshot), drawn: null });
  } catch (error) {
    if (!isConflict(error)) throw error;
  }
}

async function removeOlder({ documents }: Stores, cv: StoredCv): Promise<void> {
  for (const snapshot of await listAll(documents, snapshots, 'cv', [cv.id])) {
    if (snapshot.publishedVersion < (cv.publishedVersion ?? 0)) await documents.delete(snapshots, snapshot.id);
  }
}

/** A change of a document that somebody else changed meanwhile: undefined, so that it is tried again on what is there now. */
async function updated({ documents }: Stores, cv: StoredCv): Promise<StoredCv | undefined> {
  try {
    return await documents.update(cvs, cv);
  } catch (error) {
    if (isConflict(error)) return undefined;
    throw error;
  }
}

/**
 * Brings what readers of one CV see up to date with the numbers; cheap when it is, and nothing for a CV that its owner never published.
 * Gives the CV as it is then and whether something changed; undefined where it is gone.
 */
export async function publishNumbers(context: Stores, user: User, cvId: string, aggregate: Aggregate): Promise<{ cv: StoredCv; changed: boolean } | undefined> {
  for (;;) {
    const cv = await context.documents.get(cvs, cvId);
    if (!cv) return undefined;
    const publishedVersion = publishedVersionOf(aggregate, cv.edition);
    if (cv.edition === 0 || (cv.publishedVersion ?? 0) >= publishedVersion) return { cv, changed: false };
    await storeSnapshot(context, user, cv, { settings: settingsOf(cv), aggregate, publishedVersion });
    const shown = await updated(context, { ...cv, publishedVersion });
    if (!shown) continue;
    await removeOlder(context, shown);
    return { cv: shown, changed: true };
  }
}

/** Takes the next number of an edition, which nobody else takes: so that what two publish at once never mixes. */
async function takeEdition(context: Stores, cvId: string): Promise<StoredCv | undefined> {
  for (;;) {
    const cv = await context.documents.get(cvs, cvId);
    if (!cv) return undefined;
    const taken = await updated(context, { ...cv, lastEdition: Math.max(cv.lastEdition, cv.edition) + 1 });
    if (taken) return taken;
  }
}

/**
 * Publishes settings: readers see the old page until the new one is whole, then settings and numbers together, in one change of the CV.
 * `after` says what else changes with it. Gives the CV as it is then; undefined where it is gone.
 */
export async function publishSettings(context: Stores, user: User, cvId: string, settings: CvSettings, after: (cv: StoredCv) => Partial<StoredCv>): Promise<StoredCv | undefined> {
  for (;;) {
    const aggregate = await ensureAggregate(context, user);
    const taken = await takeEdition(context, cvId);
    if (!taken) return undefined;
    const edition = taken.lastEdition;
    const publishedVersion = publishedVersionOf(aggregate, edition);
    await storeSnapshot(context, user, taken, { settings, aggregate, publishedVersion });
    const shown = await showEdition(context, cvId, { publishedVersion, change: (cv) => ({ ...settingsOf(settings), edition, publishedVersion, ...after(cv) }) });
    if (shown === 'outrun') continue;
    if (shown) await removeOlder(context, shown);
    return shown;
  }
}

/** Lets a CV show a version, whatever else of it changes meanwhile; `outrun` where readers see a later one already. */
async function showEdition(context: Stores, cvId: string, { publishedVersion, change }: { publishedVersion: number; change: (cv: StoredCv) => Partial<StoredCv> }): Promise<StoredCv | 'outrun' | undefined> {
  for (;;) {
    const cv = await context.documents.get(cvs, cvId);
    if (!cv) return undefined;
    if ((cv.publishedVersion ?? 0) >= publishedVersion) return 'outrun';
    const shown = await updated(context, { ...cv, ...change(cv) });
    if (shown) return shown;
  }
}
