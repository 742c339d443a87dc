import { createHash } from 'node:crypto';
import type { DescriptionCheck } from './description';
import { accessTo } from './world';
import type { GitLabWorld, SimulatedAccount, SimulatedProject, SimulatedToken } from './world';
import { commitViews, emailViews, projectView, tokenView, userView } from './views';

/** One request to the REST API. `url` is whole, with the server's own origin. */
export interface ApiRequest {
  method: string;
  url: URL;
  headers: Record<string, string | string[] | undefined>;
}

export interface ApiAnswer {
  status: number;
  headers: Record<string, string>;
  /** Text as it goes over the line. */
  text: string;
}

interface Found {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

interface Caller {
  token: SimulatedToken;
  account: SimulatedAccount;
}

interface Here {
  world: GitLabWorld;
  base: string;
  url: URL;
  caller: Caller;
}

/** Scopes of which one is needed; null: any. */
const READS_API = ['api', 'read_api'];
const READS_USER = ['api', 'read_api', 'read_user'];

const ROUTES: { method: string; pattern: RegExp; route: string; scopes: string[] | null; answer: (here: Here, key: string) => Promise<Found> | Found }[] = [
  { method: 'GET', pattern: /^\/user$/, route: '/api/v4/user', scopes: READS_USER, answer: ({ caller, base }) => ok(userView(caller.account, base)) },
  { method: 'GET', pattern: /^\/user\/emails$/, route: '/api/v4/user/emails', scopes: READS_USER, answer: ({ caller, url, base }) => byOffset(emailViews(caller.account), url, base) },
  { method: 'GET', pattern: /^\/personal_access_tokens\/self$/, route: '/api/v4/personal_access_tokens/self', scopes: null, answer: showToken },
  { method: 'DELETE', pattern: /^\/personal_access_tokens\/self$/, route: '/api/v4/personal_access_tokens/self', scopes: null, answer: revokeToken },
  { method: 'GET', pattern: /^\/projects$/, route: '/api/v4/projects', scopes: READS_API, answer: listProjects },
  { method: 'GET', pattern: /^\/projects\/([^/]+)$/, route: '/api/v4/projects/{id}', scopes: READS_API, answer: showProject },
  { method: 'GET', pattern: /^\/projects\/([^/]+)\/repository\/commits$/, route: '/api/v4/projects/{id}/repository/commits', scopes: READS_API, answer: listCommits },
];

function ok(body: unknown): Found {
  return { status: 200, body };
}

function notFound(what: string): Found {
  return { status: 404, body: { message: `404 ${what} Not Found` } };
}

function showToken({ caller, world }: Here): Found {
  return caller.token.kind === 'oauth' ? { status: 400, body: { message: '400 Bad request - This endpoint requires token type to be a personal access token' } } : ok(tokenView(caller.token, world));
}

function revokeToken({ caller }: Here): Found {
  if (caller.token.kind === 'oauth') return { status: 400, body: { message: '400 Bad request' } };
  caller.token.revoked = true;
  return { status: 204, body: null };
}

function perPage(url: URL): number {
  return Math.min(100, Number(url.searchParams.get('per_page') ?? 20));
}

function linkTo(url: URL, base: string, changes: Record<string, string>, rel: string): string {
  const target = new URL(`${base}${url.pathname.slice(new URL(base).pathname.replace(/\/$/, '').length)}${url.search}`);
  for (const [name, value] of Object.entries(changes)) target.searchParams.set(name, value);
  return `<${target.href}>; rel="${rel}"`;
}

/** Offset pagination with all its headers. */
function byOffset(rows: unknown[], url: URL, base: string): Found {
  const size = perPage(url);
  const page = Number(url.searchParams.get('page') ?? 1);
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const links = [
    ...(page < pages ? [linkTo(url, base, { page: String(page + 1) }, 'next')] : []),
    ...(page > 1 ? [linkTo(url, base, { page: String(page - 1) }, 'prev')] : []),
    linkTo(url, base, { page: '1' }, 'first'),
    linkTo(url, base, { page: String(pages) }, 'last'),
  ];
  const headers = {
    link: links.join(', '), 'x-page': String(page), 'x-per-page': String(size), 'x-total': String(rows.length), 'x-total-pages': String(pages),
    'x-next-page': page < pages ? String(page + 1) : '', 'x-prev-page': page > 1 ? String(page - 1) : '',
  };
  return { status: 200, body: rows.slice((page - 1) * size, page * size), headers };
}

async function listProjects({ world, base, url, caller }: Here): Promise<Found> {
  if (caller.token.granular && !caller.token.granular.projects) return insufficient(['read_api']);
  const wanted = url.searchParams;
  const account = caller.account.id;
  const after = wanted.get('last_activity_after');
  const rows = [...world.projects.values()]
    .filter((project) => accessTo(project, account) !== 'none')
    .filter((project) => wanted.get('membership') !== 'true' || project.members.has(account))
    .filter((project) => after === null || Date.parse(project.lastActivity) >= Date.parse(after))
    .sort((left, right) => left.id - right.id);
  const view = (project: SimulatedProject): Promise<unknown> => projectView(world, project, account, base, { simple: wanted.get('simple') === 'true', licence: false, statistics: false });
  if (wanted.get('pagination') !== 'keyset') {
    const found = byOffset(rows, url, base);
    return { ...found, body: await Promise.all((found.body as SimulatedProject[]).map(view)) };
  }
  if (wanted.get('order_by') !== 'id') return { status: 405, body: { error: 'Keyset pagination is not yet available for this type of request' } };
  const page = rows.filter(({ id }) => id > Number(wanted.get('id_after') ?? 0)).slice(0, perPage(url));
  const last = page.at(-1);
  const more = last !== undefined && rows.at(-1) !== last;
  return { status: 200, body: await Promise.all(page.map(view)), headers: more ? { link: linkTo(url, base, { id_after: String(last.id) }, 'next') } : {} };
}

type Sought = { project: SimulatedProject } | Found;

function seek({ world, base, url, caller }: Here, key: string, rest = ''): Sought {
  const projects = [...world.projects.values()];
  const project = /^\d+$/.test(key) ? world.projects.get(Number(key)) : projects.find(({ path }) => path.toLowerCase() === key.toLowerCase());
  if (project) return accessTo(project, caller.account.id) === 'none' ? notFound('Project') : { project };
  const moved = projects.find(({ formerPaths }) => formerPaths.includes(key));
  if (!moved || accessTo(moved, caller.account.id) === 'none') return notFound('Project');
  const location = `${base}/api/v4/projects/${moved.id}${rest}${url.search}`;
  return { status: 301, body: { message: 'Moved permanently' }, headers: { location } };
}

async function showProject(here: Here, key: string): Promise<Found> {
  const sought = seek(here, key);
  if (!('project' in sought)) return sought;
  const { searchParams } = here.url;
  const wishes = { simple: false, licence: searchParams.get('license') === 'true', statistics: searchParams.get('statistics') === 'true' };
  return ok(await projectView(here.world, sought.project, here.caller.account.id, here.base, wishes));
}

async function listCommits(here: Here, key: string): Promise<Found> {
  const sought = seek(here, key, '/repository/commits');
  if (!('project' in sought)) return sought;
  const { project } = sought;
  if (accessTo(project, here.caller.account.id) !== 'code') return { status: 403, body: { message: '403 Forbidden' } };
  if (project.folder === null) return notFound('Repository');
  return ok(await commitViews(project, perPage(here.url), here.base));
}

function insufficient(scopes: string[]): Found {
  return { status: 403, body: { error: 'insufficient_scope', error_description: 'The request requires higher privileges than provided by the access token.', scope: scopes.join(' ') } };
}

function invalid(description: string): Found {
  return { status: 401, body: { error: 'invalid_token', error_description: description } };
}

/** The token of a request's headers; a refusal where it is none that works. */
export function callerOf(world: GitLabWorld, secret: string | undefined): Caller | Found {
  const token = secret === undefined ? undefined : world.tokens.get(secret);
  const account = token && world.accounts.get(token.account);
  if (!token || !account) return { status: 401, body: { message: '401 Unauthorized' } };
  if (token.revoked) return invalid('Token was revoked. You have to re-authorize from the user.');
  if (token.expires !== null && Date.parse(`${token.expires}T00:00:00Z`) <= world.now()) return invalid('Token is expired. You can either do re-authorization or token refresh.');
  return { token, account };
}

/** The secret of a request, in either of the two headers that GitLab reads. */
export function secretOf(headers: ApiRequest['headers']): string | undefined {
  const bearer = /^Bearer (.+)$/i.exec(String(headers.authorization ?? ''))?.[1];
  return bearer ?? (headers['private-token'] === undefined ? undefined : String(headers['private-token']));
}

async function find(world: GitLabWorld, request: ApiRequest, base: string): Promise<Found & { route: string }> {
  const path = request.url.pathname.slice(`${new URL(base).pathname.replace(/\/$/, '')}/api/v4`.length);
  const route = ROUTES.find(({ method, pattern }) => method === request.method && pattern.test(path));
  if (!route) return { status: 404, body: { error: '404 Not Found' }, route: '' };
  const caller = callerOf(world, secretOf(request.headers));
  if (!('token' in caller)) return { ...caller, route: route.route };
  const { scopes } = route;
  if (scopes !== null && !caller.token.granular && !caller.token.scopes.some((scope) => scopes.includes(scope))) return { ...insufficient(scopes), route: route.route };
  const key = decodeURIComponent(route.pattern.exec(path)?.[1] ?? '');
  return { ...(await route.answer({ world, base, url: request.url, caller }, key)), route: route.route };
}

/** Answers a request as GitLab does. Every answer is checked against the official description; `faults` takes what does not fit. */
export async function answerApi(world: GitLabWorld, request: ApiRequest, base: string, check: DescriptionCheck, faults: string[]): Promise<ApiAnswer> {
  const found = await find(world, request, base);
  if (found.route !== '') faults.push(...check.faults({ method: request.method, route: found.route, query: request.url.searchParams }, found));
  const text = found.body === null ? '' : JSON.stringify(found.body);
  const headers: Record<string, string> = { ...(text === '' ? {} : { 'content-type': 'application/json' }), vary: 'Origin', 'x-gitlab-meta': '{"version":"1"}', ...found.headers };
  if (found.status !== 200) return { status: found.status, headers, text };
  headers.etag = `W/"${createHash('md5').update(text).digest('hex')}"`;
  headers['cache-control'] = 'max-age=0, private, must-revalidate';
  return request.headers['if-none-match'] === headers.etag ? { status: 304, headers, text: '' } : { status: 200, headers, text };
}
