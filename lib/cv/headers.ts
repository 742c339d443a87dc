import { createHash } from 'node:crypto';
import { VARIANTS } from '../exports/variants';
import type { ExportAsk } from '../exports/variants';

/**
 * Content security policy of the public CV: no inline script or style is needed, forms go to the page itself,
 * and the interactive charts may create markup only through the one named trusted-types policy.
 */
export const CV_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types highcharts',
].join('; ');

/** Headers of every answer under `/cv/`, pages and refusals alike. Names in lower case. */
const COMMON = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': CV_POLICY,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
  vary: 'accept-encoding',
} as const;

/** A validator of a page's content, the same for each of its encodings (RFC 9110 section 8.8.1: weak). */
export function etagOf(html: string | Uint8Array): string {
  return `W/"${createHash('sha256').update(html).digest('base64url').slice(0, 27)}"`;
}

/** True where the reader already holds this page: `If-None-Match` names it, or is `*` (RFC 9110 section 13.1.2). */
export function holdsAlready(ifNoneMatch: string | null | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  const plain = etag.replace(/^W\//u, '');
  return ifNoneMatch.split(',').some(part => {
    const candidate = part.trim();
    return candidate === '*' || candidate.replace(/^W\//u, '') === plain;
  });
}

/**
 * Headers of a CV page. The reader's browser may keep it but asks again each time, so that a page that was
 * taken back is gone at once. Only a page everyone may read is offered to search engines.
 */
export function pageHeaders(page: { etag: string; visibility: 'private' | 'link' | 'public' }): Record<string, string> {
  const shared = page.visibility === 'public';
  return {
    ...COMMON,
    'cache-control': 'private, no-cache',
    etag: page.etag,
    ...(shared ? {} : { 'x-robots-tag': 'noindex, nofollow' }),
  };
}

/** How long others may keep a card or a badge of a public CV. */
const EMBED_SECONDS = 300;

/**
 * Headers of one of the forms of a CV. Those for readers go by the page's; those that other sites show may be kept for some
 * minutes and loaded from anywhere, and only public CVs have them. Nothing in any of them may load or run.
 */
export function exportHeaders(ask: ExportAsk, page: { etag: string; visibility: 'private' | 'link' | 'public'; slug: string }): Record<string, string> {
  const { audience, file } = VARIANTS[ask.variant];
  const name = file?.(page.slug, ask.name).replace(/[^\w.-]/gu, '-');
  return {
    ...pageHeaders(page),
    // Search engines are to show the page itself.
    'x-robots-tag': page.visibility === 'public' ? 'noindex' : 'noindex, nofollow',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    ...(name !== undefined && { 'content-disposition': `inline; filename="${name}"` }),
    ...(audience === 'everybody' && {
      'cache-control': `public, max-age=${EMBED_SECONDS}, s-maxage=${EMBED_SECONDS}`, 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*',
    }),
  };
}

/** Headers of a refusal (400, 404, 429, 503): kept nowhere, never indexed, in the reader's own language where that is known. */
export function refusalHeaders(retryAfterSeconds?: number): Record<string, string> {
  return {
    ...COMMON,
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
    vary: 'accept-encoding, accept-language',
    ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
  };
}
