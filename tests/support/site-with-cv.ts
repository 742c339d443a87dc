import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { commitStats, startSite } from './program';
import type { Site } from './program';
import { makeRepository } from './small-repository';

/** The compiled site with the CV of one person, Ada, whose work lies in one repository. */
export interface SiteWithCv {
  site: Site;
  /** Address of the CV. */
  cv: string;
  /** A folder of its own, and the git folder of the repository in it. */
  folder: string;
  repository: string;
  /** What the programs were started with. */
  environment: Record<string, string>;
  close(): Promise<void>;
}

/** Collects so many commits of an address in TypeScript and Go, and serves them. */
export async function startSiteWithCv(commits: number, email: string, more: Record<string, string> = {}): Promise<SiteWithCv> {
  const folder = mkdtempSync(path.join(tmpdir(), 'site-with-cv-'));
  const environment: Record<string, string> = { COMMIT_STATS_DATA: path.join(folder, 'data'), ...more };
  const repository = makeRepository(folder, 'quorum', Array.from({ length: commits }, (_, number) => ({ email, file: number % 3 === 0 ? `src/${number}.go` : `src/${number}.ts`, lines: 5 })));
  expect(commitStats(['collect', repository, '--email', email, '--quiet'], environment).code).toBe(0);
  const site = await startSite(environment);
  return {
    site, cv: `${site.address}/cv/ada-lindqvist`, folder, repository, environment,
    close: async () => {
      await site.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
