import { startSimulatorServer } from '../core/server';
import type { SimulatorServer } from '../core/server';
import { answerApi, callerOf, secretOf } from './api';
import { readDescription } from './description';
import { answerGit, isGit } from './git-habits';
import { countRequest } from './speed';
import type { SpeedLimit } from './speed';
import { createWorld } from './world';
import type { GitLabWorld } from './world';

export type { SimulatedFault } from '../core/server';

export interface SimulatorOptions {
  /** A free one unless said. */
  port?: number;
  /** Path below which GitLab lives, such as `/gitlab`; none unless said. */
  prefix?: string;
  /** Requests a minute of one account; no limit unless said. */
  perMinute?: number;
  /** Partial copies are offered; true unless said. */
  filter?: boolean;
}

export interface GitLabSimulator extends SimulatorServer {
  /** Address of GitLab without a slash at the end. */
  server: string;
  world: GitLabWorld;
  /** What did not fit the official description, in words: stays empty. */
  drift: string[];
  /** May be changed at any time. */
  speed: SpeedLimit;
}

/** GitLab on loopback: its REST API version 4, its tokens, its limits, and git over HTTP of real repositories wherever they lie. */
export async function startGitLabSimulator(options: SimulatorOptions = {}): Promise<GitLabSimulator> {
  const { port, prefix = '', perMinute = null, filter = true } = options;
  const world = createWorld();
  const drift: string[] = [];
  const speed: SpeedLimit = { perMinute, left: new Map() };
  const check = readDescription();
  const below = (path: string): string => (path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : '/');
  const server = await startSimulatorServer({
    port, git: { root: '/', allowFilter: filter }, isGit: (path) => isGit(below(path)), jsonType: 'application/json',
    async answer(asked, url) {
      const base = `${url}${prefix}`;
      if (asked.kind === 'git') return answerGit(world, asked, base, below(decodeURIComponent(asked.path)));
      const caller = callerOf(world, secretOf(asked));
      const { headers, refused } = countRequest(speed, world, 'token' in caller ? caller.account.id : 0);
      if (refused) return { status: 429, headers: { 'content-type': 'text/plain', ...headers }, body: 'Retry later\n' };
      const reply = await answerApi(world, asked, base, check, drift);
      return { ...reply, headers: { ...reply.headers, ...headers } };
    },
  });
  return Object.assign(server, { server: `${server.url}${prefix}`, world, drift, speed });
}
