import { setTimeout as sleep } from 'node:timers/promises';
import { createRequesterFn } from '@gitbeaker/requester-utils';
import type { FormattedResponse, RequesterType, ResourceOptions, ResponseBodyTypes } from '@gitbeaker/requester-utils';
import { AppError } from '../../errors/app-error';
import { STAYS, TRIED_AGAIN } from '../../errors/kept';
import type { ForgeDeps } from '../port';
import type { Pacer } from '../pacers';
import { isSpeedLimit, noticeOf, retryMoment } from './limits';
import { nextPage } from './next-page';
import type { NextPage } from './next-page';
import { GitLabRefusal, refusalOf } from './refusal';

/** A renamed project leads to its number in one step, https://docs.gitlab.com/api/rest/#redirects. */
const MOST_REDIRECTS = 3;

/** What the library does not hand on. */
export interface Exchange {
  next: NextPage;
}

export interface RequesterOptions {
  deps: ForgeDeps;
  pacer: Pacer;
  /** Address of the server without a slash at the end. */
  server: string;
  signal: AbortSignal | undefined;
  /** Milliseconds before each new attempt of a request that only reads. */
  waits: readonly number[];
  /** Takes what the library drops. */
  exchange: Exchange;
}

interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

interface LibraryOptions {
  method?: string;
  headers?: Record<string, string>;
  searchParams?: string;
  prefixUrl?: string;
}

function notUnderstood(cause?: unknown): AppError {
  return new AppError('forge-failed', 'GitLab gave an answer that was not understood.', { cause, kept: TRIED_AGAIN });
}

function elsewhere(): AppError {
  return new AppError('address-refused', 'The server sends requests for this token to another address, and a token goes nowhere but to its own server. Enter the address at which the server really is.');
}

function failureOf(cause: unknown, signal: AbortSignal | undefined): AppError {
  if (signal?.aborted) return new AppError('cancelled', 'The request was cancelled.');
  if (cause instanceof AppError) return cause;
  // The cause of a failed request can quote its headers, and so the token: it goes no further.
  return new AppError('forge-unreachable', 'GitLab could not be reached. Check its address, or try again later.', { kept: STAYS });
}

async function send(url: URL, method: string, headers: Record<string, string>, { deps, pacer, signal }: RequesterOptions): Promise<Answer> {
  try {
    return await pacer.run(async () => {
      const response = await deps.outbound.fetch(url, { method, headers, redirect: 'manual', signal: signal ?? null });
      pacer.note(noticeOf(response.status, response.headers, deps.now()));
      return { status: response.status, headers: response.headers, text: await response.text() };
    }, signal);
  } catch (cause) {
    throw failureOf(cause, signal);
  }
}

async function follow(first: URL, method: string, headers: Record<string, string>, options: RequesterOptions): Promise<Answer> {
  let url = first;
  for (let step = 0; ; step += 1) {
    const answer = await send(url, method, headers, options);
    const location = answer.headers.get('location');
    if (answer.status < 300 || answer.status >= 400 || answer.status === 304) return answer;
    if (location === null || method !== 'GET' || step === MOST_REDIRECTS || !URL.canParse(location, url)) throw notUnderstood();
    url = new URL(location, url);
    const api = new URL(`${options.server}/api/v4/`);
    if (url.origin !== api.origin || !url.pathname.startsWith(api.pathname) || url.username !== '' || url.password !== '') throw elsewhere();
  }
}

function bodyOf({ status, headers, text }: Answer): ResponseBodyTypes {
  if (status === 204) return null;
  if (mediaType(headers) !== 'application/json') throw notUnderstood();
  try {
    return JSON.parse(text) as ResponseBodyTypes;
  } catch {
    throw notUnderstood();
  }
}

function mediaType(headers: Headers): string {
  return (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

async function exchangeOnce(url: URL, method: string, headers: Record<string, string>, options: RequesterOptions): Promise<FormattedResponse> {
  const answer = await follow(url, method, headers, options);
  const { status } = answer;
  if (status >= 400) {
    const retryAt = retryMoment(status, answer.headers, options.deps.now());
    const refused = { status, text: answer.text, limited: isSpeedLimit(status, answer.headers) };
    throw refusalOf(refused, options.server, retryAt);
  }
  // Nothing is ever asked conditionally, so a 304 comes from something between that does not know its place.
  if (status < 200 || status >= 300) throw notUnderstood();
  options.exchange.next = nextPage(answer.headers.get('link'), url);
  return { body: bodyOf(answer), headers: {}, status };
}

/** What may be different a moment later; a server that says when to come back is not asked before. */
function isPassing(cause: unknown, pacer: Pacer, now: number): boolean {
  if (!(cause instanceof AppError) || (pacer.state().pausedUntil ?? 0) > now) return false;
  if (cause instanceof GitLabRefusal) return cause.answered >= 500;
  return cause.code === 'forge-unreachable' || cause.code === 'forge-failed';
}

async function exchangeSeveralTimes(url: URL, method: string, headers: Record<string, string>, options: RequesterOptions): Promise<FormattedResponse> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await exchangeOnce(url, method, headers, options);
    } catch (cause) {
      const wait = options.waits[attempt];
      if (method !== 'GET' || wait === undefined || !isPassing(cause, options.pacer, options.deps.now())) throw cause;
      await sleep(wait * (1 + Math.random() / 2), undefined, { signal: options.signal }).catch(() => undefined);
      if (options.signal?.aborted) throw failureOf(cause, options.signal);
    }
  }
}

/**
 * What sends the requests of @gitbeaker/rest in place of its own code, which would follow redirects and `Link` to anywhere, repeat a refused request ten
 * times within a second, and hand out errors that contain the token. Gives no headers back, so that the library never fetches a second page by itself.
 */
export function createRequester(options: RequesterOptions): (resource: ResourceOptions) => RequesterType {
  return createRequesterFn(
    (_resource, request) => Promise.resolve(request),
    async (endpoint, given): Promise<FormattedResponse<never>> => {
      const { method = 'GET', headers = {}, searchParams = '', prefixUrl = '' } = (given ?? {}) as LibraryOptions;
      const url = new URL(endpoint, prefixUrl);
      url.search = searchParams;
      return (await exchangeSeveralTimes(url, method, { accept: 'application/json', ...headers }, options)) as FormattedResponse<never>;
    },
  );
}
