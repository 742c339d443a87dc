import { networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';

/** Only 2000::/3 is given out for the public network (https://www.iana.org/assignments/ipv6-address-space). */
const GLOBAL_V6: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];
/** Ranges for examples, tests and old tunnels that carry other addresses inside them, whatever the package calls them. */
const NEVER_V6 = ['2001:db8::/32', '3fff::/20', '2002::/16', '2001::/23'].map((range) => ipaddr.IPv6.parseCIDR(range));
const NEVER_V4 = ['192.0.0.0/24', '192.88.99.0/24', '198.18.0.0/15', '192.31.196.0/24', '192.52.193.0/24', '192.175.48.0/24'].map((range) => ipaddr.IPv4.parseCIDR(range));

/** Addresses of this machine's own network cards: what listens on them may be meant for its neighbours only. */
function isOwn(address: string): boolean {
  return Object.values(networkInterfaces()).some((cards) => cards?.some((card) => card.address === address) ?? false);
}

/**
 * Whether an IP address, in the usual notation, belongs to the public network: not this machine, its networks, carriers' networks, link-local (where clouds
 * answer for credentials), multicast, nor any range that stands for such an address in another form.
 */
export function isPublicIp(text: string): boolean {
  if (!ipaddr.isValid(text) || text.includes('%')) return false;
  const address = ipaddr.parse(text);
  if (isOwn(text)) return false;
  if (address.kind() === 'ipv4') {
    const v4 = address as ipaddr.IPv4;
    return ipaddr.IPv4.isValidFourPartDecimal(text) && v4.range() === 'unicast' && !NEVER_V4.some((range) => v4.match(range));
  }
  const v6 = address as ipaddr.IPv6;
  return v6.range() === 'unicast' && v6.match(GLOBAL_V6) && !NEVER_V6.some((range) => v6.match(range));
}
