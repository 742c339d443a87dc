import { conditional } from '../core/conditional';
import { bearerOf } from '../core/credentials';
import { findRoute, linkHeader, numberedPage } from '../core/routes';
import type { Route } from '../core/routes';
import type { Asked, RestReply } from '../core/server';
import type { DescriptionCheck } from './description';
import { accessTo } from './world';
import type { GitLabWorld, SimulatedAccount, SimulatedProject, SimulatedToken } from './world';
import { commitViews, emailViews, gpgKeyViews, mergeRequestView, projectView, sshKeyViews, tokenView, userView } from './views';

interface Found extends RestReply {
  body: unknown;
}

interface Caller {
  token: SimulatedToken;
  account: SimulatedAccount;
}

interface Here {
  world: GitLabWorld;
  /** Address of the server, with the path below which GitLab lives. */
  base: string;
  asked: Asked;
  caller: Caller;
}

/** Scopes of which one is needed; null: any. */
const READS_API = ['api', 'read_api'];
const READS_USER = ['api', 'read_api', 'read_user'];

const ROUTES: readonly (Route & { route: string; scopes: string[] | null; answer: (here: Here, key: string) => Promise<Found> | Found })[] = [
  { method: 'GET', pattern: /^\/user$/, route: '/api/v4/user', scopes: READS_USER, answer: ({ caller, base }) => ok(userView(caller.account, base)) },
  { method: 'GET', pattern: /^\/user\/emails$/, route: '/api/v4/user/emails', scopes: READS_USER, answer: ({ caller, asked, base }) => byOffset(emailViews(caller.account), asked, base) },
  { method: 'GET', pattern: /^\/personal_access_tokens\/self$/, route: '/api/v4/personal_access_tokens/self', scopes: null, answer: showToken },
  { method: 'DELETE', pattern: /^\/personal_access_tokens\/self$/, route: '/api/v4/personal_access_tokens/self', scopes: null, answer: revokeToken },
  { method: 'GET', pattern: /^\/users\/(\d+)\/gpg_keys$/, route: '/api/v4/users/{id}/gpg_keys', scopes: READS_USER, answer: (here, key) => keysOf(here, key, gpgKeyViews) },
  { method: 'GET', pattern: /^\/users\/(\d+)\/keys$/, route: '/api/v4/users/{user_id}/keys', scopes: READS_USER, answer: (here, key) => keysOf(here, key, sshKeyViews) },
  { method: 'GET', pattern: /^\/merge_requests$/, route: '/api/v4/merge_requests', scopes: READS_API, answer: listMergeRequests },
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

/** Keys of an account are for everybody to see. */
function keysOf({ world, asked, base }: Here, key: string, views: (account: SimulatedAccount) => unknown[]): Found {
  const account = world.accounts.get(Number(key));
  return account ? byOffset(views(account), asked, base) : notFound('User');
}

function listMergeRequests({ world, asked, base, caller }: Here): Found {
  const { query } = asked;
  const is = (name: string, value: number): boolean => !query.has(name) || Number(query.get(name)) === value;
  const within = (after: string, before: string, moment: string): boolean =>
    Date.parse(moment) >= Date.parse(query.get(after) ?? '1970-01-01') && Date.parse(moment) <= Date.parse(query.get(before) ?? '9999-01-01');
  const found = world.mergeRequests
    .filter(({ project }) => accessTo(project, caller.account.id) === 'code')
    .filter(({ author, reviewers }) => is('author_id', author.id) && (!query.has('reviewer_id') || reviewers.some(({ id }) => is('reviewer_id', id))))
    .filter(({ merged }) => query.get('state') !== 'merged' || merged !== null)
    .filter(({ opened, merged }) => within('created_after', 'created_before', opened) && within('updated_after', 'updated_before', merged ?? opened))
    .toSorted((a, b) => (a.opened < b.opened ? -1 : 1));
  return byOffset(found.map((one) => mergeRequestView(one, world.mergeRequests.indexOf(one) + 1, base)), asked, base);
}

function showToken({ caller, world }: Here): Found {
  return caller.token.kind === 'oauth' ? { status: 400, body: { message: '400 Bad request - This endpoint requires token type to be a personal access token' } } : ok(tokenView(caller.token, world));
}

function revokeToken({ caller }: Here): Found {
  if (caller.token.kind === 'oauth') return { status: 400, body: { message: '400 Bad request' } };
  caller.token.revoked = true;
  return { status: 204, body: null };
}

/** The address that was asked for, on the server as it names itself. */
function addressOf(asked: Asked, base: string): string {
  return `${new URL(base).origin}${asked.path}`;
}

/** Offset pagination with all its headers; each page names the first and the last one. */
function byOffset<T>(all: readonly T[], asked: Asked, base: string): Found & { body: T[] } {
  const { rows, size, page, pages, links } = numberedPage(asked, all, 20);
  const ends = [{ rel: 'first', changes: { page: '1' } }, { rel: 'last', changes: { page: String(pages) } }];
  const headers = {
    'link': linkHeader(addressOf(asked, base), asked.query, [...links.filter(({ rel }) => rel === 'next' || rel === 'prev'), ...ends]), 'x-page': String(page), 'x-per-page': String(size), 'x-total': String(all.length), 'x-total-pages': String(pages),
    'x-next-page': page < pages ? String(page + 1) : '', 'x-prev-page': page > 1 ? String(page - 1) : '',
  };
  return { status: 200, body: rows, headers };
}

async function listProjects({ world, base, asked, caller }: Here): Promise<Found> {
  if (caller.token.granular && !caller.token.granular.projects) return insufficient(['read_api']);
  const wanted = asked.query;
  const account = caller.account.id;
  const after = wanted.get('last_activity_after');
  const rows = [...world.projects.values()]
    .filter((project) => accessTo(project, account) !== 'none')
    .filter((project) => wanted.get('membership') !== 'true' || project.members.has(account))
    .filter((project) => after === null || Date.parse(project.lastActivity) >= Date.parse(after))
    .sort((left, right) => left.id - right.id);
  const view = (project: SimulatedProject): Promise<unknown> => projectView(world, project, account, base, { simple: wanted.get('simple') === 'true', licence: false, statistics: false });
  if (wanted.get('pagination') !== 'keyset') {
    const found = byOffset(rows, asked, base);
    return { ...found, body: await Promise.all(found.body.map(view)) };
  }
  if (wanted.get('order_by') !== 'id') return { status: 405, body: { error: 'Keyset pagination is not yet available for this type of request' } };
  const page = rows.filter(({ id }) => id > Number(wanted.get('id_after') ?? 0)).slice(0, numberedPage(asked, rows, 20).size);
  const last = page.at(-1);
  const more = last !== undefined && rows.at(-1) !== last;
  return { status: 200, body: await Promise.all(page.map(view)), headers: more ? { link: linkHeader(addressOf(asked, base), wanted, [{ rel: 'next', changes: { id_after: String(last.id) } }]) } : {} };
}

type Sought = { project: SimulatedProject } | Found;

function seek({ world, base, asked, caller }: Here, key: string, rest = ''): Sought {
  const projects = [...world.projects.values()];
  const project = /^\d+$/.test(key) ? world.projects.get(Number(key)) : projects.find(({ path }) => path.toLowerCase() === key.toLowerCase());
  if (project) return accessTo(project, caller.account.id) === 'none' ? notFound('Project') : { project };
  const moved = projects.find(({ formerPaths }) => formerPaths.includes(key));
  if (!moved || accessTo(moved, caller.account.id) === 'none') return notFound('Project');
  const location = `${base}/api/v4/projects/${moved.id}${rest}${asked.query.size > 0 ? `?${asked.query.toString()}` : ''}`;
  return { status: 301, body: { message: 'Moved permanently' }, headers: { location } };
}

async function showProject(here: Here, key: string): Promise<Found> {
  const sought = seek(here, key);
  if (!('project' in sought)) return sought;
  const { query } = here.asked;
  const wishes = { simple: false, licence: query.get('license') === 'true', statistics: query.get('statistics') === 'true' };
  return ok(await projectView(here.world, sought.project, here.caller.account.id, here.base, wishes));
}

async function listCommits(here: Here, key: string): Promise<Found> {
  const sought = seek(here, key, '/repository/commits');
  if (!('project' in sought)) return sought;
  const { project } = sought;
  if (accessTo(project, here.caller.account.id) !== 'code') return { status: 403, body: { message: '403 Forbidden' } };
  if (project.folder === null) return notFound('Repository');
  return ok(await commitViews(project, numberedPage(here.asked, [], 20).size, here.base));
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
export function secretOf(asked: Asked): string | undefined {
  const own = asked.headers['private-token'];
  return bearerOf(asked) ?? (own === undefined ? undefined : String(own));
}

async function find(world: GitLabWorld, asked: Asked, base: string): Promise<Found & { route: string }> {
  const found = findRoute(ROUTES, asked.method, asked.path.slice(`${new URL(base).pathname.replace(/\/$/, '')}/api/v4`.length));
  if (!found) return { status: 404, body: { error: '404 Not Found' }, route: '' };
  const { route, scopes, answer } = found.route;
  const caller = callerOf(world, secretOf(asked));
  if (!('token' in caller)) return { ...caller, route };
  if (scopes !== null && !caller.token.granular && !caller.token.scopes.some((scope) => scopes.includes(scope))) return { ...insufficient(scopes), route };
  return { ...(await answer({ world, base, asked, caller }, found.keys[0] ?? '')), route };
}

/** Answers a request as GitLab does. Every answer is checked against the official description; `faults` takes what does not fit. */
export async function answerApi(world: GitLabWorld, asked: Asked, base: string, check: DescriptionCheck, faults: string[]): Promise<RestReply> {
  const { route, ...found } = await find(world, asked, base);
  if (route !== '') faults.push(...check.faults({ method: asked.method, route, query: asked.query }, found));
  const headers = { 'vary': 'Origin', 'x-gitlab-meta': '{"version":"1"}', ...(found.status === 200 ? { 'cache-control': 'max-age=0, private, must-revalidate' } : {}), ...found.headers };
  return conditional(asked, { ...found, headers });
}
