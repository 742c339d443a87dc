import type { ProxyAgent } from 'undici';
import { proxyFor } from './proxy-for';

/** One for each proxy, so that requests share its connections. */
const agents = new Map<string, ProxyAgent>();

/**
 * The global `fetch` for addresses that the operator or the person at this machine chose, through the proxy where one is to be used. Addresses that anybody else chose go by `Outbound` alone.
 */
export async function egressFetch(url: string, init: RequestInit): Promise<Response> {
  const proxy = proxyFor(new URL(url));
  if (!proxy) return fetch(url, init);
  const { ProxyAgent: Agent, fetch: throughProxy } = await import('undici');
  const dispatcher = agents.get(proxy.href) ?? new Agent({ uri: proxy.href, keepAliveTimeout: 1_000 });
  agents.set(proxy.href, dispatcher);
  // The same interface in another version: its types do not know of each other.
  return (await throughProxy(url, { ...(init as object), dispatcher })) as unknown as Response;
}
