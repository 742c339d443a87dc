import { createAdmission } from '../../lib/cv/delivery/admission';
import type { CvAnswer } from '../../lib/cv/delivery/answer-cv';
import { createCvDelivery } from '../../lib/cv/delivery/answer-cv';
import { encodeBody } from '../../lib/cv/delivery/encodings';
import { createPageCache } from '../../lib/cv/delivery/page-cache';
import type { PublishedCv } from '../../lib/cv/delivery/published-cvs';
import { cvTarget } from '../../lib/cv/delivery/target';
import type { Context } from '../../lib/context';
import { cvs, snapshots } from '../../lib/documents/collections';
import type { StoredCv } from '../../lib/documents/collections';
import { createRateLimit } from '../../lib/limits/token-bucket';
import { createViewCounter } from '../../lib/sharing/count-views';
import type { ViewCounter } from '../../lib/sharing/count-views';
import { createAccessFinder } from '../../lib/sharing/find-access';
import type { AccessFinder } from '../../lib/sharing/find-access';
import { tryPassword } from '../../lib/sharing/try-password';
import { visitorKind } from '../../lib/sharing/visitor-kind';
import { emptyCells } from '../../lib/snapshots/cells';
import { packSnapshot } from '../../lib/snapshots/pack-snapshot';
import { cvOf } from '../contracts/fixtures';

/** Everything of a site's delivery but the drawing: a part is drawn as its own address. */
export interface TestDelivery {
  finder: AccessFinder;
  counter: ViewCounter;
  ask(address: string, more?: { method?: string; headers?: Record<string, string>; body?: string }): Promise<CvAnswer & { text: string }>;
}

/** Delivery over a store. `now` is the clock of links' ends and of what is remembered. */
export function testDelivery(context: Pick<Context, 'documents' | 'settings'>, now: () => number = Date.now, today: () => string = () => '2026-11-21'): TestDelivery {
  const finder = createAccessFinder(context, () => {}, now);
  const counter = createViewCounter(context.documents);
  const answer = createCvDelivery<PublishedCv>({
    admit: createAdmission(context, finder, today),
    tryNobodys: (password) => tryPassword(context, undefined, password),
    draw: async (cv, view, _today, part) => encodeBody(`${cv.cv.slug} ${JSON.stringify(part)} ${JSON.stringify(view)}`),
    messagePage: async (status, sentence) => `<p>${status} ${sentence}</p>`,
    passwordPage: async (action, problem) => `<form action="${action}">${problem ?? ''}</form>`,
    cache: createPageCache(10_000_000),
    drawings: createRateLimit({ burst: 10_000, perMinute: 10_000 }),
    passwords: createRateLimit({ burst: 10_000, perMinute: 10_000 }),
    countView: (counted, day, { header }) => counter.count(counted, day, visitorKind(header?.('user-agent'), header?.('sec-purpose'))),
    today,
    report: (error) => { throw error; },
  });
  return {
    finder, counter,
    async ask(address, { method = 'GET', headers = {}, body = '' } = {}) {
      const { pathname, searchParams } = new URL(address, 'http://stats.example.org');
      const target = cvTarget(pathname);
      if (!target) throw new Error(`${pathname} is no address of a CV`);
      const given = await answer({ method, target, query: searchParams, address: '127.0.0.1', header: (name) => headers[name], body: async () => body });
      return { ...given, text: Buffer.from(given.body ?? []).toString('utf8') };
    },
  };
}

/** A published CV without commits. */
export async function storeCv({ documents }: Pick<Context, 'documents'>, ownerId: string, slug: string, other: Partial<StoredCv> = {}): Promise<StoredCv> {
  const cv = await documents.insert(cvs, cvOf(slug, { ownerId, publishedVersion: 1, ...other }));
  const columns = packSnapshot({ format: 1, rules: 1, made: '2026-11-20T10:00:00.000Z', repositories: [], languages: [], ...emptyCells(), incomplete: [] });
  await documents.insert(snapshots, { id: `snapshot-${slug}`, ownerId, cvId: cv.id, publishedVersion: 1, columns, drawn: null });
  return cv;
}
