import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { setMaxListeners } from 'node:events';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

import { isProxyNamed } from '../../config/proxy-named';
import { AppError } from '../../errors/app-error';
import type { PinnedHost } from '../types';
import type { RemoteAddress } from './address';
import { refusedByStatus, stalled, tooMuch, unreachable } from './failures';
import type { RemoteLimits } from './limits';

/** Everything that belongs to reading one repository: its address, its secret, and what has been used of the limits. */
export interface Connection {
  readonly address: RemoteAddress;
  readonly limits: RemoteLimits;
  /** Ends with the caller's wish or with the time that is allowed. */
  readonly signal: AbortSignal;
  readonly used: { requests: number; received: number; sent: number };
  /** Sends one request; follows no redirects, asks for no compression. The body of the answer is limited in bytes and in time. */
  exchange: (request: ExchangeRequest) => Promise<AsyncIterable<Uint8Array>>;
  /** Ends whatever is still under way. */
  close: () => void;
}

export interface ExchangeRequest {
  /** What follows the repository's address, e.g. `/git-upload-pack`. */
  path: string;
  /** Present: a POST. Compressed where it pays. */
  body?: string;
  /** The media types of git's answer that are accepted. */
  expects: string;
  contentType?: string;
  /** Value of the `Git-Protocol` header. */
  gitProtocol?: string;
  /** Bytes this answer may have. */
  maxBytes?: number;
}

/** A look-up that knows one answer. The certificate is still asked for the host's name. */
function lookupOf({ ip, family }: PinnedHost): LookupFunction {
  return (_host, options, done) => {
    if (options.all) done(null, [{ address: ip, family }]);
    else done(null, ip, family);
  };
}

const compress = promisify(gzip);
const WORTH_COMPRESSING = 1024;
/** To one server at the same time: the history, trees, and a few requests for blobs. */
const CONNECTIONS = 6;

/**
 * Opens nothing yet: gives the means to send requests to one repository. `authorization` is the whole value of that header; it goes to this
 * address only, and throws `wrong-use` where the connection would show it to others. Close it when done.
 */
export async function connect(options: {
  address: RemoteAddress;
  authorization?: string;
  pinned?: PinnedHost;
  limits: RemoteLimits;
  signal?: AbortSignal;
}): Promise<Connection> {
  const { address, authorization, limits, pinned } = options;
  if (authorization !== undefined && !address.confidential) {
    throw new AppError('wrong-use', 'A token is sent over https only. Use the https address of the repository.');
  }
  const secure = address.href.startsWith('https:');
  const agentOptions = { keepAlive: true, maxSockets: CONNECTIONS, maxFreeSockets: CONNECTIONS, ...(pinned ? { lookup: lookupOf(pinned) } : {}) };
  // Where somebody pinned the address, no proxy is to be used.
  const proxies = pinned || !isProxyNamed() ? undefined : await import('../../net/tunnel');
  const tunnel = proxies?.tunnelFor(new URL(address.href), { maxSockets: CONNECTIONS });
  const agent = tunnel ?? (secure ? new HttpsAgent({ ...agentOptions, rejectUnauthorized: true }) : new HttpAgent(agentOptions));
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(stalled()), limits.totalMs);
  timer.unref();
  const signal = options.signal ? AbortSignal.any([options.signal, deadline.signal]) : deadline.signal;
  // A few requests at once each listen for the end.
  setMaxListeners(50, signal);
  const used = { requests: 0, received: 0, sent: 0 };
  const connection: Connection = {
    address,
    limits,
    signal,
    used,
    exchange: async (wanted) => {
      if (used.requests >= limits.requests) throw tooMuch('The repository needed more requests than are allowed.');
      const body = wanted.body === undefined ? undefined : await encodeBody(wanted.body);
      const headers: Record<string, string | number> = {
        'user-agent': 'git/2.0 (commit-stats)',
        accept: wanted.expects,
        'accept-encoding': 'identity',
        ...(wanted.gitProtocol ? { 'git-protocol': wanted.gitProtocol } : {}),
        ...(wanted.contentType ? { 'content-type': wanted.contentType } : {}),
        ...(body ? { 'content-length': body.bytes.length, ...(body.zipped ? { 'content-encoding': 'gzip' } : {}) } : {}),
        ...(authorization ? { authorization } : {}),
      };
      const send = secure ? httpsRequest : httpRequest;
      const start = (): ClientRequest => {
        const request = send(address.href + wanted.path, { agent, headers, method: body ? 'POST' : 'GET', signal, rejectUnauthorized: true });
        if (tunnel) proxies?.heedProxy(request);
        return request;
      };
      used.requests += 1;
      used.sent += body?.bytes.length ?? 0;
      const response = await receive(start, body?.bytes, limits, signal);
      const refusal = refusedByStatus(response.statusCode ?? 0, response.headers, address, authorization !== undefined);
      const type = (response.headers['content-type'] ?? '').split(';')[0]?.trim();
      if (refusal ?? type !== wanted.expects) {
        response.destroy();
        throw refusal ?? new AppError('not-a-repository', 'There is no git repository at this address: it answers with something else.');
      }
      return guarded(response, connection, wanted.maxBytes ?? Number.POSITIVE_INFINITY);
    },
    close: () => {
      clearTimeout(timer);
      deadline.abort(new AppError('cancelled', 'Reading the repository was ended.'));
      agent.destroy();
    },
  };
  return connection;
}

