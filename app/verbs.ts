import { createForge } from '../lib/forges/create-forge';
import { createPacers } from '../lib/forges/create-pacers';
import { createOutbound } from '../lib/net/create-outbound';
import type { VerbContext } from '../lib/verbs/verb';
import { siteContext } from './site';

let verbs: Promise<VerbContext> | undefined;

async function open(): Promise<VerbContext> {
  const context = await siteContext();
  const trustedOrigins = context.settings.tokens.servers.map((server) => new URL(server).origin);
  const outbound = createOutbound({ trustedOrigins, publicHosts: 'any' });
  const pacers = createPacers(Date.now);
  return { ...context, forge: (connection) => createForge(connection, { outbound, pacers, now: Date.now }), outbound: async () => outbound };
}

/** What verbs are given in this process: its stores, and one way out for all of them. Tried again after a failure. */
export function siteVerbs(): Promise<VerbContext> {
  verbs ??= open().catch((error: unknown) => {
    verbs = undefined;
    throw error;
  });
  return verbs;
}
