import { lookup } from 'node:dns/promises';
import type { Resolve, ResolvedAddress } from './outbound';
import { isPublicIp } from './public-ip';

/** The system's own name service. */
export const systemResolve: Resolve = async (host) => {
  const found = await lookup(host, { all: true, verbatim: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
};

/**
 * Every address of a name, or undefined where it has none or where one of them is not public: a name that points to both is a trap.
 */
export async function resolvePublic(host: string, resolve: Resolve): Promise<ResolvedAddress[] | undefined> {
  const found = await resolve(host);
  return found.length > 0 && found.every(({ address }) => isPublicIp(address)) ? found : undefined;
}
