import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { startGitHubSimulator } from '../forges/github/simulator';
import type { GitHubSimulator } from '../forges/github/simulator';
import { openPlace } from './site';
import type { Place } from './site';

/** What tests of workers with one forge work on; filled before the first test. */
export interface GitHubSite {
  /** A temporary folder. */
  root: string;
  github: GitHubSimulator;
  place: Place;
}

/** A simulated GitHub and a place that may talk to it, for all tests of a file; both are gone after the last one. */
export function withGitHub(name: string): GitHubSite {
  const site = {} as GitHubSite;
  beforeAll(async () => {
    site.root = mkdtempSync(path.join(tmpdir(), `${name}-`));
    site.github = await startGitHubSimulator({ root: site.root });
    site.place = await openPlace([site.github.url]);
  });
  afterAll(async () => {
    await site.place?.remove();
    await site.github?.close();
    if (site.root) rmSync(site.root, { recursive: true, force: true });
  });
  return site;
}
