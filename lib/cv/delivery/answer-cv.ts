import type { CvLanguage } from '../../documents/collections/cv-languages';
import { AppError } from '../../errors/app-error';
import { failingSince } from '../../health/outages';
import type { RateLimit } from '../../limits/token-bucket';
import { VARIANTS } from '../../exports/variants';
import { etagOf, exportHeaders, holdsAlready, pageHeaders, refusalHeaders } from '../headers';
import { isTable } from '../tables';
import type { ViewCounter } from '../../sharing/count-views';
import type { Tried } from '../../sharing/try-password';
import { WHOLE_VIEW, canonicalQuery, parseView, presetOf, serialiseView } from '../view';
import type { CvView } from '../types';
import type { Words } from '../words/types';
import { preferredLanguage } from '../words/preferred-language';
import { wordsOf } from '../words/words';
import { chooseEncoding, encodeBody, encoded, keptBody } from './encodings';
import type { EncodedBody, KeptBody } from './encodings';
import type { PageCache } from './page-cache';
import { audienceOf, contentTypeOf, lookOf } from './target';
import type { CvPart, CvTarget } from './target';

/** What delivery needs to know of a CV on every request; it is asked anew each time, so a page taken back is gone at once. */
export interface DeliverableCv {
  id: string;
  visibility: 'private' | 'link' | 'public';
  /** Changes whenever anything a reader sees may have changed: the CV, its numbers, the rules. */
  version: string;
  /** Languages that a view may name. */
  languages: readonly string[];
  /** Of its fixed words; English where it is missing. */
  language?: CvLanguage;
}

export interface CvRequest {
  method: string;
  target: CvTarget;
  query: URLSearchParams;
  /** Whoever asks, for the limit on drawing; an address. */
  address: string;
  acceptEncoding?: string | null;
  ifNoneMatch?: string | null;
  /** Any other header by its name in lower case. */
  header?: (name: string) => string | null | undefined;
  /** What was sent along, read when it is asked for. Throws `too-large`. */
  body?: () => Promise<string>;
}

/** An answer in full; the body is absent for HEAD and 304. */
export interface CvAnswer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array | undefined;
}

/** What a reader gets of a CV. */
export type Admission<Cv> =
  /** `view` is absent where nobody counts it: its owner looks. */
  | { access: 'show'; cv: Cv; counted: Parameters<ViewCounter['count']>[0] | undefined; /** Whether its owner looks. */ own?: boolean }
  /** The CV stands at another slug now. */
  | { access: 'moved'; slug: string }
  | { access: 'ask-password'; language?: CvLanguage; counted: Parameters<ViewCounter['count']>[0]; tryPassword: (password: string) => Promise<Tried> }
  | { access: 'missing' };

export interface CvDeliveryParts<Cv extends DeliverableCv> {
  /** What this reader gets; asked on every request. Throws `store-failed` where nobody can say. */
  admit(request: CvRequest): Promise<Admission<Cv>>;
  /** Takes as long as a password on a link that is there. */
  tryNobodys(password: string): Promise<unknown>;
  /** Draws a part of a CV, packed; undefined where it has no such part. Throws `busy` when too many wait. */
  draw(cv: Cv, view: CvView, today: string, part: CvPart): Promise<EncodedBody | undefined>;
  /** Markup of a page that holds one message; with the address of the whole page where there is one to go back to. */
  messagePage(status: number, sentence: string, whole?: string, language?: CvLanguage): Promise<string>;
  /** Markup of the page that asks for a link's password and sends it to `action`; with what was wrong with the last one. */
  passwordPage(action: string, problem?: string, language?: CvLanguage): Promise<string>;
  cache: PageCache;
  /** How often one address may have a view drawn. */
  drawings: RateLimit;
  /** How often one address may try passwords, whatever the links. */
  passwords: RateLimit;
  /** Told of each view that counts. */
  countView(counted: Parameters<ViewCounter['count']>[0], day: string, request: CvRequest): void;
  /** `YYYY-MM-DD` now. */
  today(): string;
  /** Told of failures that no reader caused. */
  report(error: unknown): void;
}

export const NO_PAGE = 'There is no page here. The link may have ended or been typed differently. Ask the person who sent it for a new one.';
const RETRY_SECONDS = 5;
/** Parameters of a view: whoever came from this site with one of them looks at another part of what he opened before. */
const CHOICES = ['from', 'to', 'language', 'measure'];

/** The secret in an address. */
export function secretOf(query: URLSearchParams): string | null {
  return query.get('k');
}

