import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterAll, afterEach, expect } from 'vitest';

import { startGitServer } from '../support/git-server';
import type { GitServer, GitServerOptions } from '../support/git-server';

/** A folder whose repositories a test file serves. Servers end with each test, which must leave no temporary folder behind; the folder goes at the end. */
export function servedFolder(prefix: string): { folder: string; temp: string; serve: (options?: Partial<GitServerOptions>) => Promise<GitServer> } {
  const folder = mkdtempSync(path.join(os.tmpdir(), prefix));
  const temp = path.join(folder, 'temp');
  const servers: GitServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
    expect(existsSync(temp) ? readdirSync(temp) : []).toEqual([]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const serve = async (options: Partial<GitServerOptions> = {}): Promise<GitServer> => {
    const server = await startGitServer({ root: folder, ...options });
    servers.push(server);
    return server;
  };
  return { folder, temp, serve };
}
