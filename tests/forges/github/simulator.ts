import { startSimulatorServer } from '../core/server';
import type { SimulatorServer } from '../core/server';
import { describedAnswers } from './description';
import { answerGit, isGit } from './git-habits';
import { answerRest } from './rest';
import { answerSignIn } from './sign-in';
import { emptyWorld } from './world';
import type { World } from './world';

export interface GitHubSimulatorOptions {
  /** Folder below which the repositories' git folders are. */
  root: string;
  /** Fills the world before the first request; it can be changed at any time afterwards. */
  fill?: (world: World) => void;
  /** Holds every answer against GitHub's own description; what does not fit stands in `drift`. Reading it takes a second or two. */
  checked?: boolean;
}

export interface GitHubSimulator extends SimulatorServer {
  /** Base of the REST API, as that of an Enterprise Server. */
  apiUrl: string;
  world: World;
  tokens: World['tokens'];
  drift: string[];
}

/** GitHub on loopback, as an Enterprise Server is: REST below `/api/v3`, sign-in, and git over HTTP of real repositories. */
export async function startGitHubSimulator(options: GitHubSimulatorOptions): Promise<GitHubSimulator> {
  const world = emptyWorld();
  options.fill?.(world);
  const faults = options.checked ? describedAnswers() : undefined;
  const drift: string[] = [];
  const server = await startSimulatorServer({
    isGit, git: { root: options.root },
    answer: (asked, url) => {
      if (asked.kind === 'git') return answerGit(world, options.root, asked);
      const signIn = answerSignIn(world, asked);
      if (signIn) return signIn;
      const { shape, shaped, ...reply } = answerRest(world, asked, url);
      if (shape && faults && reply.status === 200) for (const one of shaped ?? (Array.isArray(reply.body) ? reply.body : [reply.body])) drift.push(...faults(shape, one));
      return reply;
    },
  });
  return Object.assign(server, { apiUrl: `${server.url}/api/v3`, world, tokens: world.tokens, drift });
}
