import type { Context } from '../context';
import { cvs, snapshots } from '../documents/collections';
import type { StoredCv, User } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { ensureAggregate } from './aggregate';
import { ensureCv, mostFrequentName } from './ensure-cv';
import { notePublished } from './left-behind';
import { publishNumbers } from './publish-cv';
import { collectedRepositories } from './sources';

/** What readers of one CV see after `publish`. */
export interface PublishedPage {
  slug: string;
  name: string;
  /** Version of the snapshot that is shown. */
  publishedVersion: number;
  /** False when everything was up to date before. */
  changed: boolean;
  /** Whether the charts of this snapshot are kept beside it already. */
  drawn: boolean;
}

/** What readers see after `publish`: the user's first CV, and all of them. */
export interface Published extends PublishedPage {
  pages: PublishedPage[];
}

async function published({ documents }: Pick<Context, 'documents'>, { id, slug, name, publishedVersion }: StoredCv, changed: boolean): Promise<PublishedPage> {
  const version = publishedVersion ?? 0;
  const [snapshot] = (await documents.list(snapshots, 'published', [id, version])).documents;
  return { slug, name, publishedVersion: version, changed, drawn: snapshot !== undefined && snapshot.drawn !== null };
}

/**
 * Brings the aggregate and the snapshots of all CVs of a user up to date with his facts; cheap when they are. A reader sees the old snapshot
 * until the new one is whole. Interrupted anywhere, the next call ends it. CVs that their owner never published stay as they are.
 */
export async function publish(context: Pick<Context, 'documents' | 'stats'>, user: User): Promise<Published> {
  // Before the facts are read: what changes while they are is not published with them.
  const states = (await collectedRepositories(context, user)).map(({ state }) => state);
  const aggregate = await ensureAggregate(context, user);
  const first = await ensureCv(context, user, mostFrequentName(states));
  const pages: PublishedPage[] = [];
  for (const { id } of [first, ...(await listAll(context.documents, cvs, 'owner', [user.id])).filter(({ id: other }) => other !== first.id)]) {
    const one = await publishNumbers(context, user, id, aggregate);
    if (one && one.cv.edition > 0) pages.push(await published(context, one.cv, one.changed));
  }
  await notePublished(context, states);
  return { ...(pages[0] ?? (await published(context, first, false))), pages };
}