/** Path and query of a CV or one of its parts, with the secret that came along. */
function addressOf(slug: string, rest: string, query: URLSearchParams | string): string {
  const search = query.toString();
  return `/cv/${encodeURIComponent(slug)}${rest}${search === '' ? '' : `?${search}`}`;
}

/** Answers requests for CV pages; the server in front and the route of the app both do it by this, so that they agree. */
export function createCvDelivery<Cv extends DeliverableCv>(parts: CvDeliveryParts<Cv>): (request: CvRequest) => Promise<CvAnswer> {
  const missing = new Map<CvLanguage, Promise<EncodedBody>>();
  // Of what may not be seen nobody learns the language either: only a CV that is shown or asks for its password gives one. Else it is the reader's own.
  const languages = new WeakMap<CvRequest, CvLanguage>();
  const languageFor = (request: CvRequest): CvLanguage => languages.get(request) ?? preferredLanguage(request.header?.('accept-language')) ?? 'en';
  const wordsFor = (request: CvRequest): Words => wordsOf(languageFor(request));

  const send = (request: CvRequest, status: number, headers: Record<string, string>, body: KeptBody): CvAnswer => {
    const { part } = request.target;
    const packed = part.kind === 'export' && status === 200 && VARIANTS[part.variant].packed;
    const form = encoded(body, packed ? undefined : chooseEncoding(request.acceptEncoding));
    return { status, headers: { ...headers, ...form.headers }, body: request.method === 'HEAD' ? undefined : form.bytes };
  };
  const refuse = async (request: CvRequest, status: number, sentence: string, retryAfter?: number): Promise<CvAnswer> => {
    const secret = secretOf(request.query);
    const whole = addressOf(request.target.slug, '', secret === null ? '' : new URLSearchParams({ k: secret.slice(0, 100) }));
    return send(request, status, refusalHeaders(retryAfter), await encodeBody(await parts.messagePage(status, sentence, whole, languageFor(request)), 4));
  };
  const refuseMissing = async (request: CvRequest): Promise<CvAnswer> => {
    const { language, pages } = wordsFor(request);
    const made = missing.get(language) ?? parts.messagePage(404, pages.noPage, undefined, language).then(html => encodeBody(html));
    missing.set(language, made);
    made.catch(() => missing.delete(language));
    return send(request, 404, refusalHeaders(), await made);
  };
  const leadTo = (status: 303 | 308, location: string, more: Record<string, string> = {}): CvAnswer => ({ status, headers: { ...refusalHeaders(), location, ...more }, body: undefined });
  const askPassword = async (request: CvRequest, status: number, problem?: string, retryAfter?: number): Promise<CvAnswer> => {
    const html = await parts.passwordPage(addressOf(request.target.slug, '', request.query), problem, languageFor(request));
    return send(request, status, refusalHeaders(retryAfter), await encodeBody(html, 4));
  };

  const page = async (request: CvRequest, { cv, own }: Extract<Admission<Cv>, { access: 'show' }>, view: CvView): Promise<CvAnswer> => {
    const today = parts.today();
    const asked = lookOf(request.target.part, request.query);
    const part: CvPart = own && asked.kind === 'page' ? { kind: 'page', own: true } : asked;
    const variant = part.kind === 'export' ? VARIANTS[part.variant] : undefined;
    const key = JSON.stringify([cv.id, cv.version, today, serialiseView(view), part]);
    let there = parts.cache.get(key);
    if (!there) {
      // Charts of the presets were drawn with the snapshot, in every measure.
      const preset = view.language === undefined && presetOf(view, today) !== undefined;
      const free = (preset && !variant?.heavy) || parts.cache.isMaking(key);
      const wait = free ? undefined : parts.drawings.take(request.address);
      if (wait !== undefined) {
        return refuse(request, 429, wordsFor(request).pages.tooMany(wait), wait);
      }
      there = await parts.cache.getOrMake(key, async () => {
        const body = await parts.draw(cv, view, today, part);
        if (!body) throw new AppError('not-found', NO_PAGE);
        return { etag: etagOf(body.raw), body: keptBody(body) };
      });
    }
    const secret = secretOf(request.query) !== null;
    // What a secret opened is nothing for search engines, and nobody between may keep it.
    const seen = { etag: there.etag, visibility: secret ? 'link' as const : cv.visibility };
    const headers = {
      ...(part.kind === 'export' ? exportHeaders(part, { ...seen, slug: request.target.slug }) : pageHeaders(seen)),
      ...(secret && { 'cache-control': 'private, no-cache' }),
      'content-type': contentTypeOf(part),
    };
    if (holdsAlready(request.ifNoneMatch, there.etag)) return { status: 304, headers, body: undefined };
    return send(request, 200, headers, there.body);
  };

  const show = async (request: CvRequest, shown: Extract<Admission<Cv>, { access: 'show' }>): Promise<CvAnswer> => {
    const { cv, counted } = shown;
    const { target: { part, slug }, query } = request;
    if (part.kind === 'table' && !isTable(part.chart)) return refuseMissing(request);
    const chosen = CHOICES.some(name => query.has(name));
    const view = chosen ? parseView(query, cv.languages, wordsFor(request)) : WHOLE_VIEW;
    const right = chosen ? canonicalQuery(query, view) : undefined;
    if (right !== undefined && part.kind === 'page') return leadTo(303, addressOf(slug, '', right));
    const secret = secretOf(query);
    const answer = await page(request, shown, secret === null || audienceOf(part) === 'everybody' ? view : { ...view, key: secret });
    const within = request.header?.('sec-fetch-site') === 'same-origin' && (secret !== null || chosen);
    if (counted && part.kind === 'page' && request.method === 'GET' && answer.status < 400 && !within) parts.countView(counted, parts.today(), request);
    return answer;
  };

  const admit = async (request: CvRequest): Promise<Admission<Cv>> => {
    const admission = await parts.admit(request);
    const language = admission.access === 'show' ? admission.cv.language : admission.access === 'ask-password' ? admission.language : undefined;
    if (language !== undefined) languages.set(request, language);
    return admission;
  };

  const read = async (request: CvRequest): Promise<CvAnswer> => {
    const admission = await admit(request);
    switch (admission.access) {
      case 'missing': return refuseMissing(request);
      case 'moved': return leadTo(308, addressOf(admission.slug, request.target.rest, request.query));
      case 'ask-password': return askPassword(request, request.target.part.kind === 'page' ? 200 : 403);
      case 'show': return show(request, admission);
      default: return admission satisfies never;
    }
  };

  const unlock = async (request: CvRequest): Promise<CvAnswer> => {
    const wait = parts.passwords.take(request.address);
    if (wait !== undefined) return refuse(request, 429, wordsFor(request).pages.password.fromYou(wait), wait);
    const password = new URLSearchParams(await request.body?.()).get('password') ?? '';
    const admission = await admit(request);
    if (admission.access === 'missing') await parts.tryNobodys(password);
    if (admission.access !== 'ask-password') return admission.access === 'show' ? leadTo(303, addressOf(request.target.slug, '', request.query)) : read(request);
    const tried = await admission.tryPassword(password);
    if (tried.outcome === 'wrong') return askPassword(request, 403, wordsFor(request).pages.password.wrong);
    if (tried.outcome === 'too-many') return askPassword(request, 429, wordsFor(request).pages.password.tooMany(tried.wait), tried.wait);
    parts.countView(admission.counted, parts.today(), request);
    return leadTo(303, addressOf(request.target.slug, '', request.query), { 'set-cookie': tried.cookie });
  };

  const failed = (request: CvRequest, error: unknown): Promise<CvAnswer> => {
    const code = error instanceof AppError ? error.code : undefined;
    if (code === 'not-found') return refuseMissing(request);
    if (error instanceof AppError && (code === 'wrong-use' || code === 'too-large')) return refuse(request, error.status, error.message);
    if (code === 'busy' || code === 'cancelled') {
      return refuse(request, 503, wordsFor(request).pages.busy, RETRY_SECONDS);
    }
    if (code === 'store-failed') {
      const { pages, instant } = wordsFor(request);
      const since = failingSince('documents');
      return refuse(request, 503, pages.away(since === undefined ? undefined : instant(new Date(since).toISOString())), RETRY_SECONDS);
    }
    parts.report(error);
    return refuse(request, 500, wordsFor(request).pages.failedMore, RETRY_SECONDS);
  };

  return async request => {
    try {
      if (request.method === 'POST' && request.target.part.kind === 'page') return await unlock(request);
      if (request.method === 'GET' || request.method === 'HEAD') return await read(request);
      const answer = await refuse(request, 405, wordsFor(request).pages.readOnly);
      return { ...answer, headers: { ...answer.headers, allow: 'GET, HEAD' } };
    } catch (error) {
      return failed(request, error);
    }
  };
}
