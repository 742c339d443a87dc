import type { Context } from '../../context';
import { createRateLimit } from '../../limits/token-bucket';
import { AppError } from '../../errors/app-error';
import { localToday } from '../today';
import type { CvAnswer, CvDeliveryParts, CvRequest } from './answer-cv';
import { createCvDelivery } from './answer-cv';
import type { DrawJob, DrawResult } from './draw-job';
import { createDrawPool } from './draw-pool';
import { createPageCache } from './page-cache';
import { createCvLookup } from './published-cvs';
import type { PublishedCv } from './published-cvs';

const CACHE_BYTES = 128 * 1024 * 1024;
const THREADS = 2;
const QUEUE = 16;
/** One address may have so many views drawn at once, then so many a minute. */
const DRAWINGS = { burst: 30, perMinute: 20 };

export interface SiteDelivery {
  answer: (request: CvRequest) => Promise<CvAnswer>;
  /** Ends the drawing threads. */
  close: () => Promise<void>;
}

/** Everything that answers for CVs on a site: the store, the threads that draw, the memory. `drawScript` is the compiled program of a thread. */
export function createSiteDelivery(context: Context, { drawScript, messagePage }: { drawScript: string } & Pick<CvDeliveryParts<PublishedCv>, 'messagePage'>): SiteDelivery {
  const { settings: { highchartsLicence, baseUrl }, log } = context;
  const pool = createDrawPool<DrawJob, DrawResult>({ script: drawScript, threads: THREADS, queue: QUEUE });
  const answer = createCvDelivery<PublishedCv>({
    mayRead: createCvLookup(context),
    async draw({ cv, source, addresses }, view, today, part) {
      const result = await pool.run({ kind: 'page', cv, source, view, part, today, highchartsLicence, addresses, address: `${baseUrl}/cv/${encodeURIComponent(cv.slug)}` });
      if (result.kind !== 'page') throw new AppError('internal', 'The drawing thread answered something else.');
      return result.body;
    },
    messagePage,
    cache: createPageCache(CACHE_BYTES),
    drawings: createRateLimit(DRAWINGS),
    today: localToday,
    report: error => log.error({ err: error }, 'a CV page could not be made'),
  });
  return { answer, close: () => pool.close() };
}
