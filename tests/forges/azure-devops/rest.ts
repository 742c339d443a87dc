import { findRoute } from '../core/routes';
import type { Route } from '../core/routes';
import type { RestReply } from '../core/server';
import type { Operation } from './description';
import { countPushes, readBranches } from './world';
import type { Scope, SimulatedProject, SimulatedPullRequest, SimulatedRepository, SimulatedToken, SimulatedUser, World } from './world';

/** An answer; `operation` names the described one that it must fit. */
export interface Reply extends RestReply {
  operation?: Operation;
}

export interface RestRequest {
  /** Below the organization, percent-encoded. */
  path: string;
  query: URLSearchParams;
  /** Address of the organization. */
  base: string;
  /** Null: let in as nobody. */
  token: SimulatedToken | null;
}

const NOBODY = 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa';
const LARGEST_PAGE = 1000;

/** What one operation is given. */
interface Here extends RestRequest {
  world: World;
}

const IN_PROJECT = String.raw`^(?:/([^/]+))?/_apis/git/repositories`;
/** Rights of which one is needed. */
const ROUTES: readonly (Route & { scopes: readonly Scope[]; answer: (here: Here, keys: string[]) => Reply })[] = [
  { method: 'GET', pattern: /^\/_apis\/connectionData$/u, scopes: [], answer: ({ world, token }) => connectionData(world, token) },
  { method: 'GET', pattern: /^\/_apis\/projects$/u, scopes: ['vso.project', 'vso.profile'], answer: (here) => projects(here.world, here) },
  { method: 'GET', pattern: /^\/([^/]+)\/_apis\/git\/pullrequests$/iu, scopes: ['vso.code'], answer: (here, [project]) => inProject(here, project, (seen) => pullRequests(here, seen)) },
  { method: 'GET', pattern: new RegExp(`${IN_PROJECT}$`, 'u'), scopes: ['vso.code'], answer: (here, [project]) => inProject(here, project, (seen) => listed(here, seen)) },
  { method: 'GET', pattern: new RegExp(`${IN_PROJECT}/([^/]+)(?:/(pushes|refs))?$`, 'u'), scopes: ['vso.code'], answer: (here, [project, key = '', what]) => inProject(here, project, (seen) => one(here, seen, key, what ?? '')) },
];

/** The REST API as far as it is asked for. Failures have the words and the `typeKey` of the service. */
export function answerRest(world: World, request: RestRequest): Reply {
  const found = findRoute(ROUTES, 'GET', request.path);
  if (!found) return missing('The resource cannot be found.', 'VssResourceNotFoundException');
  const { scopes, answer } = found.route;
  if (request.token && scopes.length > 0 && !request.token.scopes.some((scope) => scopes.includes(scope))) return refused();
  return answer({ ...request, world }, found.keys);
}

function isBarred(token: SimulatedToken | null, repository: SimulatedRepository): boolean {
  return token?.barred.includes(repository.id) ?? false;
}

/** What the token sees of a project, or of all; a project that does not exist is an answer of its own. */
function inProject({ world, token }: Here, key: string | undefined, answer: (seen: SimulatedRepository[]) => Reply): Reply {
  const fits = (project: SimulatedProject): boolean => !key || isKey(project, key);
  if (key && !world.projects.some(fits)) {
    return missing(`TF200016: The following project does not exist: ${key}. Verify that the name of the project is correct and that the project exists on the specified Azure DevOps Server.`, 'ProjectDoesNotExistWithNameException');
  }
  return answer(world.repositories.filter((repository) => !repository.deleted && isVisible(repository, token) && fits(repository.project)));
}

function listed({ world, base, token }: Here, seen: readonly SimulatedRepository[]): Reply {
  return list('repositories', seen.filter((repository) => !isBarred(token, repository)).map((repository) => presentRepository(world, base, repository)));
}

function identity({ id, displayName, account }: SimulatedUser, base: string): Record<string, unknown> {
  return { id, displayName, uniqueName: account, url: `${base}/_apis/Identities/${id}` };
}

