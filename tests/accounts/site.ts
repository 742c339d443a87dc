import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { answerAuth } from '../../lib/accounts/answer-auth';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import type { Context } from '../../lib/context';
import { Browser } from './browser';
import type { SignInForge } from './sign-in-forge';

export const SECRET = 'a secret of forty letters for the tests.';

export interface TestSite {
  context: Context;
  data: string;
  browser(): Browser;
  /** The same data under other settings. */
  with(environment: Record<string, string>): Promise<TestSite>;
  close(): Promise<void>;
}

async function open(data: string, environment: Record<string, string>, opened: Context[]): Promise<TestSite> {
  const context = await createContext(readSettings({}, { COMMIT_STATS_DATA: data, COMMIT_STATS_LOG: 'silent', ...environment }));
  opened.push(context);
  return {
    context, data,
    browser: () => new Browser((request) => answerAuth(context, request), context.settings.baseUrl),
    with: (other) => open(data, other, opened),
    close: async () => {
      for (const one of opened) await one.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** A site over an empty data folder. */
export async function testSite(environment: Record<string, string> = {}): Promise<TestSite> {
  return open(await mkdtemp(path.join(tmpdir(), 'commit-stats-accounts-')), environment, []);
}

/** The environment under which people sign in with this GitHub. */
export function githubEnvironment(github: Pick<SignInForge, 'clientId' | 'clientSecret' | 'url'>, other: Record<string, string> = {}): Record<string, string> {
  return {
    COMMIT_STATS_GITHUB_ID: github.clientId, COMMIT_STATS_GITHUB_SECRET: github.clientSecret, COMMIT_STATS_AUTH_SECRET: SECRET,
    COMMIT_STATS_GITHUB_WEB: github.url, COMMIT_STATS_SIGN_IN: 'everyone', COMMIT_STATS_BASE_URL: 'http://stats.example.org', ...other,
  };
}
