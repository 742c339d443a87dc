import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { probeHead } from '../../../lib/git/remote/probe-head';
import { countRemote, truthOf } from '../../remote/count';
import { AUTHORS, git, makeRandomRepository } from '../../remote/random-repository';
import { startGitLabSimulator } from './simulator';
import type { GitLabSimulator } from './simulator';
import { connect } from './workbench';
import { DEVELOPER, addAccount, addProject, addToken, moveProject } from './world';
import type { SimulatedProject, SimulatedToken } from './world';

let root: string;
let source: string;
let temp: string;
let gitlab: GitLabSimulator;
let project: SimulatedProject;
let token: SimulatedToken;
let authorization: string;
let url: string;

beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'gitlab-git-'));
  source = path.join(root, 'shop.git');
  temp = path.join(root, 'temp');
  makeRandomRepository(source, 12, 60);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
afterEach(() => gitlab.close());

const start = async (filter: boolean, scopes = ['read_api']): Promise<void> => {
  gitlab = await startGitLabSimulator({ filter, prefix: '/gitlab' });
  addAccount(gitlab.world, { id: 7, username: 'ada' });
  token = addToken(gitlab.world, { account: 7, secret: 'glpat-git', scopes });
  project = addProject(gitlab.world, { path: 'team/web/shop', folder: source, members: new Map([[7, DEVELOPER]]) });
  const forge = connect(gitlab, 'glpat-git');
  ({ authorization } = await forge.credentials());
  const found = await forge.repository({ id: String(project.id) });
  url = (found.state === 'present' && found.repository.cloneUrl) || '';
  gitlab.requests.length = 0;
};

describe.each([['a server with partial copies', true], ['a server without', false]] as const)('collecting from %s', (_name, filter) => {
  beforeEach(() => start(filter));

  test('gives the numbers of git, for one author and for all, and leaves nothing behind', async () => {
    for (const email of [AUTHORS[0], undefined]) {
      const counted = await countRemote({ url, authorization, email, temp });
      expect(counted.commits).toEqual(truthOf(source, ['main'], email));
      expect(counted).toMatchObject({ incomplete: new Map(), historyRewritten: false, shallow: false });
    }
    expect(readdirSync(temp)).toEqual([]);
  });

  test('signs in with the first request, so that no refused sign-in is counted', async () => {
    await countRemote({ url, authorization, email: AUTHORS[0], temp });
    expect(gitlab.requests.every(({ kind, status, headers }) => kind === 'git' && status === 200 && headers.authorization === authorization)).toBe(true);
    expect(gitlab.requests.every(({ headers }) => headers['git-protocol'] === 'version=2')).toBe(true);
  });
});

describe('what git is told', () => {
  beforeEach(() => start(true));

  test('the head that changes tell is the one that git tells', async () => {
    const forge = connect(gitlab, 'glpat-git');
    for await (const page of forge.changes([{ id: String(project.id), marker: null }], null)) {
      expect(page.changed).toEqual([{ id: String(project.id), marker: git(source, ['rev-parse', 'main']).trim() }]);
    }
    expect(await probeHead({ url, authorization })).toMatchObject({ head: git(source, ['rev-parse', 'main']).trim() });
  });

  test('a revoked token and one without a right to code are refused', async () => {
    token.revoked = true;
    await expect(countRemote({ url, authorization, email: undefined, temp })).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining('does not accept') as string });
    token.revoked = false;
    token.scopes = ['read_user'];
    await expect(countRemote({ url, authorization, email: undefined, temp })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a project that moved is not followed by git; the forge knows where it is', async () => {
    moveProject(project, 'other/shop');
    await expect(countRemote({ url, authorization, email: undefined, temp })).rejects.toThrow();
    expect(gitlab.requests.at(-1)?.status).toBe(301);
    const found = await connect(gitlab, 'glpat-git').repository({ path: 'team/web/shop' });
    const address = (found.state === 'present' && found.repository.cloneUrl) || '';
    expect(address).toBe(`${gitlab.server}/other/shop.git`);
    expect((await countRemote({ url: address, authorization, email: undefined, temp })).commits).toEqual(truthOf(source, ['main'], undefined));
  });

  test('a hidden project is not found', async () => {
    project.members.clear();
    await expect(countRemote({ url, authorization, email: undefined, temp })).rejects.toMatchObject({ code: 'not-found' });
  });
});
