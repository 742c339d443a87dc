import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { startGitServer } from '../../support/git-server';
import type { GitServerOptions } from '../../support/git-server';
import type { Asked } from './asked';
import { passToGit } from './pass-to-git';
import type { GitFolder } from './pass-to-git';

export type { Asked } from './asked';

/** An answer of the forge itself: JSON unless `body` is text. */
export interface RestReply {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** What the forge answers: something of its own, or what git says of a real repository. */
export type Reply = RestReply | { git: GitFolder };

/** What came and what was answered. */
export interface SeenRequest extends Asked {
  /** 0 until it is answered. */
  status: number;
}

/** Something that goes wrong with one answer instead of, or on top of, the right one. */
export type SimulatedFault =
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body?: string | Buffer }
  /** The right answer with further headers, or with its text changed. */
  | { kind: 'changed'; headers?: Record<string, string>; text?: (text: string) => string }
  /** The first half of the right answer, then the end of the connection. */
  | { kind: 'cut' }
  | { kind: 'reset' }
  | { kind: 'stall' };

export interface SimulatorServer {
  /** Scheme, host and port. */
  url: string;
  requests: SeenRequest[];
  /** How long each request waits for its answer, in milliseconds; 0 at the start. */
  delayMs: number;
  /** Decides for each request what goes wrong; `index` counts requests from 0. */
  fault: ((asked: Asked & { index: number }) => SimulatedFault | undefined) | undefined;
  /** The next `times` requests that fit go wrong this way; once unless said. */
  fail(fault: SimulatedFault, fits?: (asked: Asked) => boolean, times?: number): void;
  close(): Promise<void>;
}

/** What one forge does differently from the others. */
export interface ForgeHabits {
  /** Which requests are git's, by their decoded path. */
  isGit: (path: string) => boolean;
  /** The answer; `url` is the server's own address. */
  answer: (asked: Asked, url: string) => Reply | Promise<Reply>;
  /** The server of git folders behind it. */
  git: Pick<GitServerOptions, 'root' | 'allowFilter' | 'protocolZeroOnly'>;
  /** Of answers in JSON. */
  jsonType?: string;
  /** A free one unless said. */
  port?: number;
}

async function read(request: IncomingMessage, isGit: ForgeHabits['isGit']): Promise<Asked> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const kind = isGit(decodeURIComponent(url.pathname)) ? 'git' : 'rest';
  return { kind, method: request.method ?? 'GET', path: url.pathname, query: url.searchParams, headers: request.headers, body: Buffer.concat(chunks) };
}

function write(response: ServerResponse, { status, headers, body }: RestReply, fault: SimulatedFault | undefined, jsonType: string): void {
  const right = body === undefined || body === null ? '' : typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const text = fault?.kind === 'changed' && fault.text ? fault.text(right.toString()) : right;
  const type = text.length === 0 ? {} : { 'content-type': jsonType, 'content-length': String(Buffer.byteLength(text)) };
  response.writeHead(status, { ...type, ...headers, ...(fault?.kind === 'changed' ? fault.headers : {}) });
  if (fault?.kind !== 'cut') response.end(text);
  else response.write(text.slice(0, text.length >> 1), () => response.destroy());
}

/** What every simulated forge has: a server on loopback that notes requests, goes wrong on demand, and hands git's requests to git's own server. */
export async function startSimulatorServer(habits: ForgeHabits): Promise<SimulatorServer> {
  const git = await startGitServer(habits.git);
  const planned: { fault: SimulatedFault; fits: (asked: Asked) => boolean; left: number }[] = [];
  const jsonType = habits.jsonType ?? 'application/json; charset=utf-8';
  const simulator: SimulatorServer = {
    url: '', requests: [], fault: undefined, delayMs: 0,
    fail: (fault, fits = () => true, times = 1) => void planned.push({ fault, fits, left: times }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => {
        server.close(done);
      });
      await git.close();
    },
  };

  const faultFor = (asked: Asked, index: number): SimulatedFault | undefined => {
    const plan = planned.find(({ fits, left }) => left > 0 && fits(asked));
    if (plan) plan.left -= 1;
    return plan?.fault ?? simulator.fault?.({ ...asked, index });
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = await read(request, habits.isGit);
    const seen: SeenRequest = { ...asked, status: 0 };
    const index = simulator.requests.push(seen) - 1;
    if (simulator.delayMs > 0) await sleep(simulator.delayMs);
    const fault = faultFor(asked, index);
    if (fault?.kind === 'stall') return;
    if (fault?.kind === 'reset') {
      request.socket.destroy();
      return;
    }
    const reply: Reply = fault?.kind === 'answer' ? { ...fault, headers: { 'content-type': jsonType, ...fault.headers } } : await habits.answer(asked, simulator.url);
    if ('git' in reply) seen.status = await passToGit(git, asked, reply.git, response);
    else {
      seen.status = reply.status;
      write(response, reply, fault, jsonType);
    }
  };

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((ready) => {
    server.listen(habits.port ?? 0, '127.0.0.1', ready);
  });
  simulator.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return simulator;
}
