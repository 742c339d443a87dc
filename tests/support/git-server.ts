import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What one request to the server was, and how many bytes went each way (bodies only). */
export interface RecordedRequest {
  method: string;
  path: string;
  query: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
  status: number;
  sent: number;
}

/** Something that goes wrong while an answer is on its way. `after` counts bytes of the answer's body. */
export type Fault =
  | { kind: 'redirect'; to: string; status?: 301 | 302 | 307 | 308 }
  | { kind: 'status'; status: number; body?: string; type?: string }
  | { kind: 'stall'; after: number }
  | { kind: 'drip'; after: number; everyMs: number }
  | { kind: 'end'; after: number }
  | { kind: 'corrupt'; after: number }
  | { kind: 'answer'; type: string; body: Buffer | (() => AsyncIterable<Buffer>) };

export interface GitServerOptions {
  /** Folder whose repositories are offered by their relative path. */
  root: string;
  /** Further git configuration of the server, e.g. `uploadpackfilter.tree.allow`. */
  config?: Record<string, string>;
  /** Partial clones are offered; true unless said. */
  allowFilter?: boolean;
  /** With protocol 0: any object may be asked for by id; true unless said. */
  allowAnySha1InWant?: boolean;
  /** Answers as a server that has never heard of protocol 2. */
  protocolZeroOnly?: boolean;
  /** Speed of the line, shared by all connections. */
  bitsPerSecond?: number;
  /** Decides for each request what goes wrong; undefined: nothing. `index` counts requests from 0. */
  fault?: (request: { method: string; path: string; query: string; body: Buffer; index: number }) => Fault | undefined;
}

export interface GitServer {
  /** Address of a repository below the root. */
  url: (name: string) => string;
  requests: RecordedRequest[];
  /** Bytes of all answers' bodies. */
  sent: () => number;
  /** Bytes of all requests' bodies. */
  received: () => number;
  reset: () => void;
  close: () => Promise<void>;
}

/**
 * A git server over loopback HTTP: git's own `http-backend` behind a small server that counts requests and bytes,
 * can be as slow as a real line, and can refuse, redirect, stall, drip, lie or end early.
 */
