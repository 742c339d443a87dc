import type { LimitNotice } from '../pacers';

/** Asked for a pause without a length: a minute. */
const UNSAID_MS = 60_000;
const LEAST_MS = 1000;
/** Nobody is kept waiting for longer on the word of one header. */
const MOST_MS = 3_600_000;

/**
 * The moment (milliseconds since 1970) until which `Retry-After` wants silence, at least a second and at most an hour from now; undefined where there is none.
 * Seconds or a date (RFC 9110, section 10.2.3); a date that is past because clocks differ counts as the shortest pause, nonsense as a minute.
 */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  const wait = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return now + Math.min(MOST_MS, Math.max(LEAST_MS, Number.isNaN(wait) ? UNSAID_MS : wait));
}

function count(header: string | null): number | undefined {
  return header !== null && /^\d{1,12}$/.test(header.trim()) ? Number(header) : undefined;
}

/**
 * What an answer says about limits. Azure DevOps sends these headers only near its limit, and `Retry-After` even with an answer that is good;
 * `X-RateLimit-Delay` tells how long this answer was held back and asks for nothing.
 */
export function readLimits(headers: Headers, status: number, now: number): LimitNotice {
  const reset = count(headers.get('x-ratelimit-reset'));
  const limit = count(headers.get('x-ratelimit-limit'));
  const remaining = count(headers.get('x-ratelimit-remaining'));
  const pauseUntil = readRetryAfter(headers.get('retry-after'), now) ?? (status === 429 ? pauseWithoutWord(reset, now) : undefined);
  return {
    ...(limit === undefined ? {} : { limit }),
    ...(remaining === undefined ? {} : { remaining }),
    ...(reset === undefined ? {} : { resets: reset * 1000 }),
    ...(pauseUntil === undefined ? {} : { pauseUntil }),
  };
}

function pauseWithoutWord(reset: number | undefined, now: number): number {
  return Math.min(now + MOST_MS, Math.max(now + UNSAID_MS, (reset ?? 0) * 1000));
}
