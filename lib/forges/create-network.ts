import type { TokenPolicy } from '../config/tokens';
import { createOutbound } from '../net/create-outbound';
import type { Outbound } from '../net/outbound';
import { createForge } from './create-forge';
import { createPacers } from './create-pacers';
import type { Forge, ForgeConnection } from './port';

/** The ways out of one process. */
export interface Network {
  /** The forge of a connection. It reaches the forges' own hosts and the servers that the operator lists, nothing else. */
  forge(connection: ForgeConnection): Promise<Forge>;
  /** The way to any public host, for repositories that people add by their address. */
  outbound: Outbound;
  close(): Promise<void>;
}

/** Hosts of the public forges' interfaces. */
const FORGE_HOSTS = ['github.com', 'api.github.com', 'gitlab.com', 'dev.azure.com'];

/** Origins of the operator's servers; a GitHub tenant on ghe.com answers on a host of its own. */
function originsOf(servers: readonly string[]): string[] {
  return servers.flatMap((server) => {
    const { origin, protocol, host } = new URL(server);
    return host.endsWith('.ghe.com') ? [origin, `${protocol}//api.${host}`] : [origin];
  });
}

/** Makes the ways out for what the operator allows; limits of requests hold for the whole process. */
export function createNetwork({ servers }: Pick<TokenPolicy, 'servers'>): Network {
  const trustedOrigins = originsOf(servers);
  const forges = createOutbound({ trustedOrigins, publicHosts: FORGE_HOSTS });
  const outbound = createOutbound({ trustedOrigins, publicHosts: 'any' });
  const pacers = createPacers(Date.now);
  return {
    forge: (connection) => createForge(connection, { outbound: forges, pacers, now: Date.now }),
    outbound,
    close: async () => {
      pacers.close();
      await Promise.all([forges.close(), outbound.close()]);
    },
  };
}
