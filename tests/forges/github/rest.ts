import { figures, spend } from '../core/budget';
import { conditional } from '../core/conditional';
import { bearerOf } from '../core/credentials';
import { findRoute, linkHeader, numberedPage } from '../core/routes';
import type { Route } from '../core/routes';
import type { Asked } from '../core/server';
import { git } from '../../support/small-repository';
import type { Shape } from './description';
import { found as foundPullRequests } from './pull-requests';
import { fullUser, gpgKeyView, pullRequestView, repositoryView, sshKeyView } from './views';
import { mayRead } from './world';
import type { SimulatedRepository, SimulatedToken, World } from './world';

/** A REST answer, and what it is in GitHub's description. */
export interface RestReply {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
  shape?: Shape;
  /** What has the shape, where it is only a part of the body. */
  shaped?: unknown[];
}

const FORBIDDEN = 'Resource not accessible by personal access token';

function message(status: number, text: string, headers?: Record<string, string>): RestReply {
  return { status, headers, body: { message: text, documentation_url: 'https://docs.github.com/rest', status: String(status) } };
}

const notFound = (): RestReply => message(404, 'Not Found');

/** Whether this token reaches it: 'no' as if it were not there. */
function reach(token: SimulatedToken, repository: SimulatedRepository): 'yes' | 'no' | 'sso' | 'barred' {
  if (repository.state === 'deleted' || !mayRead(token.account, repository)) return 'no';
  if (repository.visibility === 'public') return 'yes';
  if (token.withoutSso.includes(repository.owner.login)) return 'sso';
  if (token.barredBy.includes(repository.owner.login)) return 'barred';
  return token.kind === 'fine-grained' || token.scopes.includes('repo') ? 'yes' : 'no';
}

/** One page of a list, with the addresses of the others. */
function page(asked: Asked, all: unknown[], url: string): { rows: unknown[]; headers: Record<string, string> } {
  const { rows, links } = numberedPage(asked, all, 30);
  return { rows, headers: links.length > 0 ? { link: linkHeader(`${url}${asked.path}`, asked.query, links) } : {} };
}

function listRepositories(world: World, token: SimulatedToken, asked: Asked, url: string): RestReply {
  const visibility = asked.query.get('visibility') ?? 'all';
  const own = world.repositories.filter((one) => (one.owner === token.account || one.readers.includes(token.account)) && (visibility === 'all' || (visibility === 'private') === (one.visibility !== 'public')));
  const field = asked.query.get('sort') === 'pushed' ? 'pushed' : asked.query.get('sort') === 'created' ? 'created' : undefined;
  const key = (one: SimulatedRepository): string => (field ? (one[field] ?? '') : `${one.owner.login}/${one.name}`);
  const sorted = own.filter((one) => reach(token, one) === 'yes').toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  if ((asked.query.get('direction') ?? (field ? 'desc' : 'asc')) === 'desc') sorted.reverse();
  const { rows, headers } = page(asked, sorted.map((one) => repositoryView(one, url, false)), url);
  const left = world.accounts.filter(({ login }) => token.withoutSso.includes(login)).map(({ id }) => id);
  return { status: 200, body: rows, shape: 'repository', headers: { ...headers, ...(left.length > 0 ? { 'x-github-sso': `partial-results; organizations=${left.join(',')}` } : {}) } };
}

/** The repository if this token reaches it, or the answer that says why not. */
function reached(token: SimulatedToken, found: SimulatedRepository | undefined, url: string): SimulatedRepository | RestReply {
  if (!found) return notFound();
  switch (reach(token, found)) {
    case 'no': return notFound();
    case 'sso': return message(403, 'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.', { 'x-github-sso': `required; url=${url}/orgs/${found.owner.login}/sso?authorization_request=A1B2` });
    case 'barred': return message(403, `\`${found.owner.login}\` forbids access via a personal access token (classic). Please use a GitHub App, OAuth App, or a personal access token with fine-grained permissions.`);
    default: return found.state === 'blocked' ? message(451, 'Repository access blocked') : found;
  }
}

