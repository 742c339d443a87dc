import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startGitServer } from '../../support/git-server';
import { answerApi, callerOf, secretOf } from './api';
import { readDescription } from './description';
import type { DescriptionCheck } from './description';
import { answerGit, gitPlaceOf } from './git-habits';
import { countRequest } from './speed';
import type { SpeedLimit } from './speed';
import { createWorld } from './world';
import type { GitLabWorld } from './world';

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
  /** Another answer. */
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body?: string }
  /** The right answer with further headers, or with its text changed. */
  | { kind: 'changed'; headers?: Record<string, string>; text?: (text: string) => string }
  /** The first half of the right answer, and the end of the connection. */
  | { kind: 'cut' }
  | { kind: 'reset' }
  | { kind: 'stall' };

export interface SimulatorOptions {
  /** A free one unless said. */
  port?: number;
  /** Path below which GitLab lives, such as `/gitlab`; none unless said. */
  prefix?: string;
  /** Requests a minute of one account; no limit unless said. */
  perMinute?: number;
  /** Partial copies are offered; true unless said. */
  filter?: boolean;
}

export interface GitLabSimulator {
  /** Address of the server without a slash at the end. */
  server: string;
  world: GitLabWorld;
  requests: SeenRequest[];
  /** What did not fit the official description, in words: stays empty. */
  drift: string[];
  /** May be changed at any time. */
  speed: SpeedLimit;
  /** Decides for each request what goes wrong; `index` counts requests from 0. */
  fault: ((request: { kind: 'rest' | 'git'; method: string; path: string; query: string; index: number }) => SimulatedFault | undefined) | undefined;
  close: () => Promise<void>;
}

interface Running {
  simulator: GitLabSimulator;
  check: DescriptionCheck;
  prefix: string;
  /** Address of the server of git folders. */
  backend: string;
}

/** GitLab on loopback: its REST API version 4, its tokens, its limits, and git over HTTP of real repositories. */
export async function startGitLabSimulator(options: SimulatorOptions = {}): Promise<GitLabSimulator> {
  const git = await startGitServer({ root: '/', allowFilter: options.filter ?? true });
  const prefix = options.prefix ?? '';
  const simulator: GitLabSimulator = {
    server: '', world: createWorld(), requests: [], drift: [], speed: { perMinute: options.perMinute ?? null, counts: new Map() }, fault: undefined,
    close: async () => {
      await stop(server);
      await git.close();
    },
  };
  const running: Running = { simulator, check: readDescription(), prefix, backend: git.url('').replace(/\/$/, '') };
  const server = createServer((request, response) => {
    answer(running, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((ready) => {
    server.listen(options.port ?? 0, '127.0.0.1', ready);
  });
  simulator.server = `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`;
  return simulator;
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => {
    server.close(done);
  });
}

async function answer(running: Running, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { simulator, prefix } = running;
  const url = new URL(request.url ?? '/', simulator.server);
  const inside = url.pathname.startsWith(`${prefix}/`) ? url.pathname.slice(prefix.length) : '/';
  const place = gitPlaceOf(inside);
  const kind = place ? 'git' : 'rest';
  const method = request.method ?? 'GET';
  const seen: SeenRequest = { kind, method, path: url.pathname, query: url.search.slice(1), headers: request.headers, status: 0 };
  const index = simulator.requests.push(seen) - 1;
  response.on('finish', () => {
    seen.status = response.statusCode;
  });
  const body = await readBody(request);
  const fault = simulator.fault?.({ kind, method, path: url.pathname, query: seen.query, index });
  if (fault?.kind === 'stall') return;
  if (fault?.kind === 'reset') request.socket.destroy();
  else if (fault?.kind === 'answer') response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers }).end(fault.body ?? '');
  else if (place) answerGit(simulator.world, place, simulator.server, request, body, response, running.backend);
  else await answerRest(running, url, request, response, fault);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function answerRest({ simulator, check }: Running, url: URL, request: IncomingMessage, response: ServerResponse, fault: SimulatedFault | undefined): Promise<void> {
  const { world, speed, server, drift } = simulator;
  const caller = callerOf(world, secretOf(request.headers));
  const counted = countRequest(speed, world, 'token' in caller ? caller.account.id : 0);
  if (counted.refused) {
    response.writeHead(429, { 'content-type': 'text/plain', ...counted.headers }).end('Retry later\n');
    return;
  }
  const found = await answerApi(world, { method: request.method ?? 'GET', url, headers: request.headers }, server, check, drift);
  const headers = { ...found.headers, ...counted.headers, ...(fault?.kind === 'changed' ? fault.headers : {}) };
  const text = fault?.kind === 'changed' && fault.text ? fault.text(found.text) : found.text;
  if (fault?.kind === 'cut') {
    response.writeHead(found.status, { ...headers, 'content-length': Buffer.byteLength(text) }).write(text.slice(0, text.length >> 1), () => response.destroy());
    return;
  }
  response.writeHead(found.status, headers).end(text);
}