function isMatch(one: SimulatedPullRequest, query: URLSearchParams): boolean {
  const of = (name: string): string | null => query.get(`searchCriteria.${name}`);
  const [closed, creator, reviewer] = [of('queryTimeRangeType') === 'closed' || of('queryTimeRangeType') === '2', of('creatorId'), of('reviewerId')];
  const moment = closed ? one.completed : one.opened;
  if (creator !== null && one.author.id !== creator) return false;
  if (reviewer !== null && !one.votes.some(({ user }) => user.id === reviewer)) return false;
  if (['completed', '3'].includes(of('status') ?? '') && one.completed === null) return false;
  return moment !== null && Date.parse(moment) >= Date.parse(of('minTime') ?? '1970-01-01') && Date.parse(moment) <= Date.parse(of('maxTime') ?? '9999-01-01');
}

function pullRequests({ world, base, query, token }: Here, seen: readonly SimulatedRepository[]): Reply {
  const all = world.pullRequests.filter((one) => seen.includes(one.repository) && !isBarred(token, one.repository) && isMatch(one, query));
  const [skip, top] = [Number(query.get('$skip') ?? '0'), Number(query.get('$top') ?? '101')];
  return list('pullRequests', all.slice(skip, skip + top).map((one) => ({
    repository: presentRepository(world, base, one.repository), pullRequestId: world.pullRequests.indexOf(one) + 1, codeReviewId: world.pullRequests.indexOf(one) + 1,
    status: one.completed === null ? 'active' : 'completed', createdBy: identity(one.author, base), creationDate: one.opened, ...(one.completed === null ? {} : { closedDate: one.completed }), title: 'Change',
    sourceRefName: 'refs/heads/change', targetRefName: 'refs/heads/main', isDraft: false,
    reviewers: one.votes.map(({ user, vote }) => ({ ...identity(user, base), reviewerUrl: `${base}/_apis/git/reviewers/${user.id}`, vote })), url: `${base}/_apis/git/pullRequests/1`,
  })));
}

function one(here: Here, seen: readonly SimulatedRepository[], key: string, what: string): Reply {
  const { world, base, token } = here;
  const found = seen.find((repository) => isKey(repository, key));
  if (!found || found.disabled) return gone(key);
  if (isBarred(token, found)) return { status: 403, body: failure(`TF401027: You need the Git 'GenericRead' permission to perform this action.`, 'GitNeedsPermissionException') };
  if (what === 'pushes') return pushes(world, here, found);
  if (what === 'refs') return refs(world, here, found);
  return { status: 200, body: presentRepository(world, base, found), operation: 'repository' };
}

function isKey(one: { id: string; name: string }, key: string): boolean {
  return one.id === key.toLowerCase() || one.name.toLowerCase() === key.toLowerCase();
}

function isVisible(one: SimulatedRepository, token: SimulatedToken | null): boolean {
  return token !== null || one.project.visibility === 'public';
}

/** The words for a repository that is deleted, hidden or disabled: the same ones. */
function gone(key: string): Reply {
  return missing(`TF401019: The Git repository with name or identifier ${key} does not exist or you do not have permissions for the operation you are attempting.`, 'GitRepositoryNotFoundException');
}

function missing(message: string, typeKey: string): Reply {
  return { status: 404, body: failure(message, typeKey) };
}

function refused(): Reply {
  return { status: 401, body: failure('TF400813: The user is not authorized to access this resource.', 'UnauthorizedRequestException') };
}

export function failure(message: string, typeKey: string): Record<string, unknown> {
  return { $id: '1', innerException: null, message, typeName: `Microsoft.TeamFoundation.${typeKey}, Microsoft.TeamFoundation`, typeKey, errorCode: 0, eventId: 3000 };
}

function list(operation: Operation, value: unknown[], headers?: Record<string, string>): Reply {
  return { status: 200, body: { value, count: value.length }, operation, headers };
}