async function encodeBody(text: string): Promise<{ bytes: Uint8Array; zipped: boolean }> {
  const bytes = Buffer.from(text, 'utf8');
  return bytes.length > WORTH_COMPRESSING ? { bytes: await compress(bytes, { level: 2 }), zipped: true } : { bytes, zipped: false };
}

/** The head of the answer. A kept connection that the server has closed meanwhile is replaced once. */
async function receive(start: () => ClientRequest, body: Uint8Array | undefined, limits: RemoteLimits, signal: AbortSignal): Promise<IncomingMessage> {
  for (let attempt = 0; ; attempt += 1) {
    const request = start();
    const timer = setTimeout(() => request.destroy(stalled()), limits.answerMs);
    try {
      return await new Promise<IncomingMessage>((resolve, reject) => {
        request.on('response', resolve);
        request.on('error', reject);
        request.end(body);
      });
    } catch (cause) {
      const stale = request.reusedSocket && isClosedConnection(cause) && attempt === 0;
      if (!stale) throw signal.aborted ? whyAborted(signal) : unreachable(cause);
    } finally {
      clearTimeout(timer);
    }
  }
}

function isClosedConnection(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && (cause.code === 'ECONNRESET' || cause.code === 'EPIPE');
}

/** What a person is told when reading was ended: the reason where it is one of ours, else that it was wished. */
export function whyAborted(signal: AbortSignal): AppError {
  const reason: unknown = signal.reason;
  return reason instanceof AppError ? reason : new AppError('cancelled', 'Reading the repository was cancelled.');
}

/** The body, with an end for answers that stall, drip or do not end. Time is counted only while waiting for the server. */
async function* guarded(response: IncomingMessage, connection: Connection, maxBytes: number): AsyncGenerator<Uint8Array> {
  const { limits, used, signal } = connection;
  const blocks = response[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const pace = { waited: 0, bytes: 0 };
  let received = 0;
  try {
    for (;;) {
      const began = performance.now();
      const timer = setTimeout(() => response.destroy(stalled()), received === 0 ? limits.answerMs : limits.stallMs);
      const next = await blocks.next().finally(() => clearTimeout(timer));
      if (next.done) return;
      received += next.value.length;
      used.received += next.value.length;
      if (received > maxBytes || used.received > limits.totalBytes) throw tooMuch('The repository sent more than is allowed.');
      pace.waited += performance.now() - began;
      pace.bytes += next.value.length;
      if (pace.waited >= limits.answerMs) {
        if (pace.bytes < (pace.waited / 1000) * limits.slowestBytesPerSecond) throw stalled();
        pace.waited = 0;
        pace.bytes = 0;
      }
      yield next.value;
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw signal.aborted ? whyAborted(signal) : unreachable(cause);
  } finally {
    response.destroy();
  }
}
