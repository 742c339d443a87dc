import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { probeHead } from '../../lib/git/remote/probe-head';
import { startGitServer } from '../support/git-server';
import { git, makeRepository } from '../support/small-repository';

it('a host that was looked up before is connected to there, whatever its name stands for now', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'pinned-'));
  const folder = makeRepository(root, 'one', [{ email: 'ada@example.org' }]);
  const server = await startGitServer({ root });
  try {
    const url = server.url('one.git').replace('127.0.0.1', 'no-such-host.invalid');
    expect((await probeHead({ url, pinned: { ip: '127.0.0.1', family: 4 } })).head).toBe(git(folder, 'rev-parse', 'HEAD'));
    await expect(probeHead({ url })).rejects.toMatchObject({ code: 'repository-unreachable' });
    expect(server.requests).toHaveLength(1);
  } finally {
    await server.close();
    rmSync(root, { recursive: true });
  }
});
