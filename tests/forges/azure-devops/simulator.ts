import { figures, spend } from '../core/budget';
import { bearerOf, passwordOf } from '../core/credentials';
import { startSimulatorServer } from '../core/server';
import type { Asked, RestReply, SimulatorServer } from '../core/server';
import { faultsOf, unknownParameters } from './description';
import { answerGit } from './git-service';
import { answerRest, failure } from './rest';
import { makeWorld } from './world';
import type { SimulatedToken, World } from './world';

export type { SimulatedFault } from '../core/server';

export interface SimulatorOptions {
  /** Folder below which the git folders are. */
  root: string;
  organization?: string;
  /** Partial copies are offered, as by the service; older servers do not. */
  filter?: boolean;
  /** A free one unless said. */
  port?: number;
}

export interface AzureDevOpsSimulator extends SimulatorServer {
  /** Scheme, host and port. */
  server: string;
  world: World;
  /** What did not fit the official description, in words: stays empty. */
  drift: string[];
}

/** Azure DevOps for one organization on loopback: its REST API, its ways with tokens, and git over HTTP of real repositories. */
export async function startAzureDevOpsSimulator(options: SimulatorOptions): Promise<AzureDevOpsSimulator> {
  const { root, port, organization = 'fabrikam', filter = true } = options;
  const world = makeWorld(organization, root);
  const drift: string[] = [];
  const server = await startSimulatorServer({
    port, git: { root, protocolZeroOnly: true, allowFilter: filter }, isGit: (path) => path.split('/').includes('_git'), jsonType: 'application/json; charset=utf-8; api-version=7.1',
    answer(asked, url) {
      const [own = '', ...parts] = asked.path.split('/').slice(1).map((part) => decodeURIComponent(part));
      const found = admit(world, asked, own);
      if ('reply' in found) return found.reply;
      return asked.kind === 'git' ? answerGit(world, { asked, parts, token: found.token, filter }) : checked(world, drift, asked, url, found.token);
    },
  });
  return Object.assign(server, { server: server.url, world, drift });
}

/** Whose request it is, or the answer that turns it away. */
function admit(world: World, asked: Asked, own: string): { token: SimulatedToken | null } | { reply: RestReply } {
  if (own.toLowerCase() !== world.organization.toLowerCase()) {
    return { reply: { status: 404, body: '<html>The resource cannot be found.</html>', headers: { 'content-type': 'text/html' } } };
  }
  const slow = throttle(world);
  if (slow) return { reply: slow };
  const secret = passwordOf(asked) ?? bearerOf(asked);
  const token = world.tokens.find((one) => one.secret === secret && one.state === 'valid');
  if (token) return { token };
  if (world.anonymousAllowed && world.projects.some((one) => one.visibility === 'public')) return { token: null };
  // Only who asks for it, and git, is told so plainly; everybody else is led to a page for signing in.
  if (asked.kind === 'git' || asked.headers['x-tfs-fedauthredirect'] === 'Suppress') {
    return { reply: { status: 401, body: 'TF401019', headers: { 'content-type': 'text/plain', 'www-authenticate': 'Bearer, Basic realm="https://dev.azure.com/", TFS-Federated' } } };
  }
  if (asked.headers.authorization) return { reply: { status: 203, body: '<html>Azure DevOps Services | Sign In</html>', headers: { 'content-type': 'text/html; charset=utf-8' } } };
  return { reply: { status: 302, body: '', headers: { location: '/_signin', 'content-type': 'text/html' } } };
}

function throttle(world: World): RestReply | undefined {
  const { throughput } = world;
  if (!throughput) return undefined;
  if (spend(throughput)) return undefined;
  return {
    status: 429,
    body: failure('TF400733: The request has been canceled: Request was blocked due to exceeding usage of resource.', 'RequestBlockedException'),
    headers: { 'retry-after': String(throughput.retryAfter), ...limitHeaders(throughput) },
  };
}

function limitHeaders(throughput: NonNullable<World['throughput']>): Record<string, string> {
  const { limit, left } = figures(throughput);
  return {
    'x-ratelimit-resource': 'Core',
    'x-ratelimit-limit': limit,
    'x-ratelimit-remaining': left,
    'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + throughput.retryAfter),
  };
}

/** The REST answer, held against the official description. */
function checked(world: World, drift: string[], asked: Asked, url: string, token: SimulatedToken | null): RestReply {
  const path = asked.path.replace(/^\/[^/]+/u, '');
  if (asked.method === 'OPTIONS') return locations(world, path);
  const version = /api-version=([\d.]+)(-preview(\.\d+)?)?/.exec(asked.headers.accept ?? '');
  if (version && Number(version[1]) > Number(world.apiVersion)) {
    return { status: 400, body: failure(`The requested REST API version of ${version[1]} is out of range for this server. The latest REST API version this server supports is ${world.apiVersion}.`, 'VssVersionOutOfRangeException') };
  }
  const { operation, ...reply } = answerRest(world, { path, query: asked.query, base: `${url}/${encodeURIComponent(world.organization)}`, token });
  if (operation) {
    drift.push(...unknownParameters(operation, asked.query).map((name) => `${operation}: parameter ${name}`));
    drift.push(...faultsOf(operation, reply.body).map((fault) => `${operation}: ${fault}`));
  }
  // Near the limit every answer says how near.
  const { throughput } = world;
  return throughput && throughput.left < throughput.limit / 10 ? { ...reply, headers: { ...limitHeaders(throughput), ...reply.headers } } : reply;
}

/** The table of resources, as a server gives it that knows no newer version. */
function locations(world: World, path: string): RestReply {
  if (path !== '/_apis/git') return { status: 404, body: failure('The resource cannot be found.', 'VssResourceNotFoundException') };
  const common = { area: 'git', minVersion: '1.0', maxVersion: world.apiVersion, releasedVersion: world.apiVersion };
  const value = [
    { id: '225f7195-f9c7-4d14-ab28-a83f7ff77e1f', resourceName: 'repositories', routeTemplate: '{project}/_apis/{area}/{resource}/{repositoryId}', resourceVersion: 1, ...common },
    { id: 'a5d28130-9cd2-40fa-9f08-902e7daa9efb', resourceName: 'pullRequests', routeTemplate: '{project}/_apis/{area}/{resource}', resourceVersion: 2, ...common },
    { id: 'ea98d07b-3c87-4971-8ede-a613694ffb55', resourceName: 'pushes', routeTemplate: '{project}/_apis/{area}/repositories/{repositoryId}/{resource}/{pushId}', resourceVersion: 2, ...common },
  ];
  return { status: 200, body: { count: value.length, value } };
}
