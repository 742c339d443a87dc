import { tmpdir } from 'node:os';
import { startGitHubSimulator } from '../forges/github/simulator';
import type { GitHubSimulator } from '../forges/github/simulator';
import { makeAccount } from '../forges/github/world';
import type { SimulatedAccount } from '../forges/github/world';

/** A simulated GitHub at which people sign in and that has no repositories. */
export interface SignInForge extends GitHubSimulator {
  clientId: string;
  clientSecret: string;
  /** Who is signed in at GitHub in the browser that comes next. */
  be(account: Partial<SimulatedAccount> & { login: string }): void;
  /** Sites that its app may send people to begin with this. */
  leadsBackTo(callback: string): void;
  /** Paths of the requests to its REST API. */
  asked(): string[];
}

/** Starts it; its one app may lead back to this address. */
export async function startSignInForge(callback: string): Promise<SignInForge> {
  const github = await startGitHubSimulator({ root: tmpdir(), checked: true });
  const app = { id: 'Iv1.test', secret: 'secret-of-the-app-8b51', callback };
  github.world.apps.push(app);
  return Object.assign(github, {
    clientId: app.id, clientSecret: app.secret,
    be: ({ login, ...more }: Partial<SimulatedAccount> & { login: string }) => { github.world.signsIn = makeAccount(github.world, login, more); },
    leadsBackTo: (next: string) => { app.callback = next; },
    asked: () => github.requests.filter(({ path }) => path.startsWith('/api/v3/')).map(({ path }) => path.slice('/api/v3'.length)),
  });
}
