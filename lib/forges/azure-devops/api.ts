import { GitApi } from 'azure-devops-node-api/GitApi.js';
import { PullRequestStatus, PullRequestTimeRangeType } from 'azure-devops-node-api/interfaces/GitInterfaces.js';

import { exchange, VersionRefused } from './exchange';
import type { Session } from './exchange';
import { notUnderstood } from './failures';
import { findLocation } from './locations';
import { connectionDataSchema, locationsSchema, projectPageSchema, pullRequestsSchema, pushSchema } from './schema';
import type { ConnectionData, PullRequestRow, VersionRange } from './schema';

/** What is asked of Azure DevOps. `null` where it answers that there is no such thing, or that this token may not know of it. */
export interface Api {
  whoAmI(): Promise<ConnectionData | null>;
  /** Rows as they came. `whole` is false where the server keeps some back. */
  repositories(project?: string): Promise<{ rows: unknown[]; whole: boolean } | null>;
  repository(idOrName: string, project?: string): Promise<unknown>;
  /** Number of the newest push, 0 where there never was one. */
  newestPush(repository: string): Promise<number | null>;
  /** A page of the pull requests of a project. `merged`: those that were completed in the time, else those that were opened in it. */
  pullRequests(project: string, search: PullRequestSearch): Promise<PullRequestRow[] | null>;
  projects(token: string | null): Promise<{ projects: { id: string; name: string }[]; next: string | null } | null>;
}

/** Which pull requests are asked for. Exactly one of the two persons is given. */
export interface PullRequestSearch {
  creatorId?: string;
  reviewerId?: string;
  merged: boolean;
  after: Date;
  before: Date;
  skip: number;
  top: number;
}

const PROJECTS_PAGE = 200;

/**
 * The client library with everything taken out of its hands that it does wrongly: its connections (it follows redirects with the token, takes proxies from the
 * environment, reads answers of any length and ends the process over a broken gzip), its discovery of addresses, its retries, and its tokens.
 */
export function createApi(session: Session, signal?: AbortSignal): Api {
  const git = new GitApi(session.place.base, [], { allowRedirects: false, allowRetries: false }, 'commit-stats');
  let last = new Headers();
  const send = async (method: 'GET' | 'OPTIONS', address: string, headers: Record<string, string> = {}) => {
    const answer = await exchange(session, method, address, headers.Accept ?? 'application/json', signal);
    last = answer.headers;
    return {
      message: { statusCode: answer.status, headers: Object.fromEntries(answer.headers) },
      readBody: () => Promise.resolve(answer.text),
    };
  };
  const client = {
    get: (address: string, headers?: Record<string, string>) => send('GET', address, headers),
    options: (address: string, headers?: Record<string, string>) => send('OPTIONS', address, headers),
  };
  git.rest.client = client as unknown as typeof git.rest.client;
  git.http = client as unknown as typeof git.http;

  let versions: Map<string, VersionRange> | undefined;
  git.vsoClient.beginGetLocation = (_area, id) => Promise.resolve(findLocation(id, versions));
  const withVersions = async <T>(call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (cause) {
      if (!(cause instanceof VersionRefused) || versions) throw cause instanceof VersionRefused ? notUnderstood('no version of its API is known') : cause;
      versions = await askVersions();
      return withVersions(call);
    }
  };
  const askVersions = async (): Promise<Map<string, VersionRange>> => {
    const { result } = await git.rest.options<unknown>(git.vsoClient.resolveUrl('/_apis/git'));
    const found = locationsSchema.safeParse(result);
    if (!found.success) throw notUnderstood('its list of resources');
    return new Map(found.data.value.map(({ id, ...range }) => [id.toLowerCase(), range]));
  };

  return {
    whoAmI: async () => {
      const { result } = await git.rest.get<unknown>(git.vsoClient.resolveUrl('/_apis/connectionData'));
      return result === null ? null : parse(connectionDataSchema, result, 'who the token belongs to');
    },
    repositories: (project) => withVersions(async () => {
      const rows: unknown = await git.getRepositories(project);
      if (rows === null) return null;
      if (!Array.isArray(rows)) throw notUnderstood('no list of repositories');
      return { rows, whole: !last.get('x-ms-continuationtoken') };
    }),
    repository: (idOrName, project) => withVersions(() => git.getRepository(idOrName, project)),
    newestPush: (repository) => withVersions(async () => {
      const pushes: unknown = await git.getPushes(repository, undefined, undefined, 1);
      if (pushes === null) return null;
      if (!Array.isArray(pushes)) throw notUnderstood('no list of pushes');
      return pushes.length === 0 ? 0 : parse(pushSchema, pushes[0], 'a push').pushId;
    }),
    pullRequests: (project, { creatorId, reviewerId, merged, after, before, skip, top }) => withVersions(async () => {
      const criteria = {
        ...(creatorId !== undefined && { creatorId }), ...(reviewerId !== undefined && { reviewerId }), status: merged ? PullRequestStatus.Completed : PullRequestStatus.All,
        queryTimeRangeType: merged ? PullRequestTimeRangeType.Closed : PullRequestTimeRangeType.Created, minTime: after, maxTime: before,
      };
      const rows: unknown = await git.getPullRequestsByProject(project, criteria, undefined, skip, top);
      return rows === null ? null : parse(pullRequestsSchema, rows, 'a list of pull requests');
    }),
    projects: async (token) => {
      const query = new URLSearchParams({ stateFilter: 'wellFormed', $top: String(PROJECTS_PAGE), ...(token === null ? {} : { continuationToken: token }) });
      const { result } = await git.rest.get<unknown>(`${git.vsoClient.resolveUrl('/_apis/projects')}?${query.toString()}`);
      if (result === null) return null;
      return { projects: parse(projectPageSchema, result, 'a list of projects').value, next: last.get('x-ms-continuationtoken') };
    },
  };
}

function parse<T>(schema: { safeParse(value: unknown): { success: true; data: T } | { success: false; error: unknown } }, value: unknown, what: string): T {
  const found = schema.safeParse(value);
  if (!found.success) throw notUnderstood(what);
  return found.data;
}
