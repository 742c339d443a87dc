import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { startGitServer } from '../../support/git-server';
import { faultsOf, unknownParameters } from './description';
import { answerGit, readBody } from './git-service';
import type { GitService } from './git-service';
import { answerRest, failure } from './rest';
import type { Reply } from './rest';
import { makeWorld } from './world';
import type { SimulatedToken, World } from './world';

/** What came and what was answered. */
export interface SeenRequest {
  kind: 'rest' | 'git';
  method: string;
  path: string;
  query: string;
  headers: IncomingMessage['headers'];
  status: number;
}

/** Something that goes wrong with one answer. */
export type SimulatedFault =
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body?: string | Buffer }
  /** The right answer with further headers. */
  | { kind: 'headers'; headers: Record<string, string> }
  /** The first part of the right answer. */
  | { kind: 'cut' }
  | { kind: 'reset' }
  | { kind: 'stall' };

export interface SimulatorOptions {
  /** Folder below which the git folders are. */
  root: string;
  organization?: string;
  /** Partial copies are offered, as by the service; older servers do not. */
  filter?: boolean;
  /** A free one unless said. */
  port?: number;
}

export interface AzureDevOpsSimulator {
  /** Scheme, host and port. */
  server: string;
  world: World;
  requests: SeenRequest[];
  /** What did not fit the official description, in words: stays empty. */
  drift: string[];
  /** Decides for each request what goes wrong; `index` counts requests from 0. */
  fault: ((request: { kind: 'rest' | 'git'; method: string; path: string; query: string; index: number }) => SimulatedFault | undefined) | undefined;
  close: () => Promise<void>;
}

