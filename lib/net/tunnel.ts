import type { ClientRequest } from 'node:http';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { proxyRefused } from './failures';
import { proxyFor } from './proxy-for';

/** An agent for Node's own http clients that reaches an address through its proxy: with CONNECT, so that the proxy sees the host's name and nothing else. Undefined where none is used. */
export function tunnelFor(url: URL, options: { maxSockets?: number } = {}): HttpsProxyAgent<string> | undefined {
  const proxy = proxyFor(url);
  return proxy && new HttpsProxyAgent(proxy.href, { keepAlive: true, ...options });
}

/** Ends a request whose proxy refuses. Without it the proxy's answer would be taken for the server's. */
export function heedProxy(request: ClientRequest): void {
  request.once('proxyConnect', ({ statusCode }: { statusCode: number }) => {
    if (statusCode !== 200) request.destroy(proxyRefused());
  });
}
