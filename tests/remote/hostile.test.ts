import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { AppError } from '../../lib/errors/app-error';
import { encodePacket, FLUSH } from '../../lib/git/remote/pkt-line';
import { probeHead } from '../../lib/git/remote/probe-head';
import { startGitServer } from '../support/git-server';
import type { Fault, GitServer, GitServerOptions } from '../support/git-server';
import { countRemote } from './count';
import { AUTHORS, git, makeRandomRepository } from './random-repository';

const SECRET = 'Bearer hidden-canary-7f3a';
let folder: string;
let temp: string;
const servers: GitServer[] = [];
const traps: Server[] = [];

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hostile-remote-'));
  temp = path.join(folder, 'temp');
  makeRandomRepository(path.join(folder, 'repository'), 3, 30);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
  for (const trap of traps.splice(0)) trap.close();
  expect(existsSync(temp) ? readdirSync(temp) : []).toEqual([]);
  expect(childrenNamed('git')).toEqual([]);
});

async function serve(options: Partial<GitServerOptions> = {}): Promise<GitServer> {
  const server = await startGitServer({ root: folder, ...options });
  servers.push(server);
  return server;
}

/** A server that must never be reached; gives the headers of those who came. */
async function setTrap(): Promise<{ origin: string; visits: unknown[] }> {
  const visits: unknown[] = [];
  const trap = createServer((request, response) => {
    visits.push(request.headers);
    response.end();
  });
  await new Promise<void>((ready) => {
    trap.listen(0, '127.0.0.1', ready);
  });
  traps.push(trap);
  return { origin: `http://127.0.0.1:${(trap.address() as AddressInfo).port}`, visits };
}

/** Children of this process with a name, where the system has a list of them. */
function childrenNamed(name: string): string[] {
  if (!existsSync('/proc/self/stat')) return [];
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // Without a command line it is ending; the test's own servers are git too.
      const words = readFileSync(`/proc/${pid}/cmdline`, 'latin1');
      return stat.includes(`(${name})`) && parent === String(process.pid) && state !== 'Z' && words !== '' && !words.includes('http-backend');
    } catch {
      return false;
    }
  });
}

async function failureOf(run: Promise<unknown>): Promise<AppError> {
  const cause: unknown = await run.then(() => undefined, (reason: unknown) => reason);
  expect(cause).toBeInstanceOf(AppError);
  const failure = cause as AppError;
  expect(failure.message).toMatch(/^[A-Z][^\n]*\.$/);
  expect(failure.message).not.toContain('canary');
  return failure;
}

const onPost = (fault: Fault): GitServerOptions['fault'] => ({ method, body }) => (method === 'POST' && !body.includes('ls-refs') ? fault : undefined);
const QUICK = { answerMs: 700, stallMs: 400 };

describe('a redirect', () => {
  test.each([301, 302, 307, 308] as const)('with status %i is not followed, and no token goes there', async (status) => {
    const { origin, visits } = await setTrap();
    for (const when of ['GET', 'POST']) {
      const server = await serve({ fault: ({ method }) => (method === when ? { kind: 'redirect', to: `${origin}/repository/info/refs?service=git-upload-pack`, status } : undefined) });
      const url = server.url('repository');
      const failure = await failureOf(countRemote({ url, authorization: SECRET, email: AUTHORS[0], temp }));
      expect(failure).toMatchObject({ code: 'repository-refused' });
      expect(failure.message).toMatch(/moved/);
      expect(failure.message).not.toContain(origin);
      if (when === 'POST') expect((await failureOf(probeHead({ url, authorization: SECRET }))).message).toMatch(/moved/);
    }
    expect(visits).toEqual([]);
  });

  test('on the same host is named, not followed', async () => {
    const server = await serve({ fault: ({ path }) => (path.startsWith('/old') ? { kind: 'redirect', to: '/repository/info/refs?service=git-upload-pack' } : undefined) });
    const failure = await failureOf(countRemote({ url: server.url('old'), email: AUTHORS[0], temp }));
    expect(failure.message).toContain(server.url('repository'));
    expect(server.requests.every(({ path }) => path.startsWith('/old'))).toBe(true);
  });
});

