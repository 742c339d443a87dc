import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readEgress } from '../../lib/config/egress';
import { createOutbound } from '../../lib/net/create-outbound';
import { proxyFor } from '../../lib/net/proxy-for';
import { probeHead } from '../../lib/git/remote/probe-head';
import { startGitHubSimulator } from '../forges/github/simulator';
import type { GitHubSimulator } from '../forges/github/simulator';
import * as hub from '../forges/github/world';
import { startChild } from '../support/start-child';
import { makeRepository } from '../support/small-repository';
import { startConnectProxy } from './connect-proxy';
import type { ConnectProxy } from './connect-proxy';
import { AUTHORITY } from './private-authority';
import { startTlsFront } from './tls-front';

const ADA = 'ada@halden.example';
const FORGE = 'https://forge.halden.example';
const SERVICES = ['kms', 'sqs', 'influx', 'push', 'otel'].map((name) => `${name}.halden.example:443`);
let root: string;
let authority: string;
let github: GitHubSimulator;
let proxy: ConnectProxy;
let secret: string;
const closing: (() => Promise<void>)[] = [];

/** What the services of a site answer that are asked once each. */
function answerService(request: IncomingMessage): { status: number; body: object } {
  const target = String(request.headers['x-amz-target'] ?? '');
  if (target.startsWith('TrentService')) return { status: 400, body: { __type: 'DisabledException' } };
  if (target.startsWith('AmazonSQS')) return { status: 200, body: { Attributes: { ApproximateNumberOfMessages: '7' } } };
  if (request.url?.startsWith('/api/v1') === true) return { status: 401, body: {} };
  return { status: 200, body: request.url?.startsWith('/query') === true ? { results: [{}] } : {} };
}

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'way-out-'));
  authority = path.join(root, 'authority.pem');
  writeFileSync(authority, AUTHORITY);
  github = await startGitHubSimulator({ root });
  const ada = hub.makeAccount(github.world, 'ada');
  secret = hub.makeToken(github.world, ada).secret;
  hub.makeRepositoryOf(github.world, ada, 'engine', { folder: makeRepository(root, 'engine', [{ email: ADA }, { email: ADA }]) });
  proxy = await startConnectProxy();
  const services = createServer((request, response) => {
    const { status, body } = answerService(request);
    request.resume().on('end', () => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)));
  });
  await new Promise<void>((ready) => { services.listen(0, '127.0.0.1', ready); });
  const fronts = [await startTlsFront(github.url, FORGE), await startTlsFront(`http://127.0.0.1:${(services.address() as AddressInfo).port}`, 'https://services')];
  proxy.names.set('forge.halden.example:443', fronts[0]?.port ?? 0);
  for (const name of SERVICES) proxy.names.set(name, fronts[1]?.port ?? 0);
  closing.push(...fronts.map((front) => () => front.close()), () => new Promise((done) => { services.close(() => done()); }));
});
afterEach(() => {
  vi.unstubAllEnvs();
  proxy.asked.length = 0;
  proxy.refuse(0);
});
afterAll(async () => {
  for (const close of closing) await close();
  await proxy.close();
  await github.close();
  rmSync(root, { recursive: true, force: true });
});

async function child(more: Record<string, string>, only: string[] = []): Promise<Record<string, unknown>> {
  const run = startChild('tests/net/way-out-child.ts', [FORGE, secret, ADA, ...only], {
    COMMIT_STATS_DATA: mkdtempSync(path.join(root, 'data-')), COMMIT_STATS_FORGE_SERVERS: FORGE, COMMIT_STATS_LOG: 'silent', HTTPS_PROXY: proxy.url, NO_PROXY: 'direct.halden.example',
    AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x', OTEL_EXPORTER_OTLP_ENDPOINT: 'https://otel.halden.example', ...more,
  });
  const { value } = await run.lines.next() as { value?: string };
  expect(await run.ended, run.errors()).toBe(0);
  return JSON.parse(value ?? '{}') as Record<string, unknown>;
}

