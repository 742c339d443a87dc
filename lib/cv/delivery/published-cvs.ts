import { LRUCache } from 'lru-cache';
import type { Context } from '../../context';
import { identities } from '../../documents/collections';
import type { StoredCv, StoredSnapshot } from '../../documents/collections';
import { AppError } from '../../errors/app-error';
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

/** The day on which it was read: a page that is drawn again says up to when its numbers are. */
interface Kept {
  day: string;
  content: Content;
}

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
 * numbers, or where they were replaced since the CV was read. Where the store is out of reach, yesterday's stand. `day` gives `YYYY-MM-DD` in UTC.
 */
export function createCvContents(context: Documents, day: () => string = oncePerMinute(utcToday)): (cv: StoredCv) => Promise<PublishedCv | undefined> {
  const { documents } = context;
  const contents = new LRUCache<string, Kept>({
    maxSize: KEPT_BYTES,
    sizeCalculation: ({ content: { source } }) => source.columns.length + (source.drawn?.length ?? 0) + 1_000,
  });
  const read = async (cv: StoredCv, publishedVersion: number, today: string): Promise<Content | undefined> => {
    const stored = await publishedSnapshot(context, cv.id, publishedVersion);
    if (!stored) return undefined;
    const owned = await documents.list(identities, 'owner', [cv.ownerId], { limit: 1_000 });
    const snapshot = unpackSnapshot(stored.columns);
    const upTo = snapshot.made.slice(0, 10) < today ? await readUpTo(context, cv.ownerId) : undefined;
    return { source: drawSourceOf(stored), addresses: owned.documents.length, languages: languagesOf(snapshot, today), ...(upTo !== undefined && upTo > snapshot.made.slice(0, 10) && { readUpTo: upTo }) };
  };
  const contentOf = async (cv: StoredCv): Promise<Content | undefined> => {
    if (cv.publishedVersion === null) return undefined;
    const today = day();
    const key = `${cv.id} ${cv.publishedVersion}`;
    const there = contents.get(key);
    if (there?.day === today) return there.content;
    try {
      const content = await read(cv, cv.publishedVersion, today);
      if (content) contents.set(key, { day: today, content });
      return content;
    } catch (error) {
      if (there && error instanceof AppError && error.code === 'store-failed') return there.content;
      throw error;
    }
  };
  return async cv => {
    const content = await contentOf(cv);
    return content && { id: cv.id, visibility: cv.visibility, version: `${cv.version}.${cv.publishedVersion}`, language: cv.language, cv: cvOf(cv), ...content };
  };
}