describe('an answer', () => {
  test.each([
    [401, 'not-found'], [403, 'not-found'], [404, 'not-found'], [429, 'too-many-requests'], [500, 'repository-unreachable'], [503, 'repository-unreachable'], [418, 'repository-refused'],
  ])('with status %i is told in a sentence', async (status, code) => {
    const server = await serve({ fault: () => ({ kind: 'status', status, body: '<html>canary</html>' }) });
    expect((await failureOf(countRemote({ url: server.url('repository'), authorization: SECRET, temp }))).code).toBe(code);
    expect((await failureOf(probeHead({ url: server.url('repository') }))).code).toBe(code);
  });

  test('that is a web page, or a folder of files for the dumb protocol, is no repository', async () => {
    for (const type of ['text/html', 'text/plain']) {
      const server = await serve({ fault: () => ({ kind: 'answer', type, body: Buffer.from(`${'a'.repeat(40)}\trefs/heads/main\n`) }) });
      expect((await failureOf(countRemote({ url: server.url('repository'), temp }))).code).toBe('not-a-repository');
      expect((await failureOf(probeHead({ url: server.url('repository') }))).code).toBe('not-a-repository');
      expect(server.requests.every(({ path }) => /\/(info\/refs|git-upload-pack)$/.test(path))).toBe(true);
    }
  });

  test('that never comes, stalls or drips ends with a sentence', async () => {
    for (const fault of [{ kind: 'stall', after: 0 }, { kind: 'stall', after: 200 }, { kind: 'drip', after: 100, everyMs: 50 }] as const) {
      const server = await serve({ fault: onPost(fault) });
      const failure = await failureOf(countRemote({ url: server.url('repository'), email: AUTHORS[0], temp, limits: QUICK }));
      expect(failure.code).toBe('repository-unreachable');
    }
    const server = await serve({ fault: () => ({ kind: 'stall', after: 0 }) });
    expect((await failureOf(probeHead({ url: server.url('repository'), limits: QUICK }))).code).toBe('repository-unreachable');
  });

  test('that goes on for longer than is allowed ends, however busy it looks', async () => {
    const endless = async function* (): AsyncGenerator<Buffer> {
      yield Buffer.from(encodePacket('packfile\n'));
      for (;;) {
        yield Buffer.from(encodePacket(`\u0002${'counting objects\r'.repeat(100)}`));
        await new Promise((go) => {
          setTimeout(go, 5);
        });
      }
    };
    const server = await serve({ fault: onPost({ kind: 'answer', type: 'application/x-git-upload-pack-result', body: endless }) });
    const url = server.url('repository');
    expect((await failureOf(countRemote({ url, temp, limits: { totalMs: 600 } }))).code).toBe('repository-unreachable');
    expect((await failureOf(countRemote({ url, temp, limits: { totalBytes: 100_000 } }))).code).toBe('limit-exceeded');
  });

  test('that breaks off, or arrives damaged, leaves nothing', async () => {
    for (const kind of ['end', 'corrupt'] as const) {
      const server = await serve({ fault: onPost({ kind, after: 2000 }) });
      expect((await failureOf(countRemote({ url: server.url('repository'), temp }))).code).toBe('repository-refused');
    }
  });

  test('with a pack that lies about its size leaves nothing', async () => {
    const head = Buffer.concat([Buffer.from('PACK'), Buffer.from([0, 0, 0, 2, 0x7f, 0xff, 0xff, 0xff])]);
    const packet = Buffer.concat([Buffer.from((head.length + 5).toString(16).padStart(4, '0')), Buffer.of(1), head]);
    const body = Buffer.concat([Buffer.from(encodePacket('packfile\n')), packet, Buffer.from(FLUSH)]);
    const server = await serve({ fault: onPost({ kind: 'answer', type: 'application/x-git-upload-pack-result', body }) });
    expect((await failureOf(countRemote({ url: server.url('repository'), temp }))).code).toMatch(/^(repository-refused|limit-exceeded)$/);
  });

  test('larger than the quota is given up', async () => {
    const server = await serve();
    expect((await failureOf(countRemote({ url: server.url('repository'), temp, limits: { totalBytes: 3000 } }))).code).toBe('limit-exceeded');
  });

  test('with a million references is read up to the limit, and not kept', async () => {
    const endless = async function* (): AsyncGenerator<Buffer> {
      yield Buffer.from(encodePacket('# service=git-upload-pack\n') + FLUSH + encodePacket(`${'a'.repeat(40)} HEAD\0side-band-64k\n`));
      for (let index = 0; index < 1_000_000; index += 1000) {
        yield Buffer.from(Array.from({ length: 1000 }, (_, row) => encodePacket(`${'b'.repeat(40)} refs/pull/${index + row}/head\n`)).join(''));
      }
      yield Buffer.from(FLUSH);
    };
    const server = await serve({ protocolZeroOnly: true, fault: ({ method }) => (method === 'GET' ? { kind: 'answer', type: 'application/x-git-upload-pack-advertisement', body: endless } : undefined) });
    const url = server.url('repository');
    expect((await failureOf(countRemote({ url, temp, limits: { refsBytes: 1_000_000 } }))).code).toBe('limit-exceeded');
    expect((await failureOf(probeHead({ url, limits: { refsBytes: 1_000_000 } }))).code).toBe('limit-exceeded');
  });
});

