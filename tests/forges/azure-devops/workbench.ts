import { createPacers } from '../../../lib/forges/create-pacers';
import { createAzureDevOpsForge } from '../../../lib/forges/azure-devops/create-azure-devops-forge';
import type { Forge, ForgeConnection, ForgeDeps } from '../../../lib/forges/port';
import { createOutbound } from '../../../lib/net/create-outbound';
import type { OutboundLimits } from '../../../lib/net/outbound';
import type { AzureDevOpsSimulator } from './simulator';

/** The product's own way out and limiters, with leave to reach the simulator and whatever else the test trusts. */
export function depsFor(simulator: AzureDevOpsSimulator, more: { trust?: string[]; now?: () => number; limits?: Partial<OutboundLimits> } = {}): ForgeDeps {
  const now = more.now ?? Date.now;
  return {
    outbound: createOutbound({ trustedOrigins: [simulator.server, ...(more.trust ?? [])], publicHosts: [], limits: more.limits }),
    pacers: createPacers(now),
    now,
  };
}

/** The adapter as one token has it, with waits of a few milliseconds where a test does not measure them. */
export function connect(simulator: AzureDevOpsSimulator, token: string, more: Partial<ForgeConnection> = {}, deps = depsFor(simulator), waits: readonly number[] = [5, 5]): Forge {
  const connection: ForgeConnection = { forge: 'azure-devops', id: 'token-1', server: simulator.server, organization: simulator.world.organization, token, ...more };
  return createAzureDevOpsForge(connection, deps, waits);
}

/** All that comes out of something that comes in pieces. */
export async function gather<T>(pieces: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}
