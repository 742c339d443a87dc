import type { LimitNotice } from '../pacers';

const SECOND = 1000;
/** Without a word: at least a minute, and not all at the same moment (https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api). */
const UNSAID = 60 * SECOND;
const SPREAD = 30 * SECOND;
/** No limit of GitHub reaches further than an hour; a header that says more is a mistake or malice. */
const LONGEST = 3_600 * SECOND;

function whole(text: string | null): number | undefined {
  return text !== null && /^\d{1,12}$/u.test(text.trim()) ? Number(text) : undefined;
}

function bounded(at: number, now: number): number {
  return Math.min(Math.max(at, now + SECOND), now + LONGEST);
}

/** Seconds or a date, RFC 9110 section 10.2.3: a second at least, an hour at most; undefined where there is none or none can be read. */
function retryAfter(headers: Headers, now: number): number | undefined {
  const said = headers.get('retry-after');
  if (said === null) return undefined;
  const seconds = whole(said);
  const at = seconds === undefined ? Date.parse(said) : now + seconds * SECOND;
  return Number.isFinite(at) ? bounded(at, now) : undefined;
}

function reset(headers: Headers, now: number): number | undefined {
  const seconds = whole(headers.get('x-ratelimit-reset'));
  return seconds === undefined ? undefined : Math.min((seconds + 1) * SECOND, now + LONGEST);
}

function usedUp(headers: Headers): boolean {
  return whole(headers.get('x-ratelimit-remaining')) === 0;
}

/** Whether a refusal is about speed: the primary limit is used up, or the secondary one was met. Other 403s are about rights. */
export function isSpeedLimit(answer: { status: number; headers: Headers; text: string }): boolean {
  if (answer.status === 429) return true;
  if (answer.status !== 403) return false;
  return usedUp(answer.headers) || answer.headers.has('retry-after') || /secondary rate limit|abuse detection|API rate limit exceeded/iu.test(answer.text);
}

/** When a refused request may be sent again, in milliseconds since 1970. */
export function retryMoment(headers: Headers, now: number): number {
  const resets = usedUp(headers) ? reset(headers, now) : undefined;
  return retryAfter(headers, now) ?? (resets === undefined ? undefined : bounded(resets, now)) ?? now + UNSAID + Math.floor(Math.random() * SPREAD);
}

/** What an answer says of the limits, and how long to be silent. */
export function noticeOf(answer: { status: number; headers: Headers; text: string }, now: number): LimitNotice {
  const { headers, status } = answer;
  const limit = whole(headers.get('x-ratelimit-limit'));
  const remaining = whole(headers.get('x-ratelimit-remaining'));
  const resets = reset(headers, now);
  const notice: LimitNotice = { ...(limit === undefined ? {} : { limit }), ...(remaining === undefined ? {} : { remaining }), ...(resets === undefined ? {} : { resets }) };
  if (isSpeedLimit(answer)) return { ...notice, pauseUntil: retryMoment(headers, now) };
  const later = status >= 500 ? retryAfter(headers, now) : undefined;
  if (later !== undefined) return { ...notice, pauseUntil: later };
  return remaining === 0 && resets !== undefined && resets > now ? { ...notice, pauseUntil: resets } : notice;
}