describe('behind a proxy, with servers that a private authority vouches for', () => {
  it('a token is checked, repositories are listed and collected, and every other service is reached: all through the proxy', async () => {
    const told = await child({ NODE_EXTRA_CA_CERTS: authority });
    expect(told).toMatchObject({
      'token': ['engine'], 'collected': ['done'], 'messages': [''], 'sign-in': 'ada', 'agent of the sign-in': true,
      'typed': { url: 'https://inside.halden.example/a/b' },
      'inside': { code: 'address-refused' },
      'kms': { code: 'vault-unavailable', message: expect.stringContaining('disabled') as string },
      'sqs': { ApproximateNumberOfMessages: '7' }, 'influx': [], 'push': { code: 'sign-in-required' },
    });
    // What the proxy connects to is looked up by it: nothing was pinned here.
    expect(told.typed).not.toHaveProperty('pinned');
    expect(new Set(proxy.asked.map(({ target }) => target))).toEqual(new Set(['forge.halden.example:443', ...SERVICES]));
    expect(new Set(proxy.asked.map(({ login }) => login))).toEqual(new Set(['operator:pass word']));
  });

  it('without that authority nothing is sent, and a sentence says what the operator does', async () => {
    const told = await child({}, ['token']);
    expect(told.token).toMatchObject({ code: 'forge-unreachable', message: expect.stringMatching(/signed by nobody who is known here.*NODE_EXTRA_CA_CERTS/u) as string });
    vi.stubEnv('HTTPS_PROXY', proxy.url);
    await expect(probeHead({ url: `${FORGE}/ada/engine` })).rejects.toMatchObject({ code: 'repository-unreachable', message: expect.stringContaining('NODE_EXTRA_CA_CERTS') as string });
  });

  it('a proxy that refuses is named, and no token is sent to it', async () => {
    vi.stubEnv('HTTPS_PROXY', proxy.url);
    for (const status of [403, 407, 502]) {
      proxy.refuse(status);
      const refused = { code: 'forge-unreachable', message: expect.stringContaining('The proxy of this site did not let the connection through') as string };
      await expect(probeHead({ url: `${FORGE}/ada/engine`, authorization: 'Basic secret' })).rejects.toMatchObject(refused);
      const way = createOutbound({ trustedOrigins: [FORGE], publicHosts: 'any', limits: { failMs: 0 } });
      await expect(way.fetch(`${FORGE}/api/v3/user`)).rejects.toMatchObject(refused);
      await expect(way.fetch('https://other.halden.example/')).rejects.toMatchObject(refused);
      await way.close();
    }
  });

  it('addresses inside the network are refused before the proxy hears of them', async () => {
    vi.stubEnv('HTTPS_PROXY', proxy.url);
    const way = createOutbound({ trustedOrigins: [], publicHosts: 'any', limits: { failMs: 0 }, resolve: async (host) => [{ address: host.startsWith('in') ? '10.0.0.7' : '140.82.121.4', family: 4 }] });
    for (const url of ['https://127.0.0.1/', 'https://10.0.0.1/', 'https://[::1]/', 'https://localhost/', 'https://metadata.internal/', 'http://github.com/', 'https://github.com:8443/', 'https://0x7f000001/']) {
      await expect(way.fetch(url)).rejects.toMatchObject({ code: 'address-refused' });
      await expect(way.pin(url)).rejects.toMatchObject({ code: 'address-refused' });
    }
    // A name that stands for such an address here.
    await expect(way.fetch('https://inside.halden.example/')).rejects.toMatchObject({ code: 'forge-unreachable' });
    await expect(way.pin('https://inside.halden.example/')).rejects.toMatchObject({ code: 'forge-unreachable' });
    expect(proxy.asked).toEqual([]);
    await way.close();
  });
});

describe('which proxy', () => {
  const egress = readEgress({ https_proxy: 'http://proxy.example.org:3128', HTTP_PROXY: 'https://other.example.org', NO_PROXY: 'example.com, .inside.example.net,10.1.2.3 host.example.org:8443,[fd00::1]' });
  it.each([
    ['https://github.com/a', 'proxy.example.org:3128'], ['http://github.com/a', 'other.example.org'], ['https://example.com/', undefined], ['https://git.example.com/', undefined], ['https://notexample.com/', 'proxy.example.org:3128'],
    ['https://a.inside.example.net/', undefined], ['https://10.1.2.3/', undefined], ['https://10.1.2.4/', 'proxy.example.org:3128'], ['https://host.example.org/', 'proxy.example.org:3128'], ['https://host.example.org:8443/', undefined],
    ['https://[fd00::1]/', undefined], ['http://127.0.0.1:8086/', undefined], ['http://localhost/', undefined], ['https://[::1]/', undefined],
  ])('%s goes through %s', (url, expected) => {
    expect(proxyFor(new URL(url), egress)?.host).toBe(expected);
  });

  it('none where NO_PROXY is *', () => {
    expect(proxyFor(new URL('https://github.com'), readEgress({ HTTPS_PROXY: 'http://p.example.org', NO_PROXY: '*' }))).toBeUndefined();
  });

  it('a wrong one is said by the name of its variable, without what it holds', () => {
    expect(() => readEgress({ HTTPS_PROXY: 'socks5://user:hunter2@p.example.org' })).toThrow(/^The variable HTTPS_PROXY must be the address of a proxy/u);
    try { readEgress({ HTTPS_PROXY: 'user:hunter2@p' }); } catch (error) { expect(String(error)).not.toContain('hunter2'); }
  });
});