describe('a server', () => {
  test('that cannot be reached is told as such, without its address', async () => {
    const { origin } = await setTrap();
    await new Promise((done) => traps.splice(0)[0]?.close(done));
    for (const run of [() => countRemote({ url: `${origin}/a`, temp }), () => probeHead({ url: `${origin}/a` })]) {
      const failure = await failureOf(run());
      expect(failure.code).toBe('repository-unreachable');
      expect(failure.message).not.toContain('127.0.0.1');
    }
  });

  test('hears the token in a header only, and in no other place', async () => {
    const server = await serve();
    await countRemote({ url: server.url('repository'), authorization: SECRET, email: AUTHORS[0], temp });
    for (const { headers, path, query, body } of server.requests) {
      expect(headers.authorization).toBe(SECRET);
      expect(`${path}?${query}${body.toString('latin1')}`).not.toContain('canary');
    }
    await failureOf(countRemote({ url: 'http://example.test/a', authorization: SECRET, temp }));
  });

  test('that names its branch by a path out of the folder writes nothing anywhere', async () => {
    const main = git(path.join(folder, 'repository'), ['rev-parse', 'main']).trim();
    const answer = Buffer.from(encodePacket(`${main} HEAD symref-target:refs/heads/../../../../escaped\n`) + FLUSH);
    const server = await serve({ fault: ({ body }) => (body.includes('ls-refs') ? { kind: 'answer', type: 'application/x-git-upload-pack-result', body: answer } : undefined) });
    expect((await probeHead({ url: server.url('repository') })).branch).toBeNull();
    expect((await countRemote({ url: server.url('repository'), temp })).head).toBe(main);
    expect(readdirSync(folder).filter((name) => name.includes('escaped'))).toEqual([]);
  });

  test('that offers other places to fetch from is not believed', async () => {
    const { origin, visits } = await setTrap();
    const server = await serve({ config: { 'uploadpack.advertiseBundleURIs': 'true', 'bundle.version': '1', 'bundle.mode': 'all', 'bundle.one.uri': `${origin}/one.bundle`, 'uploadpack.blobPackfileUri': `${'a'.repeat(40)} ${'b'.repeat(40)} ${origin}/pack`, 'promisor.advertise': 'true' } });
    expect((await countRemote({ url: server.url('repository'), email: AUTHORS[0], temp })).incomplete).toEqual(new Map());
    expect(visits).toEqual([]);
  });
});

describe('the wish to stop', () => {
  test('ends everything at once, whether the server speaks or not', async () => {
    for (const fault of [{ kind: 'stall', after: 0 }, { kind: 'stall', after: 1500 }, { kind: 'drip', after: 1500, everyMs: 20 }] as const) {
      const stop = new AbortController();
      const server = await serve({ fault: (request) => {
        const wanted = onPost(fault)?.(request);
        if (wanted) setTimeout(() => stop.abort(), 150);
        return wanted;
      } });
      expect((await failureOf(countRemote({ url: server.url('repository'), temp, signal: stop.signal }))).code).toBe('cancelled');
      expect(childrenNamed('git')).toEqual([]);
    }
    const stopped = AbortSignal.abort();
    expect((await failureOf(countRemote({ url: 'http://127.0.0.1:1/a', temp, signal: stopped }))).code).toBe('cancelled');
  });
});
