import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import { Agent, ProxyAgent } from 'undici';
import type { Dispatcher } from 'undici';
import { AppError } from '../errors/app-error';
import { TRIED_AGAIN } from '../errors/kept';
import { cappedBody } from './capped-body';
import { connectionFailure, tooMuch, unreachable } from './failures';
import { DEFAULT_LIMITS } from './outbound';
import type { Outbound, OutboundLimits, OutboundPolicy, PinnedAddress, Resolve } from './outbound';
import { proxyFor } from './proxy-for';
import { readAddress } from './read-address';
import type { ReadAddress } from './read-address';
import { isPublicIp } from './public-ip';
import { resolvePublic, systemResolve } from './resolve-public';

/** A look-up for sockets: what it gives is what is connected to, so nothing can change between the check and the connection. */
function publicLookup(resolve: Resolve): LookupFunction {
  return (host, options, done) => {
    resolvePublic(host, resolve).then(
      (found) => {
        const [first] = found ?? [];
        if (found === undefined || first === undefined) done(unreachable(), '', 4);
        else if (options.all) done(null, found);
        else done(null, first.address, first.family);
      },
      () => done(unreachable(), '', 4),
    );
  };
}

function trustedLookup(resolve: Resolve): LookupFunction {
  return (host, options, done) => {
    resolve(host).then(
      (found) => {
        const [first] = found;
        if (first === undefined) done(unreachable(), '', 4);
        else if (options.all) done(null, found);
        else done(null, first.address, first.family);
      },
      () => done(unreachable(), '', 4),
    );
  };
}

function agentFor(lookup: LookupFunction, limits: OutboundLimits): Agent {
  return new Agent({
    connections: 8,
    pipelining: 1,
    keepAliveTimeout: 10_000,
    headersTimeout: limits.answerMs,
    bodyTimeout: limits.totalMs,
    maxHeaderSize: 65_536,
    connect: { lookup, timeout: limits.answerMs, rejectUnauthorized: true },
  });
}

/** The same through a proxy, which looks the name up. */
function proxiedAgent(proxy: URL, limits: OutboundLimits): ProxyAgent {
  return new ProxyAgent({
    uri: proxy.href,
    connections: 8,
    keepAliveTimeout: 10_000,
    headersTimeout: limits.answerMs,
    bodyTimeout: limits.totalMs,
    maxHeaderSize: 65_536,
    proxyTls: { timeout: limits.answerMs },
    requestTls: { timeout: limits.answerMs, rejectUnauthorized: true },
  });
}

/** Waits until a failure may be told. */
async function hold(since: number, limits: OutboundLimits, signal?: AbortSignal): Promise<void> {
  const rest = since + limits.failMs - performance.now();
  if (rest > 0) await sleep(rest, undefined, { signal }).catch(() => undefined);
}

/** Names that are decided here, whatever a library wants. */
const OWN_HEADERS = new Set(['host', 'connection', 'accept-encoding', 'content-length', 'proxy-authorization', 'cookie', 'expect', 'upgrade', 'transfer-encoding', 'keep-alive', 'te']);
const NO_BODY = new Set([101, 103, 204, 205, 304]);

function headersOf(request: Request): Record<string, string> {
  const kept = [...request.headers].filter(([name]) => !OWN_HEADERS.has(name));
  return { ...Object.fromEntries(kept), 'accept-encoding': 'gzip' };
}

function answerHeaders(raw: Dispatcher.ResponseData['headers']): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one);
  }
  return headers;
}

/**
 * Makes the way out for a policy. Origins in it are compared exactly; give them as `URL.origin` writes them.
 */
