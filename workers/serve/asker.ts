import type { IncomingMessage } from 'node:http';

/**
 * The address of who asks: what the outermost of our own proxies was asked from. Addresses further left in `X-Forwarded-For` were written by the asker, and without a proxy of ours all of
 * them were.
 */
export function askerOf({ headers, socket }: { headers: IncomingMessage['headers']; socket: { remoteAddress?: string } }, proxies: number): string {
  const said = headers['x-forwarded-for'];
  const named = (Array.isArray(said) ? said.join(',') : (said ?? '')).split(',').map((one) => one.trim()).filter(Boolean);
  return (proxies > 0 ? named.at(-proxies) : undefined) ?? socket.remoteAddress ?? 'unknown';
}
