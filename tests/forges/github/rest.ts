import { createHash } from 'node:crypto';
import type { Asked } from '../core/server';
import { git } from '../../support/small-repository';
import type { Shape } from './description';
import { fullUser, repositoryView } from './views';
import { mayRead } from './world';
import type { SimulatedRepository, SimulatedToken, World } from './world';

/** A REST answer, and what it is in GitHub's description. */
export interface RestReply {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
  shape?: Shape;
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

function page(asked: Asked, rows: unknown[], url: string): { rows: unknown[]; headers: Record<string, string> } {
  const size = Math.min(100, Number(asked.query.get('per_page') ?? 30));
  const number = Number(asked.query.get('page') ?? 1);
  const last = Math.max(1, Math.ceil(rows.length / size));
  const link = (to: number, rel: string): string => {
    const query = new URLSearchParams(asked.query);
    query.set('page', String(to));
    return `<${url}${asked.path}?${query.toString()}>; rel="${rel}"`;
  };
  const links = [...(number > 1 ? [link(number - 1, 'prev'), link(1, 'first')] : []), ...(number < last ? [link(number + 1, 'next'), link(last, 'last')] : [])];
  return { rows: rows.slice((number - 1) * size, number * size), headers: links.length > 0 ? { link: links.join(', ') } : {} };
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

function oneRepository(world: World, token: SimulatedToken, asked: Asked, url: string): RestReply {
  const byId = /^\/api\/v3\/repositories\/(\d+)$/u.exec(asked.path)?.[1];
  const [, path, heads] = /^\/api\/v3\/repos\/([^/]+\/[^/]+)(\/git\/matching-refs\/heads\/?)?$/u.exec(asked.path) ?? [];
  const found = world.repositories.find((one) => (byId === undefined ? `${one.owner.login}/${one.name}`.toLowerCase() === path?.toLowerCase() : String(one.id) === byId));
  const moved = world.repositories.find((one) => path !== undefined && one.formerly.includes(path));
  if (!found && moved && reach(token, moved) === 'yes') return message(301, 'Moved Permanently', { location: `${url}/api/v3/repositories/${moved.id}` });
  if (!found) return notFound();
  const reached = reach(token, found);
  if (reached === 'no') return notFound();
  if (reached === 'sso') return message(403, 'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.', { 'x-github-sso': `required; url=${url}/orgs/${found.owner.login}/sso?authorization_request=A1B2` });
  if (reached === 'barred') return message(403, `\`${found.owner.login}\` forbids access via a personal access token (classic). Please use a GitHub App, OAuth App, or a personal access token with fine-grained permissions.`);
  if (found.state === 'blocked') return message(451, 'Repository access blocked');
  if (heads === undefined) return { status: 200, body: repositoryView(found, url, true), shape: 'full-repository' };
  if (token.kind === 'fine-grained' && !token.contents && found.visibility !== 'public') return message(403, FORBIDDEN, { 'x-accepted-github-permissions': 'contents=read' });
  return found.folder === null ? message(409, 'Git Repository is empty.') : { status: 200, body: headsOf(found, found.folder, url), shape: 'git-ref' };
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

function route(world: World, token: SimulatedToken, asked: Asked, url: string): RestReply {
  if (asked.path === '/api/v3/user') return { status: 200, body: fullUser(token.account, url), shape: 'private-user' };
  if (asked.path === '/api/v3/user/emails') return emails(token, asked, url);
  if (asked.path === '/api/v3/user/repos') return listRepositories(world, token, asked, url);
  return oneRepository(world, token, asked, url);
}

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
  const token = tokenOf(world, /^(?:token|bearer) (.+)$/iu.exec(asked.headers.authorization ?? '')?.[1]);
  if (!token) return message(401, 'Bad credentials');
  const { rate } = world;
  const limits = (): Record<string, string> => ({ 'x-ratelimit-limit': String(rate.limit), 'x-ratelimit-remaining': String(Math.max(0, rate.left)), 'x-ratelimit-reset': String(rate.reset), 'x-ratelimit-used': String(rate.limit - Math.max(0, rate.left)), 'x-ratelimit-resource': 'core' });
  if (rate.left <= 0) return message(403, `API rate limit exceeded for user ID ${token.account.id}.`, limits());
  const reply = route(world, token, asked, url);
  const etag = `W/"${createHash('sha256').update(token.secret).update(JSON.stringify(reply.body ?? '')).digest('hex')}"`;
  const same = reply.status === 200 && asked.headers['if-none-match'] === etag;
  if (!same) rate.left -= 1;
  const common = {
    ...limits(), 'x-github-media-type': 'github.v3; format=json',
    ...(token.kind === 'classic' ? { 'x-oauth-scopes': token.scopes.join(', '), 'x-accepted-oauth-scopes': '' } : {}),
    ...(token.expires === null ? {} : { 'github-authentication-token-expiration': token.expires }),
    ...(reply.status === 200 ? { etag } : {}),
  };
  return same ? { status: 304, headers: { ...common, ...reply.headers } } : { ...reply, headers: { ...common, ...reply.headers } };
}
