import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { openRemote } from '../../../lib/git/remote/open-remote';
import { probeHead } from '../../../lib/git/remote/probe-head';
import { countRemote, truthOf } from '../../remote/count';
import { AUTHORS, git, makeRandomRepository } from '../../remote/random-repository';
import { startAzureDevOpsSimulator } from './simulator';
import type { AzureDevOpsSimulator } from './simulator';
import { connect } from './workbench';
import { addProject, addRepository, addToken, addUser } from './world';
import type { SimulatedRepository, SimulatedToken } from './world';

const run = promisify(execFile);
let root: string;
let source: string;
let temp: string;
let simulator: AzureDevOpsSimulator;
let token: SimulatedToken;
let shop: SimulatedRepository;
let authorization: string;
let url: string;

beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'azure-git-'));
  source = path.join(root, 'shop.git');
  temp = path.join(root, 'temp');
  makeRandomRepository(source, 11, 60);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const start = async (filter: boolean): Promise<void> => {
  simulator = await startAzureDevOpsSimulator({ root, filter });
  token = addToken(simulator.world, addUser('Ada Byron', 'ada@example.org'));
  shop = addRepository(simulator.world, addProject(simulator.world, 'Web shop'), 'Shop front', { folder: 'shop.git' });
  const forge = connect(simulator, token.secret);
  ({ authorization } = await forge.credentials());
  const found = await forge.repository({ id: shop.id });
  url = (found.state === 'present' && found.repository.cloneUrl) || '';
  simulator.requests.length = 0;
};

describe.each([['the service, with partial copies', true], ['an older server, without', false]] as const)('collecting from %s', (_name, filter) => {
  beforeEach(() => start(filter));
  afterEach(() => simulator.close());

  test('gives the numbers of git, for one author and for all, and leaves nothing behind', async () => {
    for (const email of [AUTHORS[0], AUTHORS[1], undefined]) {
      const counted = await countRemote({ url, authorization, email, temp });
      expect(counted.commits).toEqual(truthOf(source, ['main'], email));
      expect(counted).toMatchObject({ incomplete: new Map(), partial: false, historyRewritten: false, shallow: false });
    }
    expect(readdirSync(temp)).toEqual([]);
  });

  test('gives what is new since an earlier head', async () => {
    const lastHead = git(source, ['rev-parse', 'main~7']).trim();
    const counted = await countRemote({ url, authorization, email: AUTHORS[0], lastHead, temp });
    expect(counted.commits).toEqual(truthOf(source, counted.partial ? ['main', `^${lastHead}`] : ['main'], AUTHORS[0]));
    expect(counted.incomplete).toEqual(new Map());
  });

  test('the head is known without a git process', async () => {
    expect(await probeHead({ url, authorization })).toMatchObject({ head: git(source, ['rev-parse', 'main']).trim() });
  });

  test('every request carries the credentials from the first on, and none is refused but the question in protocol 2', async () => {
    await countRemote({ url, authorization, email: AUTHORS[0], temp });
    expect(simulator.requests.every((one) => one.kind === 'git' && one.headers.authorization === authorization)).toBe(true);
    expect(simulator.requests.filter((one) => one.status === 401)).toEqual([]);
  });
});

describe('the simulator has the ways of the service', () => {
  beforeEach(() => start(true));
  afterEach(() => simulator.close());

  const code = async (request: Promise<unknown>): Promise<string> => request.then(() => 'none', (cause: { code: string }) => cause.code);

  test('an address that ends in .git is another repository', async () => {
    expect(await code(probeHead({ url: `${url}.git`, authorization }))).toBe('not-found');
  });

  test.each(['expired', 'revoked'] as const)('an %s token reads no code', async (state) => {
    token.state = state;
    expect(await code(openRemote({ url, authorization, emails: 'all', temp }))).toBe('not-found');
  });

  test('neither does a token without Code (read), nor one that is barred, nor any from a disabled repository', async () => {
    token.scopes = ['vso.work'];
    expect(await code(probeHead({ url, authorization }))).toBe('not-found');
    token.scopes = ['vso.code'];
    token.barred.push(shop.id);
    expect(await code(probeHead({ url, authorization }))).toBe('not-found');
    token.barred = [];
    shop.disabled = true;
    expect(await code(probeHead({ url, authorization }))).toBe('not-found');
  });

  test('git itself clones from it', async () => {
    const target = path.join(root, 'clone.git');
    const env: NodeJS.ProcessEnv = {
      ...process.env, HOME: root, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0',
      GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: `http.${simulator.server}/.extraHeader`, GIT_CONFIG_VALUE_0: `Authorization: ${authorization}`,
    };
    await run('git', ['clone', '--quiet', '--bare', '--filter=blob:none', url, target], { env });
    expect(git(target, ['rev-parse', 'main'])).toBe(git(source, ['rev-parse', 'main']));
    expect(simulator.requests[0]?.headers['git-protocol']).toBe('version=2');
  });
});
