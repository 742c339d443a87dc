import { request as ask } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { callerOf } from './api';
import { accessTo } from './world';
import type { GitLabWorld, SimulatedProject } from './world';

/** One of these lets git read: `read_api` does too, although the documentation does not say so. */
const GIT_SCOPES = ['api', 'read_api', 'read_repository', 'write_repository'];

const DENIED = 'HTTP Basic: Access denied. If a password was provided for Git authentication, the password was incorrect or you\'re required to use a token instead of a password. If a token was provided, it was either incorrect, expired, or improperly scoped.';
const MISSING = 'The project you were looking for could not be found or you don\'t have permission to view it.';

/** What a path of a git request means. */
export interface GitPlace {
  /** Path of the project as it stands in the address. */
  project: string;
  /** `info/refs` or `git-upload-pack`. */
  rest: string;
}

/** Splits `/group/name.git/info/refs`; null where it is no address for git. */
export function gitPlaceOf(pathname: string): GitPlace | null {
  const found = /^\/(?<project>.+?)\.git\/(?<rest>info\/refs|git-upload-pack)$/.exec(decodeURIComponent(pathname));
  return found?.groups ? { project: found.groups.project ?? '', rest: found.groups.rest ?? '' } : null;
}

function passwordOf(header: string | undefined): string | undefined {
  const basic = /^Basic (.+)$/i.exec(header ?? '')?.[1];
  if (basic === undefined) return undefined;
  const text = Buffer.from(basic, 'base64').toString('utf8');
  return text.slice(text.indexOf(':') + 1);
}

function refuse(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers }).end(text);
}

/**
 * Git over HTTP with GitLab's habits: any user name, the token as password, 401 without (which counts as a failed sign-in), 404 for what is hidden,
 * 301 for what was moved. `backend` serves bare repositories by their path on disk.
 */
export function answerGit(world: GitLabWorld, place: GitPlace, base: string, request: IncomingMessage, body: Buffer, response: ServerResponse, backend: string): void {
  const password = passwordOf(request.headers.authorization);
  const caller = password === undefined ? null : callerOf(world, password);
  const signedIn = caller !== null && 'token' in caller && (caller.token.granular !== null || caller.token.scopes.some((scope) => GIT_SCOPES.includes(scope)));
  const projects = [...world.projects.values()];
  const named = projects.find(({ path }) => path === place.project);
  const account = signedIn && 'token' in caller ? caller.account.id : 0;
  const readable = (project: SimulatedProject | undefined): project is SimulatedProject => project !== undefined && accessTo(project, account) === 'code' && (signedIn || project.visibility === 'public');
  if (!signedIn && (caller !== null || !readable(named))) {
    refuse(response, 401, DENIED, { 'www-authenticate': 'Basic realm="GitLab"' });
    return;
  }
  if (readable(named) && named.folder !== null) {
    pass(request, body, response, `${backend}${named.folder}/${place.rest}${new URL(request.url ?? '', base).search}`);
    return;
  }
  const moved = projects.find(({ formerPaths }) => formerPaths.includes(place.project));
  if (!named && readable(moved)) response.writeHead(301, { location: `${base}/${moved.path}.git/${place.rest}${new URL(request.url ?? '', base).search}` }).end();
  else refuse(response, 404, MISSING);
}

function pass(request: IncomingMessage, body: Buffer, response: ServerResponse, address: string): void {
  const { authorization: _secret, host: _host, connection: _connection, ...headers } = request.headers;
  const inner = ask(address, { method: request.method, headers: { ...headers, 'content-length': body.length } }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  inner.on('error', () => response.destroy());
  inner.end(body);
}
