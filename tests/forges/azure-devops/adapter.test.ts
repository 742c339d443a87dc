import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { git, makeRandomRepository } from '../../remote/random-repository';
import { startAzureDevOpsSimulator } from './simulator';
import type { AzureDevOpsSimulator } from './simulator';
import { connect, gather } from './workbench';
import { addProject, addRepository, addToken, addUser } from './world';
import type { SimulatedProject, SimulatedRepository, SimulatedToken } from './world';

let root: string;
let simulator: AzureDevOpsSimulator;
let token: SimulatedToken;
let web: SimulatedProject;
let shop: SimulatedRepository;

const ada = addUser('Ada Byron', 'Ada@Example.org');

beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'azure-'));
  makeRandomRepository(path.join(root, 'shop.git'), 3, 20);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

beforeEach(async () => {
  simulator = await startAzureDevOpsSimulator({ root });
  token = addToken(simulator.world, ada);
  web = addProject(simulator.world, 'Web shop');
  shop = addRepository(simulator.world, web, 'Shop front', { folder: 'shop.git' });
});
afterEach(async () => {
  await simulator.close();
  expect(simulator.drift).toEqual([]);
  // Whatever was asked, the token never stood in an address.
  expect(simulator.requests.filter((one) => `${one.path}?${one.query.toString()}`.includes(token.secret))).toEqual([]);
});

const forge = () => connect(simulator, token.secret);

describe('checking a token', () => {
  test('tells whose it is and that scopes and expiry cannot be known', async () => {
    expect(await forge().checkToken()).toEqual({
      state: 'good',
      account: { id: ada.id, login: 'Ada@Example.org', name: 'Ada Byron', person: true, created: null },
      kind: 'personal',
      scopes: null,
      expires: null,
      expiryKnown: false,
      canWrite: null,
      problems: [],
    });
    expect(simulator.requests.map((one) => one.path)).toEqual(['/fabrikam/_apis/connectionData', '/fabrikam/_apis/git/repositories']);
  });

  test.each(['expired', 'revoked'] as const)('an %s token is refused with a page on which to make another', async (state) => {
    token.state = state;
    const check = await forge().checkToken();
    expect(check).toMatchObject({ state: 'refused', account: null, problems: [{ code: 'token-refused', link: `${simulator.server}/fabrikam/_usersSettings/tokens` }] });
  });

  test.each(['x'.repeat(84), '', 'two words', 'Ümläut\n', 'y'.repeat(3000)])('a text that is no token of this organization is refused', async (text) => {
    expect(await connect(simulator, text).checkToken()).toMatchObject({ state: 'refused', account: null });
  });

  test('an organization that is not there is named', async () => {
    const check = await connect(simulator, token.secret, { organization: 'contoso' }).checkToken();
    expect(check.problems).toMatchObject([{ code: 'forge-refused', sentence: expect.stringContaining('contoso') as string }]);
  });

  test('a token without Code (read) is somebody\'s and reads nothing', async () => {
    token.scopes = ['vso.work'];
    expect(await forge().checkToken()).toMatchObject({ state: 'refused', account: { id: ada.id }, problems: [{ code: 'scope-missing' }] });
  });

  test('a bad token that is let in as nobody is refused', async () => {
    addRepository(simulator.world, addProject(simulator.world, 'Open', 'public'), 'tools');
    simulator.world.anonymousAllowed = true;
    token.state = 'expired';
    expect(await forge().checkToken()).toMatchObject({ state: 'refused', account: null, problems: [{ code: 'token-refused' }] });
  });

  test('a token that may not ask who it is still reads, and its holder is told', async () => {
    simulator.world.profileScopeNeeded = true;
    expect(await forge().checkToken()).toMatchObject({ state: 'limited', account: null, problems: [{ code: 'scope-missing' }] });
    expect(await gather(forge().repositories())).toHaveLength(1);
  });

  test('a service is no person', async () => {
    const robot = addToken(simulator.world, addUser('Project Collection Build Service (fabrikam)', 'build', 'svc'));
    expect((await connect(simulator, robot.secret).checkToken()).account).toMatchObject({ person: false });
  });

  test.each([null, '', 'a/b', '..', 'a?b'])('%j is no organization', (organization) => {
    expect(() => connect(simulator, token.secret, { organization })).toThrow(expect.objectContaining({ code: 'wrong-use' }) as Error);
  });
});

test('no address is vouched for: the name of the account counts as claimed', async () => {
  expect(await forge().addresses()).toEqual({
    addresses: [{ email: 'ada@example.org', verified: false, primary: true, noReply: false }],
    noReply: null,
    problems: [],
  });
});

