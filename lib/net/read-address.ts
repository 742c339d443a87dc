import { AppError } from '../errors/app-error';
import type { OutboundPolicy } from './outbound';

/** Longest address that is looked at. */
const LONGEST = 8_000;
/** Scheme and authority in their plainest form. Whatever else programs disagree about never gets as far as a parser. */
const PLAIN = /^https?:\/\/(?<host>[a-z\d](?:[a-z\d.-]*[a-z\d])?|\[[\da-f:.]+\])(?::\d{1,5})?(?:[/?]|$)/iu;
const PRINTABLE = /^[\x21-\x7e]+$/u;
const NAME = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]{0,61}[a-z\d]$/u;
/** Names that never belong to the public network (https://www.iana.org/assignments/special-use-domain-names and habits of private networks). */
const PRIVATE_ENDINGS = ['localhost', 'local', 'internal', 'intranet', 'lan', 'home', 'corp', 'private', 'home.arpa', 'in-addr.arpa', 'ip6.arpa', 'onion', 'alt', 'invalid', 'localdomain'];

/** What every forbidden address is answered with. */
export function addressRefused(): AppError {
  return new AppError('address-refused', 'This address may not be used. It takes the https address of a public server, without user name, port or #, on a host that the operator allows.');
}

/** An address as it will be used. */
export interface ReadAddress {
  url: URL;
  /** The operator vouches for the server: its IP address is not asked about. */
  trusted: boolean;
}

function isPublicName(host: string): boolean {
  return NAME.test(host) && host.length <= 253 && !PRIVATE_ENDINGS.some((ending) => host.endsWith(`.${ending}`));
}

/**
 * Reads an address and applies the rules that need no look-up. What comes back is built from parsed parts only.
 * @throws AppError `address-refused`, in the same words whatever the reason.
 */
export function readAddress(raw: string, policy: OutboundPolicy): ReadAddress {
  const host = raw.length > LONGEST || !PRINTABLE.test(raw) || /[\\#]/u.test(raw) ? undefined : PLAIN.exec(raw)?.groups?.host;
  if (host === undefined || !URL.canParse(raw)) throw addressRefused();
  const url = new URL(raw);
  // A parser that reads another host than the one that stands there has been lied to: 127.1, 0x7f000001, %31.
  if (url.hostname !== host.toLowerCase() || url.username !== '' || url.password !== '') throw addressRefused();
  if (policy.trustedOrigins.includes(url.origin)) return { url, trusted: true };
  const listed = policy.publicHosts === 'any' || policy.publicHosts.includes(url.hostname);
  if (url.protocol !== 'https:' || url.port !== '' || !isPublicName(url.hostname) || !listed) throw addressRefused();
  return { url, trusted: false };
}
