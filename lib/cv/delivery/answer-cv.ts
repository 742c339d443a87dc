import { AppError } from '../../errors/app-error';
import type { RateLimit } from '../../limits/token-bucket';
import { VARIANTS } from '../../exports/variants';
import { etagOf, exportHeaders, holdsAlready, pageHeaders, refusalHeaders } from '../headers';
import { TABLES } from '../tables';
import { canonicalQuery, parseView, presetOf, serialiseView } from '../view';
import type { CvView } from '../types';
import { chooseEncoding, encodeBody, encoded } from './encodings';
import type { EncodedBody } from './encodings';
import type { PageCache } from './page-cache';
import { contentTypeOf, lookOf } from './target';
import type { CvPart, CvTarget } from './target';

/** What delivery needs to know of a CV on every request; it is asked anew each time, so a page taken back is gone at once. */
export interface DeliverableCv {
  id: string;
  visibility: 'private' | 'link' | 'public';
  /** Changes whenever anything a reader sees may have changed: the CV, its numbers, the rules. */
  version: string;
  /** Languages that a view may name. */
  languages: readonly string[];
}

export interface CvRequest {
  method: string;
  target: CvTarget;
  query: URLSearchParams;
  /** Whoever asks, for the limit on drawing; an address. */
  address: string;
  acceptEncoding?: string | null;
  ifNoneMatch?: string | null;
}

/** An answer in full; the body is absent for HEAD and 304. */
export interface CvAnswer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array | undefined;
}

export interface CvDeliveryParts<Cv extends DeliverableCv> {
  /** The CV if this reader may see it. */
  mayRead(slug: string): Promise<Cv | undefined>;
  /** Draws a part of a CV, packed; undefined where it has no such part. Throws `busy` when too many wait. */
  draw(cv: Cv, view: CvView, today: string, part: CvPart): Promise<EncodedBody | undefined>;
  /** Markup of a page that holds one message; with the CV's slug where there is one to go back to. */
  messagePage(status: number, sentence: string, slug?: string): Promise<string>;
  cache: PageCache;
  /** How often one address may have a view drawn. */
  drawings: RateLimit;
  /** `YYYY-MM-DD` now. */
  today(): string;
  /** Told of failures that no reader caused. */
  report(error: unknown): void;
}

export const NO_PAGE = 'There is no page here. The link may have ended or been typed differently. Ask the person who sent it for a new one.';
const RETRY_SECONDS = 5;

/** Answers requests for CV pages; the server in front and the route of the app both do it by this, so that they agree. */
export function createCvDelivery<Cv extends DeliverableCv>(parts: CvDeliveryParts<Cv>): (request: CvRequest) => Promise<CvAnswer> {
  let missing: Promise<EncodedBody> | undefined;

  const send = (request: CvRequest, status: number, headers: Record<string, string>, body: EncodedBody): CvAnswer => {
    const { part } = request.target;
    const packed = part.kind === 'export' && status === 200 && VARIANTS[part.variant].packed;
    const form = encoded(body, packed ? undefined : chooseEncoding(request.acceptEncoding));
    return { status, headers: { ...headers, ...form.headers }, body: request.method === 'HEAD' ? undefined : form.bytes };
  };
  const refuse = async (request: CvRequest, status: number, sentence: string, retryAfter?: number): Promise<CvAnswer> =>
    send(request, status, refusalHeaders(retryAfter), await encodeBody(await parts.messagePage(status, sentence, request.target.slug), 4));
  const refuseMissing = async (request: CvRequest): Promise<CvAnswer> => {
    missing ??= parts.messagePage(404, NO_PAGE).then(html => encodeBody(html));
    return send(request, 404, refusalHeaders(), await missing);
  };

  const page = async (request: CvRequest, cv: Cv, view: CvView): Promise<CvAnswer> => {
    const today = parts.today();
    const part = lookOf(request.target.part, request.query);
    const variant = part.kind === 'export' ? VARIANTS[part.variant] : undefined;
    const key = JSON.stringify([cv.id, cv.version, today, serialiseView(view), part]);
    let there = parts.cache.get(key);
    if (!there) {
      // Charts of the presets were drawn with the snapshot, in every measure.
      const preset = view.language === undefined && presetOf(view, today) !== undefined;
      const free = (preset && !variant?.heavy) || parts.cache.isMaking(key);
      const wait = free ? undefined : parts.drawings.take(request.address);
      if (wait !== undefined) {
        return refuse(request, 429, `Many different views were asked for from your address. The next one can be drawn in ${wait} seconds; those drawn before still open.`, wait);
      }
      there = await parts.cache.getOrMake(key, async () => {
        const body = await parts.draw(cv, view, today, part);
        if (!body) throw new AppError('not-found', NO_PAGE);
        return { etag: etagOf(body.raw), body };
      });
    }
    const headers = {
      ...(part.kind === 'export' ? exportHeaders(part, { etag: there.etag, visibility: cv.visibility, slug: request.target.slug }) : pageHeaders({ etag: there.etag, visibility: cv.visibility })),
      'content-type': contentTypeOf(part),
    };
    if (holdsAlready(request.ifNoneMatch, there.etag)) return { status: 304, headers, body: undefined };
    return send(request, 200, headers, there.body);
  };

  return async request => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      const answer = await refuse(request, 405, 'This page can only be read.');
      return { ...answer, headers: { ...answer.headers, allow: 'GET, HEAD' } };
    }
    try {
      const cv = await parts.mayRead(request.target.slug);
      if (!cv) return await refuseMissing(request);
      const { part } = request.target;
      if (part.kind === 'table' && !Object.hasOwn(TABLES, part.chart)) return await refuseMissing(request);
      // Image proxies keep these, so what only some may read is not in them.
      if (part.kind === 'export' && VARIANTS[part.variant].audience === 'everybody' && cv.visibility !== 'public') return await refuseMissing(request);
      const view = parseView(request.query, cv.languages);
      const query = canonicalQuery(request.query, view);
      if (query !== undefined && part.kind === 'page') {
        const location = `/cv/${encodeURIComponent(request.target.slug)}${query === '' ? '' : `?${query}`}`;
        return { status: 303, headers: { ...refusalHeaders(), location }, body: undefined };
      }
      return await page(request, cv, view);
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-found') return refuseMissing(request);
      if (error instanceof AppError && error.code === 'wrong-use') return refuse(request, 400, error.message);
      if (error instanceof AppError && (error.code === 'busy' || error.code === 'cancelled')) {
        return refuse(request, 503, 'Many views are being drawn at the moment. Try again in a few seconds; the page without a choice still opens.', RETRY_SECONDS);
      }
      parts.report(error);
      return refuse(request, 500, 'This page could not be made. Nothing is lost; try again in a moment.', RETRY_SECONDS);
    }
  };
}
