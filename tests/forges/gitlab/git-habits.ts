import { passwordOf } from '../core/credentials';
import type { Asked, Reply } from '../core/server';
import { callerOf } from './api';
import { accessTo } from './world';
import type { GitLabWorld, SimulatedProject } from './world';

/** One of these lets git read: `read_api` does too, although the documentation does not say so. */
const GIT_SCOPES = ['api', 'read_api', 'read_repository', 'write_repository'];

const DENIED = 'HTTP Basic: Access denied. If a password was provided for Git authentication, the password was incorrect or you\'re required to use a token instead of a password. If a token was provided, it was either incorrect, expired, or improperly scoped.';
const MISSING = 'The project you were looking for could not be found or you don\'t have permission to view it.';

/** The project's path as it stands in the address, and what git wants of it. */
const PLACE = /^\/(.+?)\.git\/(info\/refs|git-upload-pack)$/u;

/** Whether a path below GitLab's own is one of git's. */
export function isGit(path: string): boolean {
  return PLACE.test(path);
}

/** Git over HTTP with GitLab's habits: any user name, the token as password, 401 without (which counts as a failed sign-in), 404 for what is hidden, 301 for what was moved. */
export function answerGit(world: GitLabWorld, asked: Asked, base: string, path: string): Reply {
  const [, wanted = '', rest = ''] = PLACE.exec(path) ?? [];
  const password = passwordOf(asked);
  const caller = password === undefined ? null : callerOf(world, password);
  const signedIn = caller !== null && 'token' in caller && (caller.token.granular !== null || caller.token.scopes.some((scope) => GIT_SCOPES.includes(scope)));
  const projects = [...world.projects.values()];
  const named = projects.find((one) => one.path === wanted);
  const account = signedIn && 'token' in caller ? caller.account.id : 0;
  const readable = (project: SimulatedProject | undefined): project is SimulatedProject => project !== undefined && accessTo(project, account) === 'code' && (signedIn || project.visibility === 'public');
  const type = { 'content-type': 'text/plain; charset=utf-8' };
  if (!signedIn && (caller !== null || !readable(named))) return { status: 401, headers: { ...type, 'www-authenticate': 'Basic realm="GitLab"' }, body: DENIED };
  if (readable(named) && named.folder !== null) return { git: { folder: named.folder, rest } };
  const moved = projects.find(({ formerPaths }) => formerPaths.includes(wanted));
  if (!named && readable(moved)) return { status: 301, headers: { location: `${base}/${moved.path}.git/${rest}?${asked.query.toString()}` } };
  return { status: 404, headers: type, body: MISSING };
}
