import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { startGitServer } from '../support/git-server';
import type { GitServer, GitServerOptions } from '../support/git-server';
import { countRemote, truthOf } from './count';
import { AUTHORS, git, makeRandomRepository, randomNumbers } from './random-repository';

let folder: string;
let temp: string;
const servers: GitServer[] = [];

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'remote-'));
  temp = path.join(folder, 'temp');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
  expect(leftovers()).toEqual([]);
});

function leftovers(): string[] {
  try {
    return readdirSync(temp);
  } catch {
    return [];
  }
}

async function serve(options: Partial<GitServerOptions> = {}): Promise<GitServer> {
  const server = await startGitServer({ root: folder, ...options });
  servers.push(server);
  return server;
}

const SERVERS: [string, Partial<GitServerOptions>][] = [
  ['that allows partial copies', {}],
  ['that refuses tree:0', { config: { 'uploadpackfilter.tree.allow': 'false' } }],
  ['that refuses filters', { allowFilter: false }],
  ['that speaks protocol 0 only', { protocolZeroOnly: true }],
  ['that speaks protocol 0 only and gives no object by id', { protocolZeroOnly: true, allowAnySha1InWant: false }],
];

describe.each(SERVERS)('a server %s', (_name, options) => {
  test('gives the numbers of git, for one author and for all', async () => {
    const server = await serve(options);
    const repository = path.join(folder, `first-${servers.length}-${Object.keys(options).join('')}`);
    makeRandomRepository(repository, 7, 60);
    const url = server.url(path.basename(repository));
    for (const [email, early] of [[AUTHORS[0], false], [AUTHORS[0], true], [AUTHORS[1], true], [undefined, false]] as const) {
      const counted = await countRemote({ url, email, early, temp });
      expect(counted.commits).toEqual(truthOf(repository, ['main'], email));
      expect(counted.incomplete).toEqual(new Map());
      expect(counted).toMatchObject({ partial: false, historyRewritten: false, shallow: false });
    }
  });

  test('gives what is new since any earlier head, equal to a full recount', async () => {
    const server = await serve(options);
    const repository = path.join(folder, `later-${Object.keys(options).join('')}`);
    for (const seed of [1, 2, 3, 4, 5]) {
      rmSync(repository, { recursive: true, force: true });
      makeRandomRepository(repository, seed, 40);
      const ids = git(repository, ['rev-list', 'main']).trim().split('\n');
      const pick = randomNumbers(seed);
      for (let round = 0; round < 4; round += 1) {
        const lastHead = ids[Math.floor(pick() * ids.length)] ?? '';
        const email = round % 2 === 0 ? AUTHORS[round % 3] : undefined;
        const counted = await countRemote({ url: server.url(path.basename(repository)), email, lastHead, temp });
        const range = counted.partial ? ['main', `^${lastHead}`] : ['main'];
        expect(counted.commits).toEqual(truthOf(repository, range, email));
        expect(counted.listed.sort()).toEqual(git(repository, ['rev-list', ...range]).trim().split('\n').filter((line) => line !== '').sort());
        expect(counted).toMatchObject({ historyRewritten: false, incomplete: new Map() });
      }
    }
  });
});

describe('a server that allows partial copies', () => {
  test('is asked at most eight times for a first collection and five times for what is new', async () => {
    const server = await serve();
    const repository = path.join(folder, 'counted');
    makeRandomRepository(repository, 11, 80);
    const url = server.url('counted');
    await countRemote({ url, email: AUTHORS[0], temp });
    expect(server.requests.length).toBeLessThanOrEqual(8);
    server.reset();
    const lastHead = git(repository, ['rev-parse', 'main~3']).trim();
    const counted = await countRemote({ url, email: AUTHORS[0], lastHead, temp });
    expect(counted.partial).toBe(true);
    expect(server.requests.length).toBeLessThanOrEqual(5);
  });

  test('notices a rewritten history, whether the old head is still there or not', async () => {
    const server = await serve();
    const repository = path.join(folder, 'rewritten');
    makeRandomRepository(repository, 12, 30);
    const [tree, parent] = [git(repository, ['rev-parse', 'main^{tree}']).trim(), git(repository, ['rev-parse', 'main~2']).trim()];
    const beside = git(repository, ['-c', 'user.name=x', '-c', 'user.email=x@example.test', 'commit-tree', '-m', 'beside', '-p', parent, tree]).trim();
    for (const lastHead of [beside, 'f'.repeat(40)]) {
      const counted = await countRemote({ url: server.url('rewritten'), email: AUTHORS[0], lastHead, temp });
      expect(counted).toMatchObject({ historyRewritten: true, partial: false });
      expect(counted.commits).toEqual(truthOf(repository, ['main'], AUTHORS[0]));
    }
  });

  test('is asked for nothing more when the head is the last known one', async () => {
    const server = await serve();
    const repository = path.join(folder, 'same');
    const ids = makeRandomRepository(repository, 13, 5);
    const counted = await countRemote({ url: server.url('same'), email: AUTHORS[0], lastHead: ids.at(-1), temp });
    expect(counted).toMatchObject({ partial: true, listed: [], historyRewritten: false });
    expect(server.requests.length).toBe(2);
  });
});
