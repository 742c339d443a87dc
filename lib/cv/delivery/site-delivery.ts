import type { Context } from '../../context';
import { AppError } from '../../errors/app-error';
import { createRateLimit } from '../../limits/token-bucket';
import { createViewCounter } from '../../sharing/count-views';
import { createAccessFinder } from '../../sharing/find-access';
import { tryPassword } from '../../sharing/try-password';
import { visitorKind } from '../../sharing/visitor-kind';
import { localToday, oncePerMinute } from '../today';
import type { CvAnswer, CvDeliveryParts, CvRequest } from './answer-cv';
import { createCvDelivery } from './answer-cv';
import { createAdmission } from './admission';
import type { StatementClaims } from '../../exports/statement/claims';
import type { Signer } from '../../exports/statement/signer';
import type { DrawJob, DrawResult } from './draw-job';
import { encodeBody } from './encodings';
import type { EncodedBody } from './encodings';
import { createDrawPool } from './draw-pool';
import { createPageCache } from './page-cache';
import type { PublishedCv } from './published-cvs';

const CACHE_BYTES = 128 * 1024 * 1024;
const THREADS = 2;
const QUEUE = 16;
/** One address may have so many views drawn at once, then so many a minute. */
const DRAWINGS = { burst: 30, perMinute: 20 };
/** One address may try so many passwords at once, whatever the links, then so many a minute: each costs some tenths of a second. */
const PASSWORDS = { burst: 60, perMinute: 60 };
/** How often what is remembered of the store is asked for again, and counted views are written. */
const REFRESH_MS = 1_000;
const FLUSH_MS = 5_000;
/** How often the key that signs statements is opened anew. */
const KEY_MS = 600_000;

export interface SiteDelivery {
  answer: (request: CvRequest) => Promise<CvAnswer>;
  /** Writes the views counted so far and ends the drawing threads. */
  close: () => Promise<void>;
}

/** Calls an asynchronous function again and again, never twice at once. Gives what ends it. */
function repeat(work: () => Promise<void>, everyMs: number): () => void {
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const later = (): void => {
    timer = setTimeout(() => void work().finally(() => ended || later()), everyMs);
    timer.unref();
  };
  later();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

/** Loaded with the first page that is drawn: nothing before needs it. */
function lazySigner(context: Context): () => Promise<Signer> {
  let made: Promise<Signer> | undefined;
  return () => (made ??= import('../../exports/statement/signer').then(({ createSigner }) => createSigner(context, `${context.settings.baseUrl}/verify`)));
}

/** The claims of a page, signed here: a drawing thread has no key. */
async function signed(signer: Signer, { raw }: EncodedBody): Promise<EncodedBody> {
  return encodeBody(JSON.stringify(await signer.sign(JSON.parse(Buffer.from(raw).toString()) as StatementClaims), null, 1));
}

type Pages = Pick<CvDeliveryParts<PublishedCv>, 'messagePage' | 'passwordPage'>;

/** Everything that answers for CVs on a site: the store, the threads that draw, the memory. `drawScript` is the compiled program of a thread. */
export function createSiteDelivery(context: Context, { drawScript, messagePage, passwordPage }: { drawScript: string } & Pages): SiteDelivery {
  const { settings: { highchartsLicence, baseUrl }, log } = context;
  const pool = createDrawPool<DrawJob, DrawResult>({ script: drawScript, threads: THREADS, queue: QUEUE });
  const finder = createAccessFinder(context, error => log.warn({ err: error }, 'a store does not answer; what it last said stands for a minute'));
  const signer = lazySigner(context);
  const counter = createViewCounter(context.documents);
  const flush = (): Promise<void> => counter.flush().catch((error: unknown) => log.warn({ err: error }, 'views could not be written yet'));
  let drawn = false;
  const prepare = async (): Promise<void> => (drawn ? (await signer()).prepare() : undefined);
  const answer = createCvDelivery<PublishedCv>({
    admit: createAdmission(context, finder),
    tryNobodys: password => tryPassword(context, undefined, password),
    async draw({ cv, source, addresses, readUpTo }, view, today, part) {
      const here = `${baseUrl}/cv/${encodeURIComponent(cv.slug)}`;
      const shown = view.key === undefined ? cv : { ...cv, visibility: 'link' as const };
      const address = view.key === undefined ? here : `${here}?k=${view.key}`;
      const result = await pool.run({ kind: 'page', cv: shown, source, view, part, today, highchartsLicence, addresses, readUpTo, address });
      if (result.kind !== 'page') throw new AppError('internal', 'The drawing thread answered something else.');
      if (part.kind === 'export' && part.variant === 'statement' && result.body) return signed(await signer(), result.body);
      // Whoever reads a page may ask for its statement while the store is away.
      if (part.kind === 'page' && !drawn) {
        drawn = true;
        void prepare();
      }
      return result.body;
    },
    messagePage,
    passwordPage,
    cache: createPageCache(CACHE_BYTES),
    drawings: createRateLimit(DRAWINGS),
    passwords: createRateLimit(PASSWORDS),
    countView: (counted, day, { header }) => counter.count(counted, day, visitorKind(header?.('user-agent'), header?.('sec-purpose') ?? header?.('purpose'))),
    today: oncePerMinute(localToday),
    report: error => log.error({ err: error }, 'a CV page could not be made'),
  });
  const ends = [repeat(() => finder.refresh(), REFRESH_MS), repeat(flush, FLUSH_MS), repeat(prepare, KEY_MS)];
  return {
    answer,
    async close() {
      for (const end of ends) end();
      await Promise.all([pool.close(), flush()]);
    },
  };
}
