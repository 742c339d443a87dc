import { isIP } from 'node:net';
import { readEgress } from '../config/egress';
import type { Egress } from '../config/egress';

const THIS_MACHINE = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;
const USUAL_PORT: Readonly<Record<string, string>> = { 'https:': '443', 'http:': '80' };

function isNamed({ hostname, port, protocol }: URL, entry: string): boolean {
  if (entry === '*') return true;
  const [, name = '', wanted] = /^(\[[\da-f:.]+\]|[^:]+|[\da-f:.]+)(?::(\d+))?$/u.exec(entry) ?? [];
  if (wanted !== undefined && wanted !== (port || USUAL_PORT[protocol])) return false;
  const host = hostname.replace(/^\[|\]$/gu, '');
  const plain = name.replace(/^\[|\]$/gu, '');
  if (isIP(host) !== 0) return host === plain;
  const suffix = plain.replace(/^\*?\./u, '');
  return host === suffix || (suffix !== '' && host.endsWith(`.${suffix}`));
}

/**
 * The proxy through which an address is reached; undefined: without one. This machine never is reached through one, nor is what NO_PROXY names: a host with everything below it (`example.org`,
 * `.example.org`), an IP address, each with a port or without, or `*`.
 * @throws AppError `invalid-settings` as `readEgress`.
 */
export function proxyFor(url: URL, egress: Egress = readEgress()): URL | undefined {
  const proxy = url.protocol === 'https:' ? egress.https : egress.http;
  if (proxy === null || THIS_MACHINE.test(url.hostname)) return undefined;
  return egress.direct.some((entry) => isNamed(url, entry)) ? undefined : proxy;
}
