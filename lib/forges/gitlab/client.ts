import type { BaseResourceOptions } from '@gitbeaker/requester-utils';
import type { ZodType } from 'zod';
import { AppError } from '../../errors/app-error';
import { TRIED_AGAIN } from '../../errors/kept';
import type { CallOptions, ForgeConnection, ForgeDeps, RateLimitState } from '../port';
import { GitLabRefusal, tokenImpossible } from './refusal';
import { createRequester } from './requester';
import type { Exchange } from './requester';

/** Requests of one token that may be under way at once. */
const CONCURRENCY = 4;
/** 100,000 rows: more than any person reads, and the end of a list that never ends. */
const MOST_PAGES = 1_000;

/** What every class of the client library is made with. */
export type LibraryOptions = BaseResourceOptions<false>;

/** Parameters of a list; the library writes them in snake case. */
export type ListParameters = Record<string, string | number | boolean>;

/** The API of one server as one token sees it. */
export interface GitLabClient {
  readonly connection: ForgeConnection;
  now(): number;
  rateLimit(): RateLimitState;
  /**
   * One request through the client library.
   * @throws GitLabRefusal for a status of 400 and above; AppError `forge-failed` for an answer of another shape than `schema`, and the codes of the port.
   */
  ask<T>(request: (library: LibraryOptions) => Promise<unknown>, schema: ZodType<T>, options?: CallOptions): Promise<T>;
  /**
   * A list, page by page, as its `Link` headers lead. Ends without an error only after the last page.
   * @throws as `ask`; AppError `forge-failed` where the list leads elsewhere, in a circle, or on without end.
   */
  pages(request: (library: LibraryOptions, parameters: ListParameters) => Promise<unknown>, first: ListParameters, options?: CallOptions): AsyncIterable<unknown[]>;
}

function notUnderstood(): AppError {
  return new AppError('forge-failed', 'GitLab gave an answer that was not understood.', { kept: TRIED_AGAIN });
}

function strayed(): AppError {
  return new AppError('forge-failed', 'GitLab gave a list that does not end, or that leads to another address. What was read of it stays; the rest is tried again later.');
}

/** Parameters of the API only: the library takes some names, such as `sudo` and `userId`, for orders to itself. */
function asParameters(query: Record<string, string>): ListParameters {
  return Object.fromEntries(Object.entries(query).filter(([name]) => /^[a-z]+(?:_[a-z]+)*$/.test(name) && name !== 'sudo'));
}

/** Makes the client of one connection. Nothing is sent yet. `waits`: milliseconds before each new attempt. */
export function createGitLabClient(connection: ForgeConnection, deps: ForgeDeps, waits: readonly number[]): GitLabClient {
  const { server } = connection;
  const pacer = deps.pacers.get(`gitlab ${server} ${connection.id}`, CONCURRENCY);

  const call = async (request: (library: LibraryOptions) => Promise<unknown>, options: CallOptions | undefined, exchange: Exchange): Promise<unknown> => {
    if (!/^[\x21-\x7e]+$/.test(connection.token)) throw tokenImpossible(server);
    const requesterFn = createRequester({ deps, pacer, server, signal: options?.signal, waits, exchange });
    try {
      // As an OAuth token: the library's other header would follow redirects to other hosts. GitLab takes every kind of token this way.
      return await request({ host: server, oauthToken: connection.token, queryTimeout: null, rateLimits: {}, requesterFn });
    } catch (cause) {
      throw cause instanceof AppError && cause.code !== 'limit-exceeded' ? cause : notUnderstood();
    }
  };

  return {
    connection,
    now: deps.now,
    rateLimit: () => pacer.state(),
    ask: async (request, schema, options) => {
      const parsed = schema.safeParse(await call(request, options, { next: null }));
      if (!parsed.success) throw notUnderstood();
      return parsed.data;
    },
    pages: async function* (request, first, options) {
      const visited = new Set<string>();
      let parameters = first;
      for (let page = 1; ; page += 1) {
        const exchange: Exchange = { next: null };
        const here = parameters;
        const rows = await call((library) => request(library, here), options, exchange);
        if (!Array.isArray(rows)) throw notUnderstood();
        yield rows;
        if (exchange.next === null) return;
        const mark = JSON.stringify(exchange.next);
        if (exchange.next === 'elsewhere' || visited.has(mark) || page === MOST_PAGES) throw strayed();
        visited.add(mark);
        parameters = asParameters(exchange.next);
      }
    },
  };
}

/** Runs a request and gives null where GitLab answers with one of the statuses, and not because of its speed. */
export async function unless<T>(statuses: readonly number[], request: Promise<T>): Promise<T | null> {
  try {
    return await request;
  } catch (cause) {
    if (cause instanceof GitLabRefusal && cause.code !== 'rate-limited' && statuses.includes(cause.answered)) return null;
    throw cause;
  }
}