export function createOutbound(policy: OutboundPolicy): Outbound {
  const limits: OutboundLimits = { ...DEFAULT_LIMITS, ...policy.limits };
  const resolve = policy.resolve ?? systemResolve;
  const open = agentFor(publicLookup(resolve), limits);
  const trusted = agentFor(trustedLookup(resolve), limits);
  const proxied = new Map<string, ProxyAgent>();

  const throughProxy = (proxy: URL): ProxyAgent => {
    const agent = proxied.get(proxy.href) ?? proxiedAgent(proxy, limits);
    proxied.set(proxy.href, agent);
    return agent;
  };
  /** The proxy connects, to what the name stands for there. What it stands for here is refused all the same where it is not public; where it stands for nothing, the proxy decides alone. */
  const checkHere = async ({ url, trusted: vouched }: ReadAddress): Promise<void> => {
    if (vouched) return;
    const found = await resolve(url.hostname).catch(() => []);
    if (!found.every(({ address: ip }) => isPublicIp(ip))) throw unreachable();
  };
  const dispatcherFor = async (address: ReadAddress): Promise<Dispatcher> => {
    const proxy = proxyFor(address.url);
    if (!proxy) return address.trusted ? trusted : open;
    await checkHere(address);
    return throughProxy(proxy);
  };

  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const raw = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
    const address = readAddress(raw, policy);
    const request = new Request(input instanceof Request ? input : address.url, init);
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(tooMuch()), limits.totalMs);
    const signal = AbortSignal.any([request.signal, deadline.signal]);
    const since = performance.now();
    try {
      request.signal.throwIfAborted();
      const body = request.body === null ? null : new Uint8Array(await request.arrayBuffer());
      const answer = await (await dispatcherFor(address)).request({
        origin: address.url.origin,
        path: `${address.url.pathname}${address.url.search}`,
        method: request.method,
        headers: headersOf(request),
        body,
        signal,
      });
      return readAnswer(answer, address.url, limits, { signal, caller: request.signal, done: () => clearTimeout(timer) });
    } catch (cause) {
      clearTimeout(timer);
      if (request.signal.aborted) throw request.signal.reason;
      const failure = deadline.signal.aborted ? unreachable() : connectionFailure(cause);
      if (!address.trusted) await hold(since, limits, request.signal);
      throw failure;
    }
  };

  const pin = async (text: string): Promise<PinnedAddress> => {
    const address = readAddress(text, policy);
    const { url, trusted: vouched } = address;
    if (proxyFor(url)) {
      await checkHere(address);
      return { url, pinned: undefined };
    }
    const bare = url.hostname.replace(/^\[|\]$/gu, '');
    const literal = isIP(bare);
    if (literal !== 0) return { url, pinned: { ip: bare, family: literal === 6 ? 6 : 4 } };
    const since = performance.now();
    const found = await (vouched ? resolve(url.hostname) : resolvePublic(url.hostname, resolve)).catch(() => undefined);
    const [first] = found ?? [];
    if (first !== undefined) return { url, pinned: { ip: first.address, family: first.family } };
    if (!vouched) await hold(since, limits);
    throw unreachable();
  };

  return { fetch, pin, close: async () => void (await Promise.all([open, trusted, ...proxied.values()].map((agent) => agent.destroy()))) };
}

interface Exchange {
  signal: AbortSignal;
  caller: AbortSignal;
  done: () => void;
}

function readAnswer(answer: Dispatcher.ResponseData, url: URL, limits: OutboundLimits, exchange: Exchange): Response {
  const headers = answerHeaders(answer.headers);
  const encoding = (headers.get('content-encoding') ?? '').trim().toLowerCase();
  const reason = (): unknown => (exchange.signal.aborted ? exchange.signal.reason : undefined);
  const body = cappedBody(answer.body, encoding, limits, reason);
  if (body === undefined) {
    answer.body.destroy();
    throw new AppError('forge-failed', 'The server sent an answer in a form that was not asked for.', { kept: TRIED_AGAIN });
  }
  body.once('close', exchange.done);
  headers.delete('content-encoding');
  headers.delete('content-length');
  const empty = NO_BODY.has(answer.statusCode);
  // Nobody reads an empty body, so nobody else would hear that its exchange was ended.
  if (empty) body.on('error', () => undefined).resume();
  const status = answer.statusCode < 200 || answer.statusCode > 599 ? 502 : answer.statusCode;
  const response = new Response(empty ? null : (Readable.toWeb(body) as ReadableStream<Uint8Array>), { status, headers });
  Object.defineProperty(response, 'url', { value: url.href });
  return response;
}
