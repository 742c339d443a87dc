import { Agent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';

import { AppError } from '../../../lib/errors/app-error';
import { createAzureDevOpsForge } from '../../../lib/forges/azure-devops/create-azure-devops-forge';
import type { LimitNotice, Pacer } from '../../../lib/forges/pacers';
import type { Forge, ForgeConnection, ForgeDeps } from '../../../lib/forges/port';
import type { AzureDevOpsSimulator } from './simulator';

/** TEMPORARY */
export function plainDeps(): ForgeDeps {
  const pacers = new Map<string, Pacer>();
  const make = (): Pacer => {
    let paused = 0;
    const known: LimitNotice = {};
    return {
      run: async (request) => {
        if (Date.now() < paused) throw new AppError('rate-limited', 'pause', { retryAt: paused });
        return request();
      },
      note: (notice) => {
        Object.assign(known, notice);
        if (notice.pauseUntil) paused = notice.pauseUntil;
      },
      state: () => ({
        remaining: known.remaining ?? null, limit: known.limit ?? null, resets: known.resets ?? null,
        pausedUntil: paused > Date.now() ? paused : null, low: (known.remaining ?? 1) < (known.limit ?? 0) / 10,
      }),
    };
  };
  return {
    outbound: {
      fetch: async (input, init) => {
        try {
          return await fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, AbortSignal.timeout(1500)]) : AbortSignal.timeout(1500) });
        } catch (cause) {
          throw new AppError('forge-unreachable', 'no connection', { cause });
        }
      },
      agents: { http: new Agent(), https: new SecureAgent() },
      pin: () => Promise.reject(new Error('unused')),
      close: () => Promise.resolve(),
    },
    pacers: {
      get: (key) => {
        const found = pacers.get(key) ?? make();
        pacers.set(key, found);
        return found;
      },
    },
    now: Date.now,
  };
}

export function connect(simulator: AzureDevOpsSimulator, token: string, more: Partial<ForgeConnection> = {}, deps: ForgeDeps = plainDeps()): Forge {
  return createAzureDevOpsForge(
    { forge: 'azure-devops', id: 'token-1', server: simulator.server, organization: simulator.world.organization, token, ...more },
    deps,
  );
}

/** All that comes out of something that comes in pieces. */
export async function gather<T>(pieces: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}
