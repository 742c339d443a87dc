import { createPacers } from '../../../lib/forges/create-pacers';
import { createGitLabForge } from '../../../lib/forges/gitlab/create-gitlab-forge';
import type { Forge, ForgeConnection, ForgeDeps } from '../../../lib/forges/port';
import { createOutbound } from '../../../lib/net/create-outbound';
import type { OutboundLimits } from '../../../lib/net/outbound';
import type { GitLabSimulator } from './simulator';

/** The product's own way out and limiters, with leave to reach the simulator and whatever else the test trusts. */
export function depsFor(gitlab: GitLabSimulator, more: { trust?: string[]; now?: () => number; limits?: Partial<OutboundLimits> } = {}): ForgeDeps {
  const now = more.now ?? Date.now;
  return { outbound: createOutbound({ trustedOrigins: [new URL(gitlab.server).origin, ...(more.trust ?? [])], publicHosts: [], limits: more.limits }), pacers: createPacers(now), now };
}

/** The adapter as one token has it, with waits of a few milliseconds. */
export function connect(gitlab: GitLabSimulator, token: string, more: Partial<ForgeConnection> = {}, deps: ForgeDeps = depsFor(gitlab)): Forge {
  return createGitLabForge({ forge: 'gitlab', id: 'token-1', server: gitlab.server, organization: null, token, ...more }, deps, [5, 5]);
}

/** All that comes out of something that comes in pieces. */
export async function gather<T>(pieces: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}
