import { LRUCache } from 'lru-cache';
import type { Context } from '../../context';
import { identities } from '../../documents/collections';
import type { StoredCv, StoredSnapshot } from '../../documents/collections';
import { publishedSnapshot } from '../../publishing/load-published';
import { readUpTo } from '../../publishing/read-up-to';
import { unpackSnapshot } from '../../snapshots/pack-snapshot';
import { languagesOf } from '../page';
import { pageCv } from '../page-cv';
import { oncePerMinute, utcToday } from '../today';
import type { Cv } from '../types';
import type { DeliverableCv } from './answer-cv';
import type { DrawSource } from './draw-job';

/** A CV that a reader may see, with what its pages are drawn from. */
export interface PublishedCv extends DeliverableCv {
  cv: Cv;
  source: DrawSource;
  /** How many addresses the commits were chosen by. */
  addresses: number;
  /** `YYYY-MM-DD` up to which nothing newer was found; absent where the numbers are newer or nobody knows. */
  readUpTo?: string;
}

type Documents = Pick<Context, 'documents'>;
type Content = Pick<PublishedCv, 'source' | 'addresses' | 'languages' | 'readUpTo'>;

const KEPT_BYTES = 64 * 1024 * 1024;

/** What the page needs of a stored CV. */
export function cvOf(stored: StoredCv): Cv {
  return pageCv(stored, stored);
}

/** A stored snapshot as a drawing thread takes it. */
export function drawSourceOf(stored: StoredSnapshot): DrawSource {
  return { key: `${stored.id} ${stored.version}`, columns: stored.columns, drawn: stored.drawn };
}

/**
 * Loads what the pages of a CV are drawn from; only what never changes under a published version is kept. Gives undefined where it has no
 * numbers, or where they were replaced since the CV was read.
 */
export function createCvContents(context: Documents): (cv: StoredCv) => Promise<PublishedCv | undefined> {
  const { documents } = context;
  const day = oncePerMinute(utcToday);
  const contents = new LRUCache<string, Content>({
    maxSize: KEPT_BYTES,
    sizeCalculation: ({ source }) => source.columns.length + (source.drawn?.length ?? 0) + 1_000,
  });
  const contentOf = async (cv: StoredCv): Promise<Content | undefined> => {
    if (cv.publishedVersion === null) return undefined;
    const today = day();
    // Anew each day: a page that is drawn again says up to when it was read.
    const key = `${cv.id} ${cv.publishedVersion} ${today}`;
    const there = contents.get(key);
    if (there) return there;
    const stored = await publishedSnapshot(context, cv.id, cv.publishedVersion);
    if (!stored) return undefined;
    const owned = await documents.list(identities, 'owner', [cv.ownerId], { limit: 1_000 });
    const snapshot = unpackSnapshot(stored.columns);
    const read = snapshot.made.slice(0, 10) < today ? await readUpTo(context, cv.ownerId) : undefined;
    const content = { source: drawSourceOf(stored), addresses: owned.documents.length, languages: languagesOf(snapshot, today), ...(read !== undefined && read > snapshot.made.slice(0, 10) && { readUpTo: read }) };
    contents.set(key, content);
    return content;
  };
  return async cv => {
    const content = await contentOf(cv);
    return content && { id: cv.id, visibility: cv.visibility, version: `${cv.version}.${cv.publishedVersion}`, language: cv.language, cv: cvOf(cv), ...content };
  };
}