/** The repository of a path as it stands in an address; one that has it no more is said to be moved. */
function atPath({ world, token, url }: Here, path: string): SimulatedRepository | RestReply {
  const found = world.repositories.find((one) => `${one.owner.login}/${one.name}`.toLowerCase() === path.toLowerCase());
  const moved = found ? undefined : world.repositories.find((one) => one.formerly.includes(path));
  if (moved && reach(token, moved) === 'yes') return message(301, 'Moved Permanently', { location: `${url}/api/v3/repositories/${moved.id}` });
  return reached(token, found, url);
}

function described(found: SimulatedRepository | RestReply, url: string): RestReply {
  return 'status' in found ? found : { status: 200, body: repositoryView(found, url, true), shape: 'full-repository' };
}

function heads(here: Here, path: string): RestReply {
  const found = atPath(here, path);
  if ('status' in found) return found;
  if (here.token.kind === 'fine-grained' && !here.token.contents && found.visibility !== 'public') return message(403, FORBIDDEN, { 'x-accepted-github-permissions': 'contents=read' });
  return found.folder === null ? message(409, 'Git Repository is empty.') : { status: 200, body: headsOf(found, found.folder, here.url), shape: 'git-ref' };
}

function headsOf(repository: SimulatedRepository, folder: string, url: string): unknown[] {
  const base = `${url}/api/v3/repos/${repository.owner.login}/${repository.name}/git`;
  return git(folder, 'for-each-ref', '--format=%(refname) %(objectname)', 'refs/heads/').split('\n').filter((row) => row !== '').map((row) => {
    const [ref = '', sha = ''] = row.split(' ');
    return { ref, node_id: Buffer.from(ref).toString('base64'), url: `${base}/${ref}`, object: { type: 'commit', sha, url: `${base}/commits/${sha}` } };
  });
}

function emails(token: SimulatedToken, asked: Asked, url: string): RestReply {
  if (token.kind === 'fine-grained' && !token.emails) return message(403, FORBIDDEN, { 'x-accepted-github-permissions': 'emails=read' });
  if (token.kind === 'classic' && !token.scopes.some((scope) => scope === 'user' || scope === 'user:email')) return notFound();
  const { rows, headers } = page(asked, token.account.emails, url);
  return { status: 200, body: rows, headers, shape: 'email' };
}

function revoke(world: World, asked: Asked): RestReply {
  if (asked.headers.authorization !== undefined) return message(403, 'Authenticated requests are not allowed');
  const { credentials } = JSON.parse(asked.body.toString()) as { credentials: string[] };
  for (const token of world.tokens) if (credentials.includes(token.secret)) token.state = 'revoked';
  return { status: 202, body: {} };
}

/** Only a token that may ask for organisations is told. */
function membership({ token }: Here, organization: string): RestReply {
  const state = token.scopes.includes('read:org') ? token.account.memberships[organization] : undefined;
  return state === undefined ? notFound() : { status: 200, body: { state, role: 'member', organization: { login: organization } } };
}

/** Keys of an account are for everybody to see. */
function keysOf({ world, asked, url }: Here, login: string, kind: 'openpgp' | 'ssh'): RestReply {
  const account = world.accounts.find((one) => one.login.toLowerCase() === login.toLowerCase());
  if (!account) return notFound();
  const views = kind === 'openpgp' ? (account.keys?.openpgp ?? []).map(gpgKeyView) : (account.keys?.ssh ?? []).map(sshKeyView);
  const { rows, headers } = page(asked, views, url);
  return { status: 200, body: rows, headers, shape: kind === 'openpgp' ? 'gpg-key' : 'ssh-signing-key' };
}

/** The first 1,000 of what a search found; a fine-grained token finds what it may read. */
function search({ world, token, asked, url }: Here): RestReply {
  const all = foundPullRequests(world.pullRequests, asked.query.get('q') ?? '').filter(({ repository }) => reach(token, repository) === 'yes');
  const { rows, headers } = page(asked, all.slice(0, 1_000).map((one, number) => pullRequestView(one, number + 1, url)), url);
  return { status: 200, body: { total_count: all.length, incomplete_results: false, search_type: 'lexical', items: rows }, shape: 'issue-search-result-item', shaped: rows, headers };
}

