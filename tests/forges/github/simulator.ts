import path from 'node:path';
import { startSimulatorServer } from '../core/server';
import type { Asked, Reply, SimulatorServer } from '../core/server';
import { describedAnswers } from './description';
import { answerRest, tokenOf } from './rest';
import { answerSignIn } from './sign-in';
import { emptyWorld, mayRead } from './world';
import type { World } from './world';

export interface GitHubSimulatorOptions {
  /** Folder below which the repositories' git folders are. */
  root: string;
  /** Fills the world before the first request; it can be changed at any time afterwards. */
  fill?: (world: World) => void;
  /** Holds every answer against GitHub's own description; what does not fit stands in `drift`. */
  checked?: boolean;
}

export interface GitHubSimulator extends SimulatorServer {
  /** Base of the REST API, as that of an Enterprise Server. */
  apiUrl: string;
  world: World;
  tokens: World['tokens'];
  drift: string[];
}

/** git's part: any user name, the token as password; what may not be read is not there. */
function answerGit(world: World, root: string, asked: Asked): Reply | undefined {
  const [, owner, name, rest] = /^\/([^/]+)\/([^/]+?)(?:\.git)?(\/info\/refs|\/git-upload-pack)$/u.exec(asked.path) ?? [];
  if (owner === undefined || rest === undefined) return undefined;
  const [, basic] = /^basic (.+)$/iu.exec(asked.headers.authorization ?? '') ?? [];
  const secret = basic === undefined ? undefined : Buffer.from(basic, 'base64').toString().replace(/^[^:]*:/u, '');
  const token = tokenOf(world, secret);
  const challenge = { 'www-authenticate': 'Basic realm="GitHub"', 'content-type': 'text/plain' };
  if (secret !== undefined && !token) return { status: 401, headers: challenge, body: 'Invalid username or token. Password authentication is not supported for Git operations.' };
  const found = world.repositories.find((one) => one.owner.login === owner && one.name === name && one.state === 'there');
  const moved = world.repositories.find((one) => one.formerly.includes(`${owner}/${name}`));
  if (!found && moved) return { status: 301, headers: { location: `/${moved.owner.login}/${moved.name}.git${rest}?${asked.query.toString()}` } };
  const open = found?.visibility === 'public';
  if (!open && !token) return { status: 401, headers: challenge, body: 'Repository not found.' };
  if (!found || found.folder === null || (token && !mayRead(token.account, found))) return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Repository not found.' };
  if (token && !open && token.withoutSso.includes(owner)) return { status: 403, headers: { 'content-type': 'text/plain' }, body: `The '${owner}' organization has enabled or enforced SAML SSO.` };
  const rights = token === undefined || (token.kind === 'classic' ? token.scopes.includes('repo') : token.contents);
  if (!open && !rights) return { status: 403, headers: { 'content-type': 'text/plain' }, body: 'Write access to repository not granted.' };
  return { git: { folder: path.relative(root, found.folder), rest } };
}

/** GitHub on loopback, as an Enterprise Server is: REST below `/api/v3`, sign-in, and git over HTTP of real repositories. */
export async function startGitHubSimulator(options: GitHubSimulatorOptions): Promise<GitHubSimulator> {
  const world = emptyWorld();
  options.fill?.(world);
  const faults = options.checked ? describedAnswers() : undefined;
  const drift: string[] = [];
  const server = await startSimulatorServer(options.root, (asked, url) => {
    const special = answerSignIn(world, asked) ?? answerGit(world, options.root, asked);
    if (special) return special;
    const { shape, ...reply } = answerRest(world, asked, url);
    if (shape && faults && reply.status === 200) for (const one of Array.isArray(reply.body) ? reply.body : [reply.body]) drift.push(...faults(shape, one));
    return reply;
  });
  return { ...server, apiUrl: `${server.url}/api/v3`, world, tokens: world.tokens, drift };
}
