import { setTimeout as sleep } from 'node:timers/promises';
import { Octokit } from '@octokit/rest';
import type { ZodType } from 'zod';
import { AppError } from '../../errors/app-error';
import { STAYS } from '../../errors/kept';
import type { Pacer } from '../pacers';
import type { CallOptions, ForgeConnection, ForgeDeps } from '../port';
import { cancelled, notUnderstood, rateLimited, refusalOf, strayed } from './failures';
import { isSpeedLimit, noticeOf, retryMoment } from './limits';
import { nextPage } from './next-page';
import type { Place } from './place';

/** One request at a time a token, as GitHub advises. */
const CONCURRENCY = 1;
/** Times that a request is sent before a passing failure counts, and the pause after the first. */
const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 200;
const MOST_REDIRECTS = 3;
/** 100,000 rows, and the end of a list that never ends. */
const MOST_PAGES = 1_000;

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

export interface AskOptions extends CallOptions {
  /** For a conditional request. */
  etag?: string | null;
  /** Statuses that are answers here. */
  accept?: readonly number[];
}

/** The REST API as one token sees it. */
export interface GitHubClient {
  readonly place: Place;
  readonly connection: ForgeConnection;
  readonly pacer: Pacer;
  now(): number;
  /** A GET of a path such as `/user`. @throws AppError as the port lists them. */
  get(path: string, options?: AskOptions): Promise<Answer>;
  /** A POST without the token in its headers. */
  postOpenly(path: string, body: Record<string, unknown>, options?: CallOptions): Promise<Answer>;
  /** A list as its `Link` headers lead. Ends without an error only after the last page. `first` is an answer that is there already. */
  pages(path: string, options?: AskOptions, first?: Answer): AsyncIterable<Answer>;
}

/** The checked value of an answer. @throws AppError `forge-failed`. */
export function read<T>(answer: Answer, schema: ZodType<T>): T {
  let body: unknown;
  try {
    body = JSON.parse(answer.text);
  } catch {
    throw notUnderstood();
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw notUnderstood();
  return parsed.data;
}

const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** Makes the client of one connection. Nothing is sent yet. `lane` names requests that GitHub limits apart from the others. */
export function createGitHubClient(connection: ForgeConnection, deps: ForgeDeps, place: Place, lane = ''): GitHubClient {
  if (!/^[\x21-\x7e]+$/u.test(connection.token)) throw new AppError('token-refused', 'This is no token of GitHub: it has spaces or other characters that none has. Copy it again.', { link: place.fineGrainedTokens });
  const pacer = deps.pacers.get(`github ${place.server} ${connection.id}${lane}`, CONCURRENCY);
  const common = { baseUrl: place.api, userAgent: 'commit-stats', log: SILENT };
  const signed = new Octokit({ ...common, auth: connection.token });
  const open = new Octokit(common);

  /** One request through the library. Its own errors quote headers and bodies, and it takes a body that broke off for an empty one: neither is used. */
  const once = async (octokit: Octokit, method: string, address: string, parameters: Record<string, unknown>, signal: AbortSignal | undefined): Promise<Answer> => {
    const kept: { answer?: Answer; failure?: unknown } = {};
    const fetch: typeof globalThis.fetch = async (input, init) => {
      try {
        const response = await deps.outbound.fetch(input, { ...init, redirect: 'manual' });
        const answer = { status: response.status, headers: response.headers, text: await response.text() };
        kept.answer = answer;
        pacer.note(noticeOf(answer, deps.now()));
        return new Response(null, { status: 204 });
      } catch (cause) {
        kept.failure = cause;
        throw cause;
      }
    };
    await octokit.request(`${method} ${address}`, { ...parameters, request: { fetch, signal } }).catch((cause: unknown) => {
      kept.failure ??= cause;
    });
    if (kept.answer) return kept.answer;
    if (signal?.aborted) throw cancelled();
    if (kept.failure instanceof AppError) throw kept.failure.code === 'limit-exceeded' ? notUnderstood() : kept.failure;
    throw new AppError('forge-unreachable', 'GitHub could not be reached. Check its address, or try again later.', { kept: STAYS });
  };

  const judged = (answer: Answer, accept: readonly number[]): Answer => {
    const { status, headers } = answer;
    if (isSpeedLimit(answer)) throw rateLimited(retryMoment(headers, deps.now()));
    if (accept.includes(status)) return answer;
    if (status >= 400) throw refusalOf(answer, place, status >= 500 ? (pacer.state().pausedUntil ?? undefined) : undefined);
    if (status !== 200) throw notUnderstood();
    if (!/^application\/(?:\w[\w.+-]*\+)?json\b/iu.test(headers.get('content-type') ?? '') || !isJson(answer.text)) throw notUnderstood();
    return answer;
  };

  const repeated = async (send: () => Promise<Answer>, accept: readonly number[], signal: AbortSignal | undefined): Promise<Answer> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        if (signal?.aborted) throw cancelled();
        return judged(await pacer.run(send, signal), accept);
      } catch (cause) {
        const passing = cause instanceof AppError && (cause.code === 'forge-unreachable' || cause.code === 'forge-failed') && cause.retryAt === undefined;
        if (!passing || attempt === ATTEMPTS) throw cause;
        await sleep(FIRST_PAUSE_MS * 3 ** (attempt - 1) * (1 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
      }
    }
  };

  const get = async (path: string, options: AskOptions = {}): Promise<Answer> => {
    let address = path.startsWith('/') ? place.api + path : path;
    const headers = { 'x-github-api-version': '2022-11-28', accept: 'application/vnd.github+json', ...(options.etag ? { 'if-none-match': options.etag } : {}) };
    const accept = [...(options.accept ?? []), 301, 302, 307, 308];
    for (let step = 0; ; step += 1) {
      const here = address;
      const answer = await repeated(() => once(signed, 'GET', literal(here), { headers }, options.signal), accept, options.signal);
      if (![301, 302, 307, 308].includes(answer.status)) return answer;
      const next = answer.headers.get('location');
      if (next === null || step === MOST_REDIRECTS || !URL.canParse(next, address)) throw strayed();
      address = within(new URL(next, address), place);
    }
  };

  return {
    place,
    connection,
    pacer,
    now: deps.now,
    get,
    postOpenly: (path, body, options) => pacer.run(() => once(open, 'POST', place.api + path, body, options?.signal), options?.signal),
    pages: async function* (path, options = {}, first) {
      const visited = new Set<string>();
      let address = path.startsWith('/') ? place.api + path : path;
      let ready = first;
      for (let page = 1; ; page += 1) {
        if (visited.has(address) || page > MOST_PAGES) throw strayed();
        visited.add(address);
        const answer = ready ?? (await get(address, { ...options, etag: page === 1 ? options.etag : null }));
        ready = undefined;
        yield answer;
        const next = nextPage(answer.headers.get('link'));
        if (next === null) return;
        address = within(next, place);
      }
    },
  };
}

/** The library fills in `{…}` in an address: one that came from outside has none left. */
function literal(address: string): string {
  return address.replaceAll('{', '%7B').replaceAll('}', '%7D');
}

/** The address where it belongs to the same API; the token goes nowhere else. */
function within(url: URL, place: Place): string {
  const api = new URL(`${place.api}/`);
  if (url.origin !== api.origin || !url.pathname.startsWith(api.pathname) || url.username !== '' || url.password !== '') throw strayed();
  return url.href;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