/** Azure DevOps for one organization on loopback: its REST API, its ways with tokens, and git over HTTP of real repositories. */
export async function startAzureDevOpsSimulator(options: SimulatorOptions): Promise<AzureDevOpsSimulator> {
  const git = await startGitServer({ root: options.root, protocolZeroOnly: true, allowFilter: options.filter ?? true });
  const simulator: AzureDevOpsSimulator = {
    server: '',
    world: makeWorld(options.organization ?? 'fabrikam', options.root),
    requests: [],
    drift: [],
    fault: undefined,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => {
        server.close(done);
      });
      await git.close();
    },
  };
  const server = createServer((request, response) => {
    answer(simulator, { world: simulator.world, git, filter: options.filter ?? true }, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((ready) => {
    server.listen(options.port ?? 0, '127.0.0.1', ready);
  });
  simulator.server = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return simulator;
}

async function answer(simulator: AzureDevOpsSimulator, service: GitService, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const parts = path.split('/').slice(1).map((part) => decodeURIComponent(part));
  const kind = parts.includes('_git') ? 'git' : 'rest';
  const method = request.method ?? 'GET';
  const seen: SeenRequest = { kind, method, path, query, headers: request.headers, status: 0 };
  const index = simulator.requests.push(seen) - 1;
  response.on('finish', () => {
    seen.status = response.statusCode;
  });
  const fault = simulator.fault?.({ kind, method, path, query, index });
  if (fault?.kind === 'stall') return;
  if (fault?.kind === 'reset') {
    request.socket.destroy();
    return;
  }
  if (fault?.kind === 'answer') {
    response.writeHead(fault.status, { 'content-type': 'application/json; charset=utf-8', ...fault.headers }).end(fault.body ?? '');
    return;
  }
  const body = await readBody(request);
  const found = admit(simulator.world, request, parts);
  if ('reply' in found) write(response, found.reply, fault);
  else if (kind === 'git') await answerGit(service, { request, response, parts: parts.slice(1), query, body, token: found.token });
  else write(response, checked(simulator, { parts: parts.slice(1), query, method, accept: request.headers.accept ?? '', token: found.token }), fault);
}

/** Whose request it is, or the answer that turns it away. */
function admit(world: World, request: IncomingMessage, parts: string[]): { token: SimulatedToken | null } | { reply: Reply } {
  if (parts[0]?.toLowerCase() !== world.organization.toLowerCase()) {
    return { reply: { status: 404, body: '<html>The resource cannot be found.</html>', headers: { 'content-type': 'text/html' } } };
  }
  const slow = throttle(world);
  if (slow) return { reply: slow };
  const [scheme, value = ''] = (request.headers.authorization ?? '').split(' ');
  const secret = scheme?.toLowerCase() === 'basic' ? Buffer.from(value, 'base64').toString('utf8').replace(/^[^:]*:/, '') : value;
  const token = world.tokens.find((one) => one.secret === secret && one.state === 'valid');
  if (token) return { token };
  if (world.anonymousAllowed && world.projects.some((one) => one.visibility === 'public')) return { token: null };
  const git = parts.includes('_git');
  // Only who asks for it, and git, is told so plainly; everybody else is led to a page for signing in.
  if (git || request.headers['x-tfs-fedauthredirect'] === 'Suppress') {
    return { reply: { status: 401, body: 'TF401019', headers: { 'content-type': 'text/plain', 'www-authenticate': 'Bearer, Basic realm="https://dev.azure.com/", TFS-Federated' } } };
  }
  if (request.headers.authorization) return { reply: { status: 203, body: '<html>Azure DevOps Services | Sign In</html>', headers: { 'content-type': 'text/html; charset=utf-8' } } };
  return { reply: { status: 302, body: '', headers: { location: '/_signin', 'content-type': 'text/html' } } };
}

function throttle(world: World): Reply | undefined {
  const { throughput } = world;
  if (!throughput) return undefined;
  throughput.left -= 1;
  if (throughput.left >= 0) return undefined;
  return {
    status: 429,
    body: failure('TF400733: The request has been canceled: Request was blocked due to exceeding usage of resource.', 'RequestBlockedException'),
    headers: { 'retry-after': String(throughput.retryAfter), ...limitHeaders(throughput) },
  };
}

function limitHeaders(throughput: NonNullable<World['throughput']>): Record<string, string> {
  return {
    'x-ratelimit-resource': 'Core',
    'x-ratelimit-limit': String(throughput.limit),
    'x-ratelimit-remaining': String(Math.max(0, throughput.left)),
    'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + throughput.retryAfter),
  };
}

/** The REST answer, held against the official description. */
function checked(simulator: AzureDevOpsSimulator, request: { parts: string[]; query: string; method: string; accept: string; token: SimulatedToken | null }): Reply {
  const { world } = simulator;
  const version = /api-version=([\d.]+)(-preview(\.\d+)?)?/.exec(request.accept);
  if (request.method === 'OPTIONS') return locations(world, request.parts);
  if (version && Number(version[1]) > Number(world.apiVersion)) {
    return { status: 400, body: failure(`The requested REST API version of ${version[1]} is out of range for this server. The latest REST API version this server supports is ${world.apiVersion}.`, 'VssVersionOutOfRangeException') };
  }
  const query = new URLSearchParams(request.query);
  const base = `${simulator.server}/${encodeURIComponent(world.organization)}`;
  const reply = answerRest(world, { parts: request.parts, query, base, token: request.token });
  if (reply.operation) {
    simulator.drift.push(...unknownParameters(reply.operation, query).map((name) => `${reply.operation}: parameter ${name}`));
    simulator.drift.push(...faultsOf(reply.operation, reply.body).map((fault) => `${reply.operation}: ${fault}`));
  }
  // Near the limit every answer says how near.
  const { throughput } = world;
  return throughput && throughput.left < throughput.limit / 10 ? { ...reply, headers: { ...limitHeaders(throughput), ...reply.headers } } : reply;
}

/** The table of resources, as a server gives it that knows no newer version. */
function locations(world: World, parts: string[]): Reply {
  if (parts.join('/') !== '_apis/git') return { status: 404, body: failure('The resource cannot be found.', 'VssResourceNotFoundException') };
  const common = { area: 'git', minVersion: '1.0', maxVersion: world.apiVersion, releasedVersion: world.apiVersion };
  const value = [
    { id: '225f7195-f9c7-4d14-ab28-a83f7ff77e1f', resourceName: 'repositories', routeTemplate: '{project}/_apis/{area}/{resource}/{repositoryId}', resourceVersion: 1, ...common },
    { id: 'ea98d07b-3c87-4971-8ede-a613694ffb55', resourceName: 'pushes', routeTemplate: '{project}/_apis/{area}/repositories/{repositoryId}/{resource}/{pushId}', resourceVersion: 2, ...common },
  ];
  return { status: 200, body: { count: value.length, value } };
}

function write(response: ServerResponse, reply: Reply, fault: SimulatedFault | undefined): void {
  const body = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
  const more = fault?.kind === 'headers' ? fault.headers : {};
  response.writeHead(reply.status, { 'content-type': 'application/json; charset=utf-8; api-version=7.1', ...reply.headers, ...more });
  response.end(fault?.kind === 'cut' ? body.slice(0, body.length >> 1) : body);
}
