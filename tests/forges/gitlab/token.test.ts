import { afterEach, beforeEach, expect, test } from 'vitest';
import { startGitLabSimulator } from './simulator';
import type { GitLabSimulator } from './simulator';
import { addAccount, addProject, addToken } from './world';
import { connect } from './workbench';

let gitlab: GitLabSimulator;

beforeEach(async () => {
  gitlab = await startGitLabSimulator();
  addAccount(gitlab.world, { id: 7, username: 'ada', name: 'Ada Lindqvist' });
});

afterEach(async () => {
  await gitlab.close();
  expect(gitlab.drift).toEqual([]);
});

test('a token with read_api and read_repository is good, and its end is known to the moment', async () => {
  addToken(gitlab.world, { account: 7, secret: 'glpat-good', expires: '2999-02-01' });
  expect(await connect(gitlab, 'glpat-good').checkToken()).toEqual({
    state: 'good',
    account: { id: '7', login: 'ada', name: 'Ada Lindqvist', person: true, created: '2019-04-02T08:00:00.000Z' },
    kind: 'personal', scopes: ['read_api', 'read_repository'], expires: '2999-02-01T00:00:00.000Z', expiryKnown: true, canWrite: false, problems: [],
  });
  expect(gitlab.requests).toHaveLength(2);
});

test('a token that never ends says so, and read_api alone is enough', async () => {
  addToken(gitlab.world, { account: 7, secret: 'no-prefix-at-all', expires: null, scopes: ['read_api'] });
  expect(await connect(gitlab, 'no-prefix-at-all').checkToken()).toMatchObject({ state: 'good', expires: null, expiryKnown: true, canWrite: false });
});

test.each([
  [['api'], true],
  [['read_api', 'write_repository'], true],
  [['read_api', 'self_rotate'], false],
  [['read_api', 'a_scope_of_tomorrow'], true],
])('scopes %j: can write is %s', async (scopes, canWrite) => {
  addToken(gitlab.world, { account: 7, secret: 't', scopes });
  expect((await connect(gitlab, 't').checkToken()).canWrite).toBe(canWrite);
});

test('a token without read_api is refused with the scope it lacks and a page that makes a better one', async () => {
  addToken(gitlab.world, { account: 7, secret: 't', scopes: ['read_repository'] });
  const check = await connect(gitlab, 't').checkToken();
  expect(check).toMatchObject({ state: 'refused', account: null, scopes: ['read_repository'], expiryKnown: true });
  expect(check.problems).toEqual([{
    code: 'scope-missing',
    sentence: 'This token lacks the scope read_api (it has: read_repository), so its projects cannot be listed. Make one with read_api and read_repository. Put it in the place of this one.',
    bare: 'This token lacks the scope read_api (it has: read_repository), so its projects cannot be listed. Make one with read_api and read_repository.',
    link: `${gitlab.server}/-/user_settings/personal_access_tokens?name=Commit+Stats&scopes=read_api,read_repository`,
  }]);
});

test('read_user alone tells whose it is, and is refused all the same', async () => {
  addToken(gitlab.world, { account: 7, secret: 't', scopes: ['read_user'] });
  expect(await connect(gitlab, 't').checkToken()).toMatchObject({ state: 'refused', account: { login: 'ada' }, problems: [{ code: 'scope-missing' }] });
});

test('a revoked, an ended and a mistyped token each have their sentence', async () => {
  addToken(gitlab.world, { account: 7, secret: 'revoked', revoked: true });
  addToken(gitlab.world, { account: 7, secret: 'ended', expires: '2021-01-01' });
  const checks = await Promise.all(['revoked', 'ended', 'mistyped', 'with\nnewline', 'mit Ümlaut'].map((secret) => connect(gitlab, secret).checkToken()));
  expect(checks.map(({ state, problems }) => [state, problems[0]?.code])).toEqual([
    ['refused', 'token-refused'], ['expired', 'token-expired'], ['refused', 'token-refused'], ['refused', 'token-refused'], ['refused', 'token-refused'],
  ]);
  expect(new Set(checks.map(({ problems }) => problems[0]?.sentence)).size).toBe(3);
});

test('a token of a project acts as a bot, whose addresses are nobody\'s', async () => {
  addAccount(gitlab.world, { id: 9, username: 'project_1000_bot_4f2a', bot: true });
  addToken(gitlab.world, { account: 9, secret: 't' });
  const forge = connect(gitlab, 't');
  expect(await forge.checkToken()).toMatchObject({ state: 'good', kind: 'project', account: { person: false } });
  expect(await forge.addresses()).toEqual({ addresses: [], noReply: null, problems: [] });
});

test('a fine-grained token hides its scopes, so listing is tried once', async () => {
  addToken(gitlab.world, { account: 7, secret: 'may', granular: { projects: true } });
  addToken(gitlab.world, { account: 7, secret: 'may-not', granular: { projects: false } });
  expect(await connect(gitlab, 'may').checkToken()).toMatchObject({ state: 'good', kind: 'fine-grained', scopes: null, canWrite: null, expiryKnown: true });
  expect(await connect(gitlab, 'may-not').checkToken()).toMatchObject({ state: 'refused', problems: [{ code: 'scope-missing' }] });
});

test('a token signed in by OAuth does not tell when it ends', async () => {
  addToken(gitlab.world, { account: 7, secret: 't', kind: 'oauth', scopes: ['read_api'] });
  expect(await connect(gitlab, 't').checkToken()).toMatchObject({ state: 'good', scopes: null, expiryKnown: false, canWrite: null });
});

test('a server without GitLab is said to be none', async () => {
  gitlab.fault = () => ({ kind: 'answer', status: 404, body: '<html></html>', headers: { 'content-type': 'text/html' } });
  await expect(connect(gitlab, 't').checkToken()).rejects.toMatchObject({ code: 'forge-failed', message: 'There is no GitLab at this address. Enter the address at which its start page opens.' });
});

test('a revoked token is useless at once, and revoking it twice says so', async () => {
  addToken(gitlab.world, { account: 7, secret: 't' });
  addProject(gitlab.world, { path: 'team/one', members: new Map([[7, 30]]) });
  const forge = connect(gitlab, 't');
  expect(await forge.revoke()).toMatchObject({ outcome: 'revoked', link: null });
  expect(await forge.checkToken()).toMatchObject({ state: 'refused' });
  expect(await forge.revoke()).toMatchObject({ outcome: 'already-invalid' });
});

test('where a token cannot end itself the person is led to the page that ends it', async () => {
  addToken(gitlab.world, { account: 7, secret: 't', kind: 'oauth' });
  expect(await connect(gitlab, 't').revoke()).toMatchObject({ outcome: 'not-offered', link: `${gitlab.server}/-/user_settings/personal_access_tokens` });
});

test('an address with a user, a query or another scheme, or with an organisation, is no server', () => {
  for (const server of ['ftp://git.example.org', 'https://me:pw@git.example.org', 'https://git.example.org/?a=b', 'git.example.org']) {
    expect(() => connect(gitlab, 't', { server })).toThrow('The address of a GitLab server is like https://gitlab.com');
  }
  expect(() => connect(gitlab, 't', { organization: 'fabrikam' })).toThrow(/no organisation/);
});