test('an account whose name is no mail address has none, and its holder is told', async () => {
  const other = addToken(simulator.world, addUser('Grace', 'FABRIKAM\\grace', 'win'));
  expect(await connect(simulator, other.secret).addresses()).toMatchObject({ addresses: [], problems: [{ link: expect.stringContaining('_usersSettings') as string }] });
});

describe('listing repositories', () => {
  test('gives every field that the forge has, and addresses without a user and without .git', async () => {
    const open = addProject(simulator.world, 'Open', 'public');
    const fork = addRepository(simulator.world, open, 'fork', { parent: shop, folder: 'shop.git' });
    const closed = addRepository(simulator.world, web, 'closed', { disabled: true });
    const [page] = await gather(forge().repositories());
    expect(page?.problems).toEqual([]);
    expect(page?.repositories[0]).toEqual({
      id: shop.id,
      path: 'fabrikam/Web shop/Shop front',
      name: 'Shop front',
      owner: { name: 'fabrikam/Web shop', kind: 'project', id: web.id },
      webUrl: `${simulator.server}/fabrikam/Web%20shop/_git/Shop%20front`,
      cloneUrl: `${simulator.server}/fabrikam/Web%20shop/_git/Shop%20front`,
      visibility: 'private',
      fork: false,
      archived: false,
      disabled: false,
      stars: null,
      licence: null,
      lastActivity: null,
      defaultBranch: 'main',
      size: 4096,
      empty: false,
      marker: null,
    });
    expect(page?.repositories.find((one) => one.id === fork.id)).toMatchObject({ fork: true, visibility: 'public' });
    expect(page?.repositories.find((one) => one.id === closed.id)).toMatchObject({ disabled: true, empty: null, defaultBranch: null });
  });

  test('an empty repository has no branch', async () => {
    addRepository(simulator.world, web, 'new');
    expect((await gather(forge().repositories()))[0]?.repositories[1]).toMatchObject({ empty: true, defaultBranch: null, size: 0 });
  });

  test('an organization without repositories is an empty page', async () => {
    shop.deleted = true;
    expect(await gather(forge().repositories())).toEqual([{ repositories: [], problems: [] }]);
  });

  test('5,000 repositories come in pages of a hundred and two requests', async () => {
    for (let index = 1; index < 5000; index += 1) addRepository(simulator.world, web, `r${index}`);
    const pages = await gather(forge().repositories());
    expect(pages).toHaveLength(50);
    expect(new Set(pages.flatMap((page) => page.repositories.map((one) => one.id))).size).toBe(5000);
    expect(simulator.requests).toHaveLength(2);
  });
});

describe('one repository', () => {
  test('is found by its id after it was renamed, and by its old name no more', async () => {
    shop.name = 'Store';
    expect(await forge().repository({ id: shop.id })).toMatchObject({ state: 'present', repository: { path: 'fabrikam/Web shop/Store' } });
    expect(await forge().repository({ path: 'fabrikam/Web shop/Shop front' })).toEqual({ state: 'hidden' });
  });

  test.each(['fabrikam/Web shop/Shop front', '/Fabrikam/Web%20shop/_git/Shop%20front'])('is found by the path %s', async (key) => {
    expect(await forge().repository({ path: key })).toMatchObject({ state: 'present', repository: { id: shop.id } });
  });

  test('is found by the short path of a project with the same name', async () => {
    const twin = addRepository(simulator.world, addProject(simulator.world, 'twin'), 'twin');
    expect(await forge().repository({ path: 'fabrikam/_git/twin' })).toMatchObject({ state: 'present', repository: { id: twin.id } });
  });

  test.each(['contoso/Web shop/Shop front', 'fabrikam/../x', 'fabrikam', 'fabrikam/a/b/c/d', 'fabrikam/%2e%2e/_git/x'])('the path %s leads nowhere, and nobody is asked', async (key) => {
    expect(await forge().repository({ path: key })).toEqual({ state: 'hidden' });
    expect(simulator.requests).toEqual([]);
  });

  test('that is deleted or barred is hidden', async () => {
    token.barred.push(shop.id);
    expect(await forge().repository({ id: shop.id })).toEqual({ state: 'hidden' });
    token.barred = [];
    shop.deleted = true;
    expect(await forge().repository({ id: shop.id })).toEqual({ state: 'hidden' });
  });

  test('that is disabled is present and says so', async () => {
    shop.disabled = true;
    expect(await forge().repository({ id: shop.id })).toMatchObject({ state: 'present', repository: { disabled: true } });
  });
});