/** What one operation is given. */
interface Here {
  world: World;
  token: SimulatedToken;
  asked: Asked;
  /** Address of the server. */
  url: string;
}

const ROUTES: readonly (Route & { answer: (here: Here, keys: string[]) => RestReply })[] = [
  { method: 'GET', pattern: /^\/user$/u, answer: ({ token, url }) => ({ status: 200, body: fullUser(token.account, url), shape: 'private-user' }) },
  { method: 'GET', pattern: /^\/user\/emails$/u, answer: ({ token, asked, url }) => emails(token, asked, url) },
  { method: 'GET', pattern: /^\/user\/repos$/u, answer: ({ world, token, asked, url }) => listRepositories(world, token, asked, url) },
  { method: 'GET', pattern: /^\/user\/memberships\/orgs\/([^/]+)$/u, answer: (here, [organization = '']) => membership(here, organization) },
  { method: 'GET', pattern: /^\/users\/([^/]+)\/gpg_keys$/u, answer: (here, [login = '']) => keysOf(here, login, 'openpgp') },
  { method: 'GET', pattern: /^\/users\/([^/]+)\/ssh_signing_keys$/u, answer: (here, [login = '']) => keysOf(here, login, 'ssh') },
  { method: 'GET', pattern: /^\/search\/issues$/u, answer: (here) => search(here) },
  { method: 'GET', pattern: /^\/repositories\/(\d+)$/u, answer: ({ world, token, url }, [id]) => described(reached(token, world.repositories.find((one) => String(one.id) === id), url), url) },
  { method: 'GET', pattern: /^\/repos\/([^/]+\/[^/]+)$/u, answer: (here, [path = '']) => described(atPath(here, path), here.url) },
  { method: 'GET', pattern: /^\/repos\/([^/]+\/[^/]+)\/git\/matching-refs\/heads\/?$/u, answer: (here, [path = '']) => heads(here, path) },
];

/** Whether a token is taken at this moment. */
export function tokenOf(world: World, secret: string | undefined): SimulatedToken | undefined {
  const token = world.tokens.find((one) => one.secret === secret && one.state === 'valid');
  return token && (token.expires === null || Date.parse(token.expires) > Date.now()) ? token : undefined;
}

/** The REST API for one request. */
export function answerRest(world: World, asked: Asked, url: string): RestReply {
  if (asked.method === 'POST' && asked.path === '/api/v3/credentials/revoke') return revoke(world, asked);
  if (asked.method !== 'GET') return notFound();
  if (!asked.headers['user-agent']) return message(403, 'Request forbidden by administrative rules. Please make sure your request has a User-Agent header');
  const token = tokenOf(world, bearerOf(asked));
  if (!token) return message(401, 'Bad credentials');
  const isSearch = asked.path.startsWith('/api/v3/search/');
  const rate = isSearch ? world.searches : token.rate ?? world.rate;
  const limits = (): Record<string, string> => {
    const { limit, left, used } = figures(rate);
    return { 'x-ratelimit-limit': limit, 'x-ratelimit-remaining': left, 'x-ratelimit-reset': String(rate.reset), 'x-ratelimit-used': used, 'x-ratelimit-resource': isSearch ? 'search' : 'core' };
  };
  if (rate.left <= 0) return message(403, `API rate limit exceeded for user ID ${token.account.id}.`, limits());
  const found = findRoute(ROUTES, asked.method, asked.path.slice('/api/v3'.length));
  const reply = conditional(asked, found?.route.answer({ world, token, asked, url }, found.keys) ?? notFound(), token.secret);
  // What has not changed costs nothing.
  if (reply.status !== 304) spend(rate);
  return {
    ...reply,
    headers: {
      ...limits(), 'x-github-media-type': 'github.v3; format=json', ...(token.kind === 'classic' ? { 'x-oauth-scopes': token.scopes.join(', '), 'x-accepted-oauth-scopes': '' } : {}),
      ...(token.expires === null ? {} : { 'github-authentication-token-expiration': token.expires }), ...reply.headers,
    },
  };
}