function connectionData(world: World, token: SimulatedToken | null): Reply {
  if (token && world.profileScopeNeeded && !token.scopes.includes('vso.profile')) return refused();
  const user = token?.user ?? { id: NOBODY, displayName: 'Anonymous', account: '', subjectDescriptor: 'Anonymous.' };
  const identity = {
    id: user.id,
    descriptor: `Microsoft.IdentityModel.Claims.ClaimsIdentity;${user.account}`,
    subjectDescriptor: user.subjectDescriptor,
    providerDisplayName: user.displayName,
    isActive: true,
    properties: { Account: { $type: 'System.String', $value: user.account } },
    resourceVersion: 2,
    metaTypeId: 0,
  };
  return {
    status: 200,
    body: { authenticatedUser: identity, authorizedUser: identity, instanceId: NOBODY, deploymentId: NOBODY, deploymentType: 'hosted', locationServiceData: {} },
  };
}

function presentProject(base: string, project: SimulatedProject): Record<string, unknown> {
  return { id: project.id, name: project.name, url: `${base}/_apis/projects/${project.id}`, state: 'wellFormed', revision: 11, visibility: project.visibility, lastUpdateTime: '2026-03-01T12:00:00Z' };
}

function presentRepository(world: World, base: string, one: SimulatedRepository): Record<string, unknown> {
  const project = encodeURIComponent(one.project.name);
  const web = `${base}/${project}/_git/${encodeURIComponent(one.name)}`;
  const branch = one.disabled || readBranches(world, one).size === 0 ? null : one.defaultBranch;
  return {
    id: one.id,
    name: one.name,
    url: `${base}/${one.project.id}/_apis/git/repositories/${one.id}`,
    project: presentProject(base, one.project),
    ...(branch === null ? {} : { defaultBranch: `refs/heads/${branch}` }),
    size: branch === null ? 0 : 4096,
    // The user part is what the service puts there.
    remoteUrl: web.replace('://', `://${world.organization}@`),
    sshUrl: `git@ssh.dev.azure.com:v3/${world.organization}/${project}/${encodeURIComponent(one.name)}`,
    webUrl: web,
    isDisabled: one.disabled,
    isInMaintenance: false,
    ...(one.parent ? { isFork: true } : {}),
  };
}

function pushes(world: World, request: RestRequest, one: SimulatedRepository): Reply {
  const count = countPushes(world, one);
  const top = Number(request.query.get('$top') ?? '100');
  const skip = Number(request.query.get('$skip') ?? '0');
  const ids = Array.from({ length: count }, (_, index) => count - index).slice(skip, skip + top);
  const [user] = world.tokens.map((token) => token.user);
  return list('pushes', ids.map((pushId) => ({
    repository: presentRepository(world, request.base, one),
    pushedBy: { id: user?.id ?? NOBODY, displayName: user?.displayName ?? '', uniqueName: user?.account ?? '', url: `${request.base}/_apis/Identities/${user?.id ?? NOBODY}` },
    pushId,
    date: new Date(Date.UTC(2026, 0, 1) + pushId * 60_000).toISOString(),
    url: `${request.base}/_apis/git/repositories/${one.id}/pushes/${pushId}`,
  })));
}

function refs(world: World, request: RestRequest, one: SimulatedRepository): Reply {
  const filter = `refs/${request.query.get('filter') ?? ''}`;
  const all = [...readBranches(world, one)].sort(([a], [b]) => (a < b ? -1 : 1)).filter(([name]) => name.startsWith(filter));
  const [page, next] = cut(all, request.query, '$top');
  return list('refs', page.map(([name, objectId]) => ({
    name, objectId, url: `${request.base}/_apis/git/repositories/${one.id}/refs?filter=${encodeURIComponent(name.slice(5))}`,
  })), next);
}

function projects(world: World, request: RestRequest): Reply {
  const seen = world.projects.filter((one) => request.token !== null || one.visibility === 'public');
  const [page, next] = cut(seen, request.query, '$top');
  return list('projects', page.map((one) => presentProject(request.base, one)), next);
}

/** A page and the header that leads to the next one. */
function cut<T>(all: readonly T[], query: URLSearchParams, top: string): [T[], Record<string, string> | undefined] {
  const size = Math.min(LARGEST_PAGE, Math.max(1, Number(query.get(top) ?? '100')));
  const start = Number(query.get('continuationToken') ?? '0');
  const end = start + size;
  return [all.slice(start, end), end < all.length ? { 'x-ms-continuationtoken': String(end) } : undefined];
}
