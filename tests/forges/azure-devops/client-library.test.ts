import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import { gzipSync } from 'node:zlib';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createAzureDevOpsForge } from '../../../lib/forges/azure-devops/create-azure-devops-forge';
import { AppError } from '../../../lib/errors/app-error';
import type { Forge } from '../../../lib/forges/port';
import { startAzureDevOpsSimulator } from './simulator';
import type { AzureDevOpsSimulator, SimulatedFault } from './simulator';
import { connect, depsFor, gather } from './workbench';
import { addProject, addRepository, addToken, addUser } from './world';
import type { SimulatedRepository, SimulatedToken } from './world';

let simulator: AzureDevOpsSimulator;
let token: SimulatedToken;
let shop: SimulatedRepository;

beforeEach(async () => {
  simulator = await startAzureDevOpsSimulator({ root: os.tmpdir() });
  token = addToken(simulator.world, addUser('Ada Byron', 'ada@example.org'));
  shop = addRepository(simulator.world, addProject(simulator.world, 'Web shop'), 'Shop front');
});
afterEach(() => simulator.close());

const forge = (): Forge => connect(simulator, token.secret);
const listing = (): Promise<unknown> => gather(forge().repositories());
const onList = (fault: SimulatedFault): void => {
  simulator.fault = ({ path }) => (path.endsWith('/git/repositories') ? fault : undefined);
};
const failure = async (call: Promise<unknown>): Promise<AppError> => {
  const cause: unknown = await call.then(() => 'nothing was thrown', (thrown: unknown) => thrown);
  expect(cause).toBeInstanceOf(AppError);
  return cause as AppError;
};

describe('what the client library does wrong by itself', () => {
  const elsewhere: IncomingMessage[] = [];
  const honeypot = createServer((request, response) => {
    elsewhere.push(request);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"count":0,"value":[]}');
  });
  let trap: string;

  beforeEach(async () => {
    elsewhere.length = 0;
    await new Promise<void>((ready) => {
      honeypot.listen(0, '127.0.0.1', ready);
    });
    trap = `http://127.0.0.1:${(honeypot.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    honeypot.closeAllConnections();
    await new Promise((done) => {
      honeypot.close(done);
    });
  });

  const trusting = (): Forge => connect(simulator, token.secret, {}, depsFor(simulator, { trust: [trap] }));

  test.each([301, 302, 303, 307, 308])('it follows %i to another host: nobody goes there, with or without the token (P3)', async (status) => {
    simulator.fault = () => ({ kind: 'answer', status, headers: { location: `${trap}/fabrikam/_apis/git/repositories` }, body: '' });
    expect(['token-refused', 'forge-refused']).toContain((await failure(trusting().repository({ id: shop.id }))).code);
    expect((await trusting().checkToken()).state).toBe('refused');
    expect(elsewhere).toEqual([]);
  });

  test('it goes to whatever address the server names for its resources: it is never asked', async () => {
    simulator.fault = ({ method, path }) => (method === 'OPTIONS' || path.endsWith('/ResourceAreas')
      ? { kind: 'answer', status: 200, body: JSON.stringify({ count: 1, value: [{ id: '4e080c62-fa21-4fbc-8fef-2a10a2b38049', locationUrl: trap }] }) }
      : undefined);
    await gather(trusting().repositories());
    await gather(trusting().changes([{ id: shop.id, marker: null }], null));
    expect(simulator.requests.filter((one) => one.method === 'OPTIONS' || one.path.endsWith('/ResourceAreas'))).toEqual([]);
    expect(elsewhere).toEqual([]);
  });

  test('it takes addresses out of the list of versions of an older server: only the versions are read', async () => {
    simulator.world.apiVersion = '6.0';
    simulator.fault = ({ method }) => (method === 'OPTIONS' ? {
      kind: 'answer', status: 200,
      body: JSON.stringify({ count: 1, value: [{ id: '225f7195-f9c7-4d14-ab28-a83f7ff77e1f', area: '..', resourceName: '..', routeTemplate: `../${trap}/x`, resourceVersion: 1, minVersion: '1.0', maxVersion: '6.0', releasedVersion: '6.0' }] }),
    } : undefined);
    expect(await gather(trusting().repositories())).toHaveLength(1);
    expect(elsewhere).toEqual([]);
  });

  test('it takes a proxy from the environment: requests go to the forge all the same', async () => {
    const before = process.env.HTTP_PROXY;
    process.env.HTTP_PROXY = trap;
    try {
      expect(await listing()).toHaveLength(1);
    } finally {
      if (before === undefined) delete process.env.HTTP_PROXY;
      else process.env.HTTP_PROXY = before;
    }
    expect(elsewhere).toEqual([]);
  });

  test('it ends the process over a gzip that is broken: here it is an error like others', async () => {
    onList({ kind: 'answer', status: 200, headers: { 'content-encoding': 'gzip' }, body: gzipSync('{"count":0,"value":[]}').subarray(0, 20) });
    expect(['forge-failed', 'forge-unreachable']).toContain((await failure(listing())).code);
  });

  test('it puts whole answers into its errors: sentences are ours', async () => {
    onList({ kind: 'answer', status: 418, body: '{"message":"<script>internal.example</script>"}' });
    expect((await failure(listing())).message).not.toMatch(/script|internal/);
  });

  test('it tells servers which system it runs on: here it does not', async () => {
    await listing();
    expect(new Set(simulator.requests.map((one) => one.headers['user-agent']))).toEqual(new Set(['commit-stats']));
  });

  test('it hammers with ten milliseconds between tries: here a quarter of a second passes, then a whole one', async () => {
    onList({ kind: 'answer', status: 502, body: '' });
    const start = performance.now();
    const patient = createAzureDevOpsForge({ forge: 'azure-devops', id: 'token-1', server: simulator.server, organization: 'fabrikam', token: token.secret }, depsFor(simulator));
    await failure(gather(patient.repositories()));
    // A timer may be up to a millisecond early.
    expect(performance.now() - start).toBeGreaterThan(1_240);
  });

  test('it gives null for what is missing, or the error\'s body where that was faster: here it is always missing', async () => {
    shop.deleted = true;
    for (let round = 0; round < 5; round += 1) expect(await forge().repository({ id: shop.id })).toEqual({ state: 'hidden' });
  });
});