export async function startGitServer(options: GitServerOptions): Promise<GitServer> {
  const requests: RecordedRequest[] = [];
  const line = { free: 0 };
  const closing = new AbortController();
  const server = createServer((request, response) => {
    answer(request, response, options, requests, line, closing.signal).catch(() => response.destroy());
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: (name) => `http://127.0.0.1:${port}/${name}`,
    requests,
    sent: () => requests.reduce((sum, request) => sum + request.sent, 0),
    received: () => requests.reduce((sum, request) => sum + request.body.length, 0),
    reset: () => {
      requests.length = 0;
    },
    close: async () => {
      closing.abort();
      server.closeAllConnections();
      await new Promise((done) => {
        server.close(done);
      });
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: GitServerOptions,
  requests: RecordedRequest[],
  line: { free: number },
  closing: AbortSignal,
): Promise<void> {
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const method = request.method ?? 'GET';
  const record: RecordedRequest = { method, path, query, headers: request.headers, body, status: 0, sent: 0 };
  const fault = options.fault?.({ method, path, query, body, index: requests.length });
  requests.push(record);
  const send = createSender(response, record, options.bitsPerSecond, line, closing);
  if (fault?.kind === 'redirect') {
    record.status = fault.status ?? 302;
    response.writeHead(record.status, { location: fault.to }).end();
  } else if (fault?.kind === 'status') {
    record.status = fault.status;
    response.writeHead(fault.status, { 'content-type': fault.type ?? 'text/plain' }).end(fault.body ?? '');
  } else if (fault?.kind === 'answer') {
    record.status = 200;
    response.writeHead(200, { 'content-type': fault.type });
    if (Buffer.isBuffer(fault.body)) await send(fault.body);
    else for await (const block of fault.body()) if (!(await send(block))) break;
    response.end();
  } else {
    await relay(backend(request, path, query, body, options), response, record, send, fault, closing);
  }
}

function backend(request: IncomingMessage, path: string, query: string, body: Buffer, options: GitServerOptions) {
  const header = (name: string): string => String(request.headers[name] ?? '');
  const config = Object.entries({
    'uploadpack.allowFilter': String(options.allowFilter ?? true),
    'uploadpack.allowAnySHA1InWant': String(options.allowAnySha1InWant ?? true),
    'safe.directory': '*',
    'http.receivepack': 'false',
    ...options.config,
  });
  const env: Record<string, string> = {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    GIT_PROJECT_ROOT: options.root,
    GIT_HTTP_EXPORT_ALL: '1',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_NO_LAZY_FETCH: '1',
    PATH_INFO: decodeURIComponent(path),
    QUERY_STRING: query,
    REQUEST_METHOD: request.method ?? 'GET',
    CONTENT_TYPE: header('content-type'),
    CONTENT_LENGTH: String(body.length),
    REMOTE_ADDR: '127.0.0.1',
    GIT_PROTOCOL: options.protocolZeroOnly ? '' : header('git-protocol'),
    HTTP_CONTENT_ENCODING: header('content-encoding'),
    GIT_CONFIG_COUNT: String(config.length),
  };
  for (const [index, [key, value]] of config.entries()) {
    env[`GIT_CONFIG_KEY_${index}`] = key;
    env[`GIT_CONFIG_VALUE_${index}`] = value;
  }
  const child = spawn('git', ['http-backend'], { env: env as NodeJS.ProcessEnv, stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin.on('error', () => undefined);
  child.stdin.end(body);
  return child;
}

async function relay(
  child: ReturnType<typeof backend>,
  response: ServerResponse,
  record: RecordedRequest,
  send: (block: Buffer) => Promise<boolean>,
  fault: Fault | undefined,
  closing: AbortSignal,
): Promise<void> {
  response.on('close', () => child.kill());
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const piece of child.stdout) {
    let block = piece as Buffer;
    if (head) {
      head = Buffer.concat([head, block]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) continue;
      writeHead(response, record, head.subarray(0, end).toString('latin1'));
      block = head.subarray(end + 4);
      head = undefined;
    }
    if (block.length > 0 && !(await misbehave(block, record.sent, response, send, fault, closing))) return;
  }
  response.end();
}

function writeHead(response: ServerResponse, record: RecordedRequest, text: string): void {
  record.status = 200;
  for (const row of text.split('\r\n')) {
    const colon = row.indexOf(':');
    const [name, value] = [row.slice(0, colon), row.slice(colon + 1).trim()];
    if (name.toLowerCase() === 'status') record.status = Number.parseInt(value, 10);
    else response.setHeader(name, value);
  }
  response.writeHead(record.status);
  response.flushHeaders();
}

/** Sends a block as the fault wants it; false where the answer ends here. */
async function misbehave(
  block: Buffer,
  before: number,
  response: ServerResponse,
  send: (block: Buffer) => Promise<boolean>,
  fault: Fault | undefined,
  closing: AbortSignal,
): Promise<boolean> {
  if (!fault || !('after' in fault) || before + block.length <= fault.after) return send(block);
  const good = block.subarray(0, Math.max(0, fault.after - before));
  const rest = block.subarray(good.length);
  if (good.length > 0) await send(good);
  if (fault.kind === 'end') {
    response.end();
    return false;
  }
  if (fault.kind === 'corrupt') {
    const wrong = Buffer.from(rest);
    wrong[wrong.length >> 1] = (wrong[wrong.length >> 1] ?? 0) ^ 0xff;
    return send(wrong);
  }
  if (fault.kind === 'stall') {
    await sleep(3_600_000, undefined, { signal: AbortSignal.any([closing, closed(response)]) }).catch(() => undefined);
    return false;
  }
  for (const byte of rest) {
    await sleep(fault.everyMs);
    if (response.destroyed || closing.aborted || !(await send(Buffer.of(byte)))) return false;
  }
  return true;
}

function closed(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}

/** Writes to the answer at the line's speed; gives false where the reader has gone. */
function createSender(
  response: ServerResponse,
  record: RecordedRequest,
  bitsPerSecond: number | undefined,
  line: { free: number },
  closing: AbortSignal,
): (block: Buffer) => Promise<boolean> {
  return async (block) => {
    if (response.destroyed || closing.aborted) return false;
    record.sent += block.length;
    if (bitsPerSecond) {
      const now = performance.now();
      line.free = Math.max(now, line.free) + (block.length * 8000) / bitsPerSecond;
      if (line.free - now > 1) await sleep(line.free - now);
    }
    if (!response.write(block)) {
      await new Promise<void>((ready) => {
        const go = (): void => {
          response.off('drain', go).off('close', go);
          ready();
        };
        response.on('drain', go).on('close', go);
      });
    }
    return !response.destroyed;
  };
}
