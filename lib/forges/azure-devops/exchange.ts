import { setTimeout as sleep } from 'node:timers/promises';

import { AppError } from '../../errors/app-error';
import type { Pacer } from '../pacers';
import type { ForgeDeps } from '../port';
import { cancelled, notUnderstood, rateLimited, scopeMissing, sentElsewhere, tokenRefused, unreachable } from './failures';
import { readLimits } from './pause';
import { isWithin } from './place';
import type { Place } from './place';

/** One token at work. */
export interface Session {
  place: Place;
  outbound: ForgeDeps['outbound'];
  pacer: Pacer;
  now: () => number;
  /** Milliseconds before each new try after a failure that may pass, and up to as much again by chance. */
  waits: readonly number[];
}

/** An answer whose body is whole and is JSON; or a 404, whose body says nothing to us. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

/** The server is too old for the version of the API that was asked for. */
export class VersionRefused extends Error {
  override readonly name = 'VersionRefused';
}

/**
 * One request of the client library: to the organization's own address only, with the token, without following anything.
 * Failures that may pass are tried again a few times.
 * @throws AppError as the port lists them; VersionRefused.
 */
export async function exchange(session: Session, method: 'GET' | 'OPTIONS', address: string, accept: string, signal?: AbortSignal): Promise<Answer> {
  const url = new URL(address);
  if (!isWithin(session.place, url)) throw notUnderstood('an address outside of the organisation');
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await session.pacer.run(() => once(session, method, url, accept, signal), signal);
    } catch (cause) {
      if (signal?.aborted) throw cancelled();
      const wait = session.waits[attempt];
      if (wait === undefined || !mayPass(cause)) throw cause;
      await sleep(wait * (1 + Math.random()), undefined, { signal }).catch(() => {
        throw cancelled();
      });
    }
  }
}

/** Said at a moment: comes back by itself. With a moment to wait for, the job goes back to the queue instead. */
function mayPass(cause: unknown): boolean {
  return cause instanceof AppError && (cause.code === 'forge-unreachable' || cause.code === 'forge-failed') && cause.retryAt === undefined;
}

async function once(session: Session, method: string, url: URL, accept: string, signal?: AbortSignal): Promise<Answer> {
  if (signal?.aborted) throw cancelled();
  const response = await session.outbound.fetch(url.href, {
    method,
    redirect: 'manual',
    signal,
    headers: {
      accept,
      authorization: session.place.authorization,
      'user-agent': 'commit-stats',
      // Without it a refused token leads to a page for signing in instead of a 401.
      'x-tfs-fedauthredirect': 'Suppress',
    },
  });
  const now = session.now();
  const notice = readLimits(response.headers, response.status, now);
  session.pacer.note(notice);
  const text = await response.text();
  return judge(session.place, { status: response.status, headers: response.headers, text }, notice.pauseUntil);
}

/** Translates the status; the text of an error is never looked at, its `typeKey` is a name for programs. */
function judge(place: Place, answer: Answer, pauseUntil: number | undefined): Answer {
  const { status } = answer;
  // With a 404 the library hands on whatever part of the body was read in time: it gets none.
  if (status === 404) return { ...answer, text: '' };
  if (status === 429) throw rateLimited(pauseUntil ?? 0);
  if (status === 401 || status === 203 || status === 302 || status === 303 || status === 307) throw tokenRefused(place);
  if (status >= 300 && status < 400) throw sentElsewhere();
  if (status === 403) throw scopeMissing(place, typeKeyOf(answer.text));
  if (status === 400 && typeKeyOf(answer.text)?.startsWith('VssVersion')) throw new VersionRefused();
  if (status === 503 && pauseUntil !== undefined) throw unreachable(status, pauseUntil);
  if (status >= 500) throw unreachable(status);
  if (status !== 200) throw notUnderstood(`status ${status}`);
  // Its pages for signing in come with status 200 too.
  if (!/^application\/(\w+\+)?json\b/i.test(answer.headers.get('content-type') ?? '')) throw tokenRefused(place);
  checkWhole(answer.text);
  return answer;
}

/** The library takes what is no JSON for an empty answer: such an answer must never reach it. */
function checkWhole(text: string): void {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw notUnderstood('it ends too early or is no JSON');
  }
  if (typeof body !== 'object' || body === null) throw notUnderstood('it is no object');
  const { count, value } = body as { count?: unknown; value?: unknown };
  if (Array.isArray(value) && typeof count === 'number' && count !== value.length) throw notUnderstood('a list with another length than it says');
}

function typeKeyOf(text: string): string | undefined {
  try {
    const { typeKey } = JSON.parse(text) as { typeKey?: unknown };
    return typeof typeKey === 'string' ? typeKey : undefined;
  } catch {
    return undefined;
  }
}
