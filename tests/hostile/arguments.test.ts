import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseRemoteAddress } from '../../lib/git/remote/address';
import { probeHead } from '../../lib/git/remote/probe-head';
import { runGit } from '../../lib/git/run';
import { SELF_SIGNED } from '../net/self-signed';
import { countRemote } from '../remote/count';
import { commitStats } from '../support/program';

let folder: string;
let marker: string;
const here = process.env['PATH'];

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'arguments-'));
  marker = path.join(folder, 'owned');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const WORDS = ['--upload-pack=touch MARKER', '-utouch MARKER', '-u', '--config=core.sshCommand=touch MARKER', '-ccore.fsmonitor=touch MARKER', '-c', 'ext::sh -c touch% MARKER', 'ext::touch MARKER', 'fd::17', '--output=MARKER'];

describe('what git could take for an order', () => {
  it.each(WORDS)('runs nothing and writes nothing in the place of an address or a path: %s', async (word) => {
    const said = word.replaceAll('MARKER', marker);
    const done = commitStats(['scan', '--all-authors', '--', said], { COMMIT_STATS_TEMP: folder });
    expect([done.code, done.stdout]).toEqual([1, '']);
    expect(done.stderr).not.toMatch(/\n\s+at /u);
    await expect(probeHead({ url: said })).rejects.toMatchObject({ name: 'AppError' });
    await expect(countRemote({ url: said, temp: path.join(folder, 'temp') })).rejects.toMatchObject({ name: 'AppError' });
    expect(existsSync(marker)).toBe(false);
  });

  it('runs no program of a transport, even where a setting allows it', async () => {
    for (const setting of ['protocol.ext.allow=always', 'protocol.allow=always']) {
      for (const protocols of ['none', 'https:http'] as const) {
        await expect(runGit({ args: ['-c', setting, 'ls-remote', `ext::sh -c touch% ${marker}`], protocols })).rejects.toMatchObject({ name: 'AppError' });
      }
    }
    expect(existsSync(marker)).toBe(false);
  });

  it.each(['https://h.example/a%0ab', 'https://h.example/a%0Db', 'https://h%0a.example/a', 'https://h%0D%0A.example/a', 'https://h.example/a%00b', 'https://h.example/a\nb', 'https://h.example\r/a'])('is refused where a line ends inside of it: %j', (address) => {
    expect(() => parseRemoteAddress(address)).toThrow(/control characters|no repository address|no address/u);
  });
});

describe('the environment of whoever started the program', () => {
  const HOSTILE: Record<string, string> = {
    GIT_TRACE_CURL: '1', GIT_CURL_VERBOSE: '1', GIT_TRACE: '1', GIT_SSL_NO_VERIFY: '1', GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.pager', GIT_CONFIG_VALUE_0: 'hostile-4711', GIT_CONFIG_PARAMETERS: "'user.name=hostile-4711'",
    GIT_EXTERNAL_DIFF: 'hostile-4711', GIT_SSH_COMMAND: 'hostile-4711', GIT_PROXY_COMMAND: 'hostile-4711', GIT_DIR: '/hostile-4711', GIT_EXEC_PATH_: 'hostile-4711', LD_PRELOAD: '/hostile-4711.so', http_proxy: 'http://hostile-4711', HOME: '/hostile-4711',
  };

  it('reaches git with none of its settings', async () => {
    const before = { ...process.env };
    Object.assign(process.env, HOSTILE);
    try {
      const said = (await runGit({ args: ['-c', 'alias.tell=!env', 'tell'] })).toString();
      expect(said).not.toMatch(/hostile-4711|GIT_TRACE|GIT_CURL_VERBOSE|GIT_SSL_NO_VERIFY|LD_PRELOAD/u);
    } finally {
      for (const name of Object.keys(HOSTILE)) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    }
    expect(process.env['PATH']).toBe(here);
  });

  it('does not make a certificate good that nobody signed', async () => {
    const server = createServer(SELF_SIGNED, (_request, response) => response.end());
    let asked = 0;
    server.on('request', () => { asked += 1; });
    await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready); });
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/a`;
    process.env['GIT_SSL_NO_VERIFY'] = '1';
    try {
      await expect(probeHead({ url, authorization: 'Basic canary' })).rejects.toMatchObject({ code: 'repository-unreachable' });
      await expect(countRemote({ url, authorization: 'Basic canary', temp: path.join(folder, 'temp') })).rejects.toMatchObject({ code: 'repository-unreachable' });
      expect(asked).toBe(0);
    } finally {
      delete process.env['GIT_SSL_NO_VERIFY'];
      await new Promise((done) => { server.close(done); });
    }
  });
});
