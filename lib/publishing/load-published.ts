import { promisify } from 'node:util';
import { brotliCompress, brotliDecompressSync, constants } from 'node:zlib';
import type { Context } from '../context';
import { cvs, snapshots } from '../documents/collections';
import type { StoredCv, StoredSnapshot, User } from '../documents/collections';
import { isConflict } from '../errors/is-conflict';
import { unpackSnapshot } from '../snapshots/pack-snapshot';
import type { Snapshot } from '../snapshots/types';
import { storedAggregate } from './aggregate';

type Documents = Pick<Context, 'documents'>;

/** A CV with the numbers its readers see. */
export interface PublishedCv {
  cv: StoredCv;
  /** Which snapshot it is: as long as `cv.publishedVersion` stays, nothing changed. */
  publishedVersion: number;
  snapshot: Snapshot;
  /** What `saveDrawn` was given for this snapshot; null when nothing was drawn for it yet. */
  drawn: unknown;
}

/** The CV at an address, without its numbers: small, for asking whether something changed. Who may see it is the caller's question. */
export async function loadCv({ documents }: Documents, slug: string): Promise<StoredCv | undefined> {
  return (await documents.list(cvs, 'slug', [slug])).documents[0];
}

/** The packed snapshot of one published version; undefined once a newer one replaced it. */
export async function publishedSnapshot({ documents }: Documents, cvId: string, publishedVersion: number): Promise<StoredSnapshot | undefined> {
  return (await documents.list(snapshots, 'published', [cvId, publishedVersion])).documents[0];
}

/** The CV at an address with the numbers it shows; undefined when there is none, or none was published. */
export async function loadSnapshot(context: Documents, slug: string): Promise<PublishedCv | undefined> {
  for (let last: number | null = -1; ;) {
    const cv = await loadCv(context, slug);
    // A snapshot that is gone was replaced between the two reads; the same version twice means it is really missing.
    if (!cv || cv.publishedVersion === null || cv.publishedVersion === last) return undefined;
    const stored = await publishedSnapshot(context, cv.id, cv.publishedVersion);
    if (stored) return { cv, publishedVersion: stored.publishedVersion, snapshot: unpackSnapshot(stored.columns), drawn: unpackDrawn(stored.drawn) };
    last = cv.publishedVersion;
  }
}

/** The user's own numbers, unredacted, as of the last `publish`; undefined before the first. */
export async function loadAggregate(context: Documents, user: User): Promise<Snapshot | undefined> {
  const stored = await storedAggregate(context, user);
  return stored && unpackSnapshot(stored.columns);
}

/** The addresses of all CVs of a user, the oldest first. */
export async function cvsOf({ documents }: Documents, user: User): Promise<StoredCv[]> {
  return (await documents.list(cvs, 'owner', [user.id])).documents;
}

function unpackDrawn(drawn: Uint8Array | null): unknown {
  return drawn === null ? null : JSON.parse(brotliDecompressSync(drawn).toString('utf8'));
}

/**
 * Keeps what was drawn from a snapshot, any JSON, compressed beside it. Gives false when that snapshot is no longer shown, or somebody
 * else kept his drawing first: nothing is stored then.
 */
export async function saveDrawn(context: Documents, cvId: string, publishedVersion: number, drawn: unknown): Promise<boolean> {
  const stored = await publishedSnapshot(context, cvId, publishedVersion);
  if (!stored) return false;
  const text = Buffer.from(JSON.stringify(drawn), 'utf8');
  const packed = await promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } });
  try {
    await context.documents.update(snapshots, { ...stored, drawn: new Uint8Array(packed) });
    return true;
  } catch (error) {
    if (isConflict(error)) return false;
    throw error;
  }
}