describe('anything new', () => {
  test('is one request a repository and nothing else where nothing is new', async () => {
    const more = Array.from({ length: 199 }, (_, index) => addRepository(simulator.world, web, `r${index}`, { folder: 'shop.git' }));
    const all = [shop, ...more];
    const first = await gather(forge().changes(all.map(({ id }) => ({ id, marker: null })), null));
    const markers = first.flatMap((page) => page.changed);
    expect(markers).toHaveLength(200);
    simulator.requests.length = 0;
    expect(await gather(forge().changes(markers, null))).toEqual([]);
    expect(simulator.requests).toHaveLength(200);
    expect(simulator.requests.every((one) => one.kind === 'rest' && one.path.endsWith('/pushes'))).toBe(true);
  });

  test('names the repository that had a push, whatever its branch', async () => {
    makeRandomRepository(path.join(root, 'pushed.git'), 4, 5);
    const pushed = addRepository(simulator.world, web, 'pushed', { folder: 'pushed.git' });
    const ids = [shop.id, pushed.id];
    const [first] = await gather(forge().changes(ids.map((id) => ({ id, marker: null })), null));
    git(path.join(root, 'pushed.git'), ['branch', 'topic', 'main~1']);
    const [second] = await gather(forge().changes(first?.changed ?? [], null));
    expect(second).toEqual({ changed: [{ id: pushed.id, marker: '2' }], unavailable: [], seen: [], problems: [], state: null });
  });

  test('an empty repository gets a marker, and its first push is seen', async () => {
    const fresh = addRepository(simulator.world, web, 'fresh');
    expect(await gather(forge().changes([{ id: fresh.id, marker: '0' }], null))).toEqual([]);
    fresh.folder = 'shop.git';
    expect((await gather(forge().changes([{ id: fresh.id, marker: '0' }], null)))[0]?.changed).toEqual([{ id: fresh.id, marker: '1' }]);
  });

  test('tells disabled ones from those that are gone with one more list for all of them', async () => {
    const closed = addRepository(simulator.world, web, 'closed', { disabled: true });
    const gone = addRepository(simulator.world, web, 'gone', { deleted: true });
    const page = (await gather(forge().changes([shop, closed, gone].map(({ id }) => ({ id, marker: '1' })), null))).at(-1);
    expect(page?.unavailable).toEqual([{ id: closed.id, state: 'blocked' }, { id: gone.id, state: 'hidden' }]);
    expect(page?.seen).toMatchObject([{ id: closed.id, disabled: true }]);
    expect(simulator.requests.filter((one) => one.path.endsWith('/git/repositories'))).toHaveLength(1);
  });

  test('a repository that the person may no longer read is hidden, the others go on', async () => {
    const other = addRepository(simulator.world, web, 'other', { folder: 'shop.git' });
    token.barred.push(shop.id);
    const pages = await gather(forge().changes([shop, other].map(({ id }) => ({ id, marker: null })), null));
    expect(pages).toMatchObject([{ changed: [{ id: other.id }], unavailable: [] }, { changed: [], unavailable: [{ id: shop.id, state: 'hidden' }] }]);
  });

  test('nothing is called gone by a token that came to its end', async () => {
    addProject(simulator.world, 'Open', 'public');
    simulator.world.anonymousAllowed = true;
    token.state = 'expired';
    await expect(gather(forge().changes([{ id: shop.id, marker: '1' }], null))).rejects.toMatchObject({ code: 'token-refused' });
  });
});

test('an older server is asked in the version it knows', async () => {
  simulator.world.apiVersion = '6.0';
  expect(await gather(forge().repositories())).toHaveLength(1);
  expect(simulator.requests.map((one) => `${one.method} ${one.path} ${one.headers.accept ?? ''}`).slice(1)).toEqual([
    'GET /fabrikam/_apis/git/repositories application/json;api-version=7.1',
    'OPTIONS /fabrikam/_apis/git application/json',
    'GET /fabrikam/_apis/git/repositories application/json;api-version=6.0',
  ]);
});

test('git logs in with an empty user name, an Entra token by itself, each at its own server only', async () => {
  expect(await forge().credentials()).toEqual({ authorization: `Basic ${Buffer.from(`:${token.secret}`).toString('base64')}`, origin: simulator.server });
  const entra = `eyJ${'a'.repeat(20)}.${'b'.repeat(20)}.${'c'.repeat(20)}`;
  expect((await connect(simulator, entra).credentials()).authorization).toBe(`Bearer ${entra}`);
});

test('a token cannot be revoked by a program, and the page where it can is given', async () => {
  expect(await forge().revoke()).toMatchObject({ outcome: 'not-offered', link: `${simulator.server}/fabrikam/_usersSettings/tokens` });
});
