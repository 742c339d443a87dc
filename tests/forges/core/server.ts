import { createServer, request as forward } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startGitServer } from '../../support/git-server';

/** A request as the simulated forge sees it. */
export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** What the forge answers: JSON unless `body` is text; `git` hands on to a real repository, named by its folder and what follows it. */
export type Reply =
  | { status: number; headers?: Record<string, string>; body?: unknown }
  | { git: { folder: string; rest: string } };

/** What came and what was answered. */
export interface SeenRequest extends Asked {
  kind: 'rest' | 'git';
  status: number;
}

/** Something that goes wrong with one answer instead of, or on top of, the right one. */
export type SimulatedFault =
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body?: string }
  /** The right answer with further headers. */
  | { kind: 'headers'; headers: Record<string, string> }
  /** The first half of the right answer, then the end of the connection. */
  | { kind: 'cut' }
  | { kind: 'reset' }
  | { kind: 'stall' };

export interface SimulatorServer {
  /** Scheme, host and port. */
  url: string;
  requests: SeenRequest[];
  /** The next `times` requests that fit go wrong this way; once unless said. */
  fail(fault: SimulatedFault, fits?: (asked: Asked) => boolean, times?: number): void;
  close(): Promise<void>;
}

interface Planned {
  fault: SimulatedFault;
  fits: (asked: Asked) => boolean;
  left: number;
}

async function read(request: IncomingMessage): Promise<Asked> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return { method: request.method ?? 'GET', path: url.pathname, query: url.searchParams, headers: request.headers, body: Buffer.concat(chunks) };
}

function write(response: ServerResponse, reply: { status: number; headers?: Record<string, string>; body?: unknown }, fault: SimulatedFault | undefined): void {
  const text = reply.body === undefined ? '' : typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
  const headers = { ...(text === '' ? {} : { 'content-type': 'application/json; charset=utf-8', 'content-length': String(Buffer.byteLength(text)) }), ...reply.headers, ...(fault?.kind === 'headers' ? fault.headers : {}) };
  response.writeHead(reply.status, headers);
  if (fault?.kind !== 'cut') response.end(text);
  else response.write(text.slice(0, text.length >> 1), () => response.destroy());
}

/**
 * What every simulated forge has: a server on loopback that counts requests, goes wrong on demand, and hands git's requests to git's own server.
 * `answer` knows the forge: it is given each request, with the address of the server, and says what comes back.
 */
export async function startSimulatorServer(root: string, answer: (asked: Asked, url: string) => Reply): Promise<SimulatorServer> {
  const git = await startGitServer({ root });
  const requests: SeenRequest[] = [];
  const planned: Planned[] = [];
  let url = '';

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = await read(request);
    const seen: SeenRequest = { ...asked, kind: 'rest', status: 0 };
    requests.push(seen);
    response.on('close', () => {
      seen.status = response.statusCode;
    });
    const plan = planned.find(({ fits, left }) => left > 0 && fits(asked));
    if (plan) plan.left -= 1;
    const fault = plan?.fault;
    if (fault?.kind === 'stall') return;
    if (fault?.kind === 'reset') request.socket.destroy();
    else if (fault?.kind === 'answer') write(response, { status: fault.status, headers: fault.headers, body: fault.body }, undefined);
    else {
      const reply = answer(asked, url);
      if (!('git' in reply)) {
        write(response, reply, fault);
        return;
      }
      seen.kind = 'git';
      const { authorization: _secret, host: _host, ...headers } = asked.headers;
      const target = `${git.url(reply.git.folder)}${reply.git.rest}?${asked.query.toString()}`;
      const onward = forward(target, { method: asked.method, headers }, (came) => {
        response.writeHead(came.statusCode ?? 502, came.headers);
        came.pipe(response);
      });
      onward.on('error', () => response.destroy());
      onward.end(asked.body);
    }
  };

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    requests,
    fail: (fault, fits = () => true, times = 1) => void planned.push({ fault, fits, left: times }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => {
        server.close(done);
      });
      await git.close();
    },
  };
}
