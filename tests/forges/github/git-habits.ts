import path from 'node:path';
import { passwordOf } from '../core/credentials';
import type { Asked, Reply, RestReply } from '../core/server';
import { tokenOf } from './rest';
import { mayRead } from './world';
import type { World } from './world';

const PLACE = /^\/([^/]+)\/([^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack)$/u;

/** Whether a path is one of git's. */
export function isGit(asked: string): boolean {
  return PLACE.test(asked);
}

function said(status: number, body: string, headers: Record<string, string> = {}): RestReply {
  return { status, headers: { 'content-type': 'text/plain', ...headers }, body };
}

/** Git over HTTP with GitHub's habits: any user name, the token as password; what may not be read is not there; what was renamed is moved. */
export function answerGit(world: World, root: string, asked: Asked): Reply {
  const [, owner = '', name = '', rest = ''] = PLACE.exec(asked.path) ?? [];
  const secret = passwordOf(asked);
  const token = tokenOf(world, secret);
  const challenge = { 'www-authenticate': 'Basic realm="GitHub"' };
  if (secret !== undefined && !token) return said(401, 'Invalid username or token. Password authentication is not supported for Git operations.', challenge);
  const found = world.repositories.find((one) => one.owner.login === owner && one.name === name && one.state === 'there');
  const moved = world.repositories.find((one) => one.formerly.includes(`${owner}/${name}`));
  if (!found && moved) return { status: 301, headers: { location: `/${moved.owner.login}/${moved.name}.git/${rest}?${asked.query.toString()}` } };
  const open = found?.visibility === 'public';
  if (!open && !token) return said(401, 'Repository not found.', challenge);
  if (!found || found.folder === null || (token && !mayRead(token.account, found))) return said(404, 'Repository not found.');
  if (token && !open && token.withoutSso.includes(owner)) return said(403, `The '${owner}' organization has enabled or enforced SAML SSO.`);
  const rights = token === undefined || (token.kind === 'classic' ? token.scopes.includes('repo') : token.contents);
  if (!open && !rights) return said(403, 'Write access to repository not granted.');
  return { git: { folder: path.relative(root, found.folder), rest } };
}
