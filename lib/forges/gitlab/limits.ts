import type { LimitNotice } from '../pacers';

const SECOND = 1000;
/** Without a word of the server: at least a minute, and not all at the same moment. */
const UNSAID = 60 * SECOND;
const SPREAD = 30 * SECOND;
/** GitLab bars an address for a quarter of an hour after too many refused sign-ins. */
const BARRED = 900 * SECOND;
/** No limit of GitLab reaches further than an hour; a header that says more is a mistake or malice. */
const LONGEST = 3_600 * SECOND;

function whole(text: string | null): number | undefined {
  return text !== null && /^\d{1,12}$/.test(text.trim()) ? Number(text) : undefined;
}

/** Seconds or a date, as RFC 9110 section 10.2.3 allows; undefined where it lies in the past or cannot be read. */
function saidBy(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const seconds = whole(header);
  const at = seconds === undefined ? Date.parse(header) : now + seconds * SECOND;
  return Number.isFinite(at) && at > now ? at : undefined;
}

/** Milliseconds since 1970 at which a refused request may be tried again: what the server said, a second at least, an hour at most; else a minute and a bit. */
export function retryMoment(status: number, headers: Headers, now: number): number {
  const reset = whole(headers.get('ratelimit-reset'));
  const said = saidBy(headers.get('retry-after'), now) ?? (reset !== undefined && reset * SECOND > now ? reset * SECOND : undefined);
  if (said !== undefined) return Math.min(Math.max(said, now + SECOND), now + LONGEST);
  return now + (status === 403 ? BARRED : UNSAID) + Math.floor(Math.random() * SPREAD);
}

/** A 403 about speed: nothing is left, or it comes as plain text from before the application, as after too many refused sign-ins. */
export function isSpeedLimit(status: number, headers: Headers): boolean {
  if (status !== 403) return status === 429;
  const type = headers.get('content-type') ?? '';
  return headers.has('retry-after') || whole(headers.get('ratelimit-remaining')) === 0 || type.startsWith('text/plain');
}

/** What an answer's headers say of the limit, https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/#response-headers. */
export function noticeOf(status: number, headers: Headers, now: number): LimitNotice {
  const reset = whole(headers.get('ratelimit-reset'));
  const resets = reset === undefined ? undefined : Math.min(reset * SECOND, now + LONGEST);
  const limit = whole(headers.get('ratelimit-limit'));
  const remaining = whole(headers.get('ratelimit-remaining'));
  const notice: LimitNotice = {
    ...(limit === undefined ? {} : { limit }),
    ...(remaining === undefined ? {} : { remaining }),
    ...(resets === undefined ? {} : { resets }),
  };
  if (isSpeedLimit(status, headers) || (status >= 500 && headers.has('retry-after'))) notice.pauseUntil = retryMoment(status, headers, now);
  else if (remaining === 0 && resets !== undefined && resets > now) notice.pauseUntil = resets;
  return notice;
}
