import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPacers } from '../../../lib/forges/create-pacers';
import { createForge } from '../../../lib/forges/create-forge';
import type { ChangePage, Forge, KnownRepository, RepositoryPage } from '../../../lib/forges/port';
import { createOutbound } from '../../../lib/net/create-outbound';
import type { Outbound } from '../../../lib/net/outbound';
import { git, makeRepository } from '../../support/small-repository';
import { startGitHubSimulator } from './simulator';
import type { GitHubSimulator } from './simulator';
import { makeAccount, makeRepositoryOf, makeToken } from './world';
import type { SimulatedAccount, SimulatedToken } from './world';

let root: string;
let github: GitHubSimulator;
let way: Outbound;
let ada: SimulatedAccount;
let clock: number;

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'github-'));
  github = await startGitHubSimulator({ root, checked: true });
  way = createOutbound({ trustedOrigins: [github.url], publicHosts: [] });
  ada = makeAccount(github.world, 'ada');
  clock = Date.now();
});

afterEach(async () => {
  expect(github.drift).toEqual([]);
  await way.close();
  await github.close();
  rmSync(root, { recursive: true });
});

async function forgeFor(token: SimulatedToken | string, id = 'token-1', outbound: Outbound = way): Promise<Forge> {
  const secret = typeof token === 'string' ? token : token.secret;
  return createForge({ forge: 'github', id, server: github.url, organization: null, token: secret }, { outbound, pacers: createPacers(() => clock), now: () => clock });
}

async function all<T>(pieces: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const piece of pieces) found.push(piece);
  return found;
}

const idsOf = (pages: RepositoryPage[]): string[] => pages.flatMap(({ repositories }) => repositories.map(({ id }) => id));
const stateOf = (pages: ChangePage[]): string | null => pages.findLast(({ state }) => state !== null)?.state ?? null;
const changedIn = (pages: ChangePage[]): string[] => pages.flatMap(({ changed }) => changed.map(({ id }) => id));
const rest = (from = 0): number => github.requests.slice(from).filter(({ kind }) => kind === 'rest').length;

describe('a token', () => {
  it('that is fine-grained says whose it is and when it ends, and that nobody can read its scopes', async () => {
    const token = makeToken(github.world, ada, { expires: '2099-03-31 00:00:00 +0900' });
    makeRepositoryOf(github.world, ada, 'secret', { folder: makeRepository(root, 'secret', [{ email: 'ada@example.org' }]) });
    expect(await (await forgeFor(token)).checkToken()).toEqual({
      state: 'good', kind: 'fine-grained', scopes: null, canWrite: null, expires: '2099-03-30T15:00:00.000Z', expiryKnown: true, problems: [],
      account: { id: String(ada.id), login: 'ada', name: 'ada of Example', person: true, created: ada.created },
    });
  });

  it('that is classic and may write says so', async () => {
    const check = await (await forgeFor(makeToken(github.world, ada, { kind: 'classic' }))).checkToken();
    expect(check).toMatchObject({ state: 'good', kind: 'classic', scopes: ['repo', 'user:email'], canWrite: true, expires: null, expiryKnown: true });
  });

  it.each<[string, Partial<SimulatedToken>, string, RegExp, string]>([
    ['without repo', { kind: 'classic', scopes: ['user:email'] }, 'limited', /scope repo/u, '/settings/tokens'],
    ['without e-mails', { kind: 'classic', scopes: ['repo'] }, 'limited', /user:email/u, '/settings/tokens'],
    ['fine-grained without e-mails', { emails: false }, 'limited', /Email addresses: read/u, '/settings/personal-access-tokens'],
    ['that may list and not read', { contents: false }, 'limited', /Contents: read/u, '/settings/personal-access-tokens'],
    ['that an organisation wants authorised', { withoutSso: ['analytical'] }, 'limited', /single sign-on/u, '/settings/tokens'],
    ['that was revoked', { state: 'revoked' }, 'refused', /does not take this token/u, '/settings/personal-access-tokens'],
    ['that has ended', { expires: '2020-01-01 00:00:00 UTC' }, 'refused', /expired/u, '/settings/personal-access-tokens'],
  ])('%s is told in a sentence with a link', async (_what, more, state, sentence, link) => {
    const analytical = makeAccount(github.world, 'analytical', { type: 'Organization' });
    makeRepositoryOf(github.world, analytical, 'engine', { readers: [ada], folder: makeRepository(root, 'engine', [{ email: 'ada@example.org' }]) });
    makeRepositoryOf(github.world, ada, 'own', { folder: makeRepository(root, 'own', [{ email: 'ada@example.org' }]) });
    const check = await (await forgeFor(makeToken(github.world, ada, more))).checkToken();
    expect(check.state).toBe(state);
    expect(check.problems).toHaveLength(1);
    expect(check.problems[0]).toMatchObject({ sentence: expect.stringMatching(sentence), link: github.url + link });
  });

  it('that can be no token is never sent', async () => {
    await expect(forgeFor('two words')).rejects.toMatchObject({ code: 'token-refused' });
    await expect(forgeFor('x\r\nhost: evil')).rejects.toMatchObject({ code: 'token-refused' });
    expect(github.requests).toHaveLength(0);
  });

  it('is revoked without a login, and only once', async () => {
    const forge = await forgeFor(makeToken(github.world, ada));
    expect(await forge.revoke()).toMatchObject({ outcome: 'revoked' });
    expect(github.requests.at(-1)?.headers.authorization).toBeUndefined();
    expect(await forge.revoke()).toMatchObject({ outcome: 'already-invalid' });
  });

  it('stays where the server does not know how to revoke', async () => {
    github.fail({ kind: 'answer', status: 404, body: '{}' }, ({ method }) => method === 'POST');
    expect(await (await forgeFor(makeToken(github.world, ada))).revoke()).toMatchObject({ outcome: 'not-offered', link: `${github.url}/settings/personal-access-tokens` });
  });
});

describe('addresses', () => {
  const host = (): string => `users.noreply.${new URL(github.url).hostname}`;

  it('are those that GitHub confirmed, and the no-reply ones with the account’s number', async () => {
    ada.emails.push({ email: 'Ada@Old.example', primary: false, verified: false, visibility: null }, { email: `ada@${host()}`, primary: false, verified: true, visibility: null });
    const found = await (await forgeFor(makeToken(github.world, ada))).addresses();
    expect(found.noReply).toEqual({ prefix: `${ada.id}+`, host: host() });
    expect(Object.fromEntries(found.addresses.map(({ email, verified }) => [email, verified]))).toEqual({
      'ada@example.org': true, 'ada@old.example': false, [`ada@${host()}`]: false, [`${ada.id}+ada@${host()}`]: true,
    });
  });

  it('without a number count for accounts of before July 2017 only', async () => {
    const old = makeAccount(github.world, 'grace', { created: '2012-01-01T00:00:00Z' });
    const found = await (await forgeFor(makeToken(github.world, old))).addresses();
    expect(found.addresses.find(({ email }) => email === `grace@${host()}`)).toMatchObject({ verified: true, noReply: true });
  });

  it('that the token may not read leave the no-reply one, and a sentence', async () => {
    const found = await (await forgeFor(makeToken(github.world, ada, { emails: false }))).addresses();
    expect(found.addresses.map(({ noReply }) => noReply)).toEqual([true]);
    expect(found.problems[0]).toMatchObject({ code: 'scope-missing' });
  });

  it('of a bot are nobody’s', async () => {
    const bot = makeAccount(github.world, 'helper[bot]', { type: 'Bot' });
    expect(await (await forgeFor(makeToken(github.world, bot))).addresses()).toMatchObject({ addresses: [], noReply: null });
  });
});

describe('the list of repositories', () => {
  it('comes page by page, whole, nothing twice, with what GitHub says of each', async () => {
    for (let number = 0; number < 250; number += 1) makeRepositoryOf(github.world, ada, `r${number}`);
    Object.assign(github.world.repositories[0] ?? {}, { visibility: 'public', stars: 7, licence: 'MIT', archived: true, fork: true, pushed: null });
    const pages = await all((await forgeFor(makeToken(github.world, ada))).repositories());
    expect(pages.map(({ repositories }) => repositories.length)).toEqual([100, 100, 50]);
    expect(new Set(idsOf(pages)).size).toBe(250);
    expect(pages[0]?.repositories[0]).toEqual({
      id: '50000', path: 'ada/r0', name: 'r0', owner: { name: 'ada', kind: 'person', id: String(ada.id) }, webUrl: `${github.url}/ada/r0`, cloneUrl: `${github.url}/ada/r0.git`, visibility: 'public', fork: true,
      archived: true, disabled: false, stars: 7, licence: { spdx: 'MIT' }, lastActivity: null, defaultBranch: 'main', size: 0, empty: true, marker: 'never',
    });
  });

  it('names the organisations that single sign-on keeps out of it', async () => {
    const analytical = makeAccount(github.world, 'analytical', { type: 'Organization' });
    makeRepositoryOf(github.world, analytical, 'engine', { readers: [ada] });
    const pages = await all((await forgeFor(makeToken(github.world, ada, { withoutSso: ['analytical'] }))).repositories());
    expect(pages[0]).toMatchObject({ repositories: [], problems: [{ code: 'sso-required' }] });
  });

  it.each(['https://evil.example/a.git', 'file:///etc/passwd', 'http://user:pass@127.0.0.1/a.git'])('leaves a repository out whose code would come from %s, and keeps the others', async (cloneUrl) => {
    makeRepositoryOf(github.world, ada, 'bad', { cloneUrl });
    makeRepositoryOf(github.world, ada, 'good');
    const [page] = await all((await forgeFor(makeToken(github.world, ada))).repositories());
    expect(page?.repositories.map(({ name }) => name)).toEqual(['good']);
    expect(page?.problems).toHaveLength(1);
  });

  it.each([
    ['another host', (): string => '<https://evil.example/api/v3/user/repos?page=2>; rel="next"'],
    ['another port', (): string => '<http://127.0.0.1:9/api/v3/user/repos?page=2>; rel="next"'],
    ['outside of the API', (): string => `<${github.url}/admin>; rel="next"`],
    ['itself', (): string => `<${github.url}/api/v3/user/repos?affiliation=owner,collaborator,organization_member&sort=created&direction=asc&per_page=100>; rel="next"`],
    ['nowhere that can be read', (): string => '<<<'],
  ])('that leads on to %s ends with an error: what was read stays, and is not taken for all', async (_what, link) => {
    makeRepositoryOf(github.world, ada, 'r');
    github.fail({ kind: 'changed', headers: { link: link() } }, () => true, 9);
    const pages: RepositoryPage[] = [];
    const reading = (async () => {
      for await (const page of (await forgeFor(makeToken(github.world, ada))).repositories()) pages.push(page);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'forge-failed' });
    expect(pages).toHaveLength(1);
    expect(rest()).toBe(1);
  });

  it.each<[string, Parameters<GitHubSimulator['fail']>[0], string]>([
    ['500', { kind: 'answer', status: 500 }, 'forge-unreachable'],
    ['a page for people', { kind: 'answer', status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' }, 'forge-failed'],
    ['half an answer', { kind: 'cut' }, 'forge-unreachable'],
    ['a lost connection', { kind: 'reset' }, 'forge-unreachable'],
    ['an answer that breaks off unnoticed', { kind: 'answer', status: 200, headers: { 'content-type': 'application/json' }, body: '{"x":[1,' }, 'forge-failed'],
    ['another kind of answer', { kind: 'answer', status: 200, headers: { 'content-type': 'application/json' }, body: '{"message":"x"}' }, 'forge-failed'],
  ])('whose second page is %s is not taken for whole, and is tried again a few times only', async (_what, fault, code) => {
    for (let number = 0; number < 120; number += 1) makeRepositoryOf(github.world, ada, `r${number}`);
    const second = ({ query }: { query: URLSearchParams }): boolean => query.get('page') === '2';
    github.fail(fault, second, 1);
    if (code !== 'forge-failed') expect(idsOf(await all((await forgeFor(makeToken(github.world, ada))).repositories()))).toHaveLength(120);
    github.fail(fault, second, 10);
    const before = rest();
    await expect(all((await forgeFor(makeToken(github.world, ada))).repositories())).rejects.toMatchObject({ code });
    expect(rest(before)).toBeLessThanOrEqual(4);
  });

  it('has no room for an id that was rounded', async () => {
    makeRepositoryOf(github.world, ada, 'huge', { id: 2 ** 53 });
    const [page] = await all((await forgeFor(makeToken(github.world, ada))).repositories());
    expect(page).toMatchObject({ repositories: [], problems: [{ code: 'forge-failed' }] });
  });
});

describe('one repository', () => {
  it('is followed by its number, and from a name it had before', async () => {
    const moved = makeRepositoryOf(github.world, ada, 'new', { formerly: ['ada/old'] });
    const forge = await forgeFor(makeToken(github.world, ada));
    expect(await forge.repository({ id: String(moved.id) })).toMatchObject({ state: 'present', repository: { path: 'ada/new' } });
    expect(await forge.repository({ path: 'ada/old' })).toMatchObject({ state: 'present', repository: { path: 'ada/new', id: String(moved.id) } });
  });

  it('that is gone, forbidden or taken down is an answer', async () => {
    const forge = await forgeFor(makeToken(github.world, ada));
    const other = makeAccount(github.world, 'other');
    const gone = makeRepositoryOf(github.world, ada, 'gone', { state: 'deleted' });
    const theirs = makeRepositoryOf(github.world, other, 'theirs');
    const blocked = makeRepositoryOf(github.world, ada, 'blocked', { state: 'blocked' });
    expect(await Promise.all([gone, theirs, blocked].map(({ id }) => forge.repository({ id: String(id) })))).toEqual([{ state: 'hidden' }, { state: 'hidden' }, { state: 'blocked' }]);
  });

  it.each(['http://127.0.0.1:9/api/v3/user', 'https://evil.example/api/v3/repositories/1', '//evil.example/'])('that redirects to %s is not followed', async (location) => {
    github.fail({ kind: 'answer', status: 301, headers: { location } }, () => true, 9);
    await expect((await forgeFor(makeToken(github.world, ada))).repository({ path: 'ada/x' })).rejects.toMatchObject({ code: 'forge-failed' });
    expect(rest()).toBe(1);
  });

  it('of an organisation with single sign-on says where to sign on, and never leads elsewhere', async () => {
    const analytical = makeAccount(github.world, 'analytical', { type: 'Organization' });
    const engine = makeRepositoryOf(github.world, analytical, 'engine', { readers: [ada] });
    const forge = await forgeFor(makeToken(github.world, ada, { withoutSso: ['analytical'] }));
    await expect(forge.repository({ id: String(engine.id) })).rejects.toMatchObject({ code: 'sso-required', link: expect.stringContaining(`${github.url}/orgs/analytical/sso`) as string });
    github.fail({ kind: 'answer', status: 403, headers: { 'x-github-sso': 'required; url=https://evil.example/' }, body: '{}' });
    await expect(forge.repository({ id: String(engine.id) })).rejects.toMatchObject({ code: 'sso-required', link: `${github.url}/settings/tokens` });
  });

  it.each(['a/b/c', '../x', 'a/..', 'a', '1e3', 'a/{b}'])('cannot be called %s', async (name) => {
    const forge = await forgeFor(makeToken(github.world, ada));
    await expect(forge.repository({ path: name })).rejects.toMatchObject({ code: 'wrong-use' });
    await expect(forge.repository({ id: name })).rejects.toMatchObject({ code: 'wrong-use' });
  });
});

describe('looking for changes', () => {
  async function known(forge: Forge): Promise<KnownRepository[]> {
    return (await all(forge.repositories())).flatMap(({ repositories }) => repositories.map(({ id, marker }) => ({ id, marker })));
  }

  it('over 200 repositories with nothing new is one conditional request that costs nothing', async () => {
    for (let number = 0; number < 200; number += 1) makeRepositoryOf(github.world, ada, `r${number}`);
    const forge = await forgeFor(makeToken(github.world, ada));
    const repositories = await known(forge);
    const state = stateOf(await all(forge.changes(repositories, null)));
    const [before, left] = [rest(), github.world.rate.left];
    const pages = await all(forge.changes(repositories, state));
    expect([rest(before), github.requests.at(-1)?.status, github.world.rate.left, changedIn(pages)]).toEqual([1, 304, left, []]);
  });

  it('finds what was pushed to; a star is nothing', async () => {
    for (let number = 0; number < 150; number += 1) makeRepositoryOf(github.world, ada, `r${number}`);
    const forge = await forgeFor(makeToken(github.world, ada));
    const repositories = await known(forge);
    const state = stateOf(await all(forge.changes(repositories, null)));
    const [first, last] = [github.world.repositories[3], github.world.repositories[149]];
    if (last) last.stars += 1;
    const starred = await all(forge.changes(repositories, state));
    expect(changedIn(starred)).toEqual([]);
    if (first) first.pushed = '2026-06-01T00:00:00Z';
    const before = rest();
    const pushed = await all(forge.changes(repositories, stateOf(starred)));
    expect(pushed.flatMap(({ changed }) => changed)).toEqual([{ id: String(first?.id), marker: '2026-06-01T00:00:00Z' }]);
    expect(rest(before)).toBe(1);
    if (first) first.name = 'renamed';
    const renamed = await all(forge.changes(repositories, stateOf(pushed)));
    expect(renamed.flatMap(({ seen }) => seen).find(({ id }) => id === String(first?.id))?.path).toBe('ada/renamed');
  });

  it('asks for those outside of the list one by one, conditionally', async () => {
    const other = makeAccount(github.world, 'other');
    const theirs = makeRepositoryOf(github.world, other, 'theirs', { visibility: 'public' });
    makeRepositoryOf(github.world, ada, 'own');
    const forge = await forgeFor(makeToken(github.world, ada));
    const repositories = [...(await known(forge)), { id: String(theirs.id), marker: theirs.pushed }];
    const first = stateOf(await all(forge.changes(repositories, null)));
    const before = rest();
    expect(changedIn(await all(forge.changes(repositories, first)))).toEqual([]);
    expect(github.requests.slice(before).map(({ status }) => status)).toEqual([304, 304]);
    theirs.state = 'deleted';
    const pages = await all(forge.changes(repositories, first));
    expect(pages.flatMap(({ unavailable }) => unavailable)).toEqual([{ id: String(theirs.id), state: 'hidden' }]);
  });

  it('tells of those that were never collected, and trusts no state of another token', async () => {
    const own = makeRepositoryOf(github.world, ada, 'own');
    const token = makeToken(github.world, ada);
    const forge = await forgeFor(token);
    const state = stateOf(await all(forge.changes([{ id: String(own.id), marker: own.pushed }], null)));
    expect(changedIn(await all(forge.changes([{ id: String(own.id), marker: null }], state)))).toEqual([String(own.id)]);
    await all((await forgeFor(token, 'token-2')).changes([{ id: String(own.id), marker: own.pushed }], state));
    expect(github.requests.at(-1)?.headers['if-none-match']).toBeUndefined();
    expect(changedIn(await all(forge.changes([{ id: String(own.id), marker: 'old' }], 'nonsense')))).toEqual([String(own.id)]);
  });
});

describe('limits', () => {
  it('that are used up stop all requests until they are new', async () => {
    const forge = await forgeFor(makeToken(github.world, ada));
    const reset = Math.ceil(clock / 1000) + 600;
    Object.assign(github.world.rate, { left: 1, reset });
    await forge.addresses().catch(() => undefined);
    const before = rest();
    await expect(forge.checkToken()).rejects.toMatchObject({ code: 'rate-limited', retryAt: (reset + 1) * 1000 });
    expect(rest(before)).toBe(0);
    expect(forge.rateLimit()).toMatchObject({ remaining: 0, limit: 5_000, pausedUntil: (reset + 1) * 1000, low: true });
    clock = (reset + 2) * 1000;
    github.world.rate.left = 5_000;
    expect((await forge.checkToken()).state).toBe('good');
  });

  it.each<[string, number, Record<string, string>, string, number, number]>([
    ['a secondary limit with a pause', 403, { 'retry-after': '17' }, '{"message":"You have exceeded a secondary rate limit."}', 17_000, 17_000],
    ['a secondary limit without one', 403, {}, '{"message":"You have exceeded a secondary rate limit."}', 60_000, 90_000],
    ['too many requests', 429, {}, '{}', 60_000, 90_000],
    ['a pause in the past', 429, { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }, '{}', 1_000, 1_000],
    ['a pause of a year', 429, { 'retry-after': '31536000' }, '{}', 3_600_000, 3_600_000],
    ['a pause that is nonsense', 429, { 'retry-after': 'soon' }, '{}', 60_000, 90_000],
  ])('%s: nothing is repeated, and the moment is known', async (_what, status, headers, body, least, most) => {
    github.fail({ kind: 'answer', status, headers, body }, () => true, 9);
    const forge = await forgeFor(makeToken(github.world, ada));
    const failed = (await forge.checkToken().catch((cause: unknown) => cause)) as { code: string; retryAt: number };
    expect(failed.code).toBe('rate-limited');
    expect(failed.retryAt - clock).toBeGreaterThanOrEqual(least);
    expect(failed.retryAt - clock).toBeLessThanOrEqual(most);
    await expect(forge.checkToken()).rejects.toMatchObject({ code: 'rate-limited' });
    expect(rest()).toBe(1);
  });

  it('let one request of a token through at a time', async () => {
    const token = makeToken(github.world, ada);
    let [running, most] = [0, 0];
    const counted: Outbound = { ...way, fetch: async (...given) => {
      running += 1;
      most = Math.max(most, running);
      return way.fetch(...given).finally(() => {
        running -= 1;
      });
    } };
    const forge = await forgeFor(token, 'token-1', counted);
    await Promise.all([forge.checkToken(), forge.checkToken(), forge.addresses()]);
    expect(most).toBe(1);
  });
});

describe('secrets', () => {
  it('stand in no error and no answer, and go to git in a header for one server', async () => {
    const token = makeToken(github.world, ada);
    const forge = await forgeFor(token);
    const { authorization, origin } = await forge.credentials();
    expect([origin, Buffer.from(authorization.slice(6), 'base64').toString()]).toEqual([github.url, `x-access-token:${token.secret}`]);
    for (const fault of [{ kind: 'reset' }, { kind: 'cut' }, { kind: 'answer', status: 403, body: token.secret }, { kind: 'answer', status: 200, body: token.secret }] as const) {
      github.fail(fault, () => true, 3);
      const failed = (await forge.checkToken().then(JSON.stringify, (cause: unknown) => cause)) as Error;
      const chain = [failed, failed.cause].map((one) => JSON.stringify(one) + String(one) + (one instanceof Error ? String(one.stack) : ''));
      expect(chain.join()).not.toContain(token.secret);
    }
  });

  it('open real repositories for git, and only those', async () => {
    const folder = makeRepository(root, 'secret', [{ email: 'ada@example.org' }]);
    makeRepositoryOf(github.world, ada, 'secret', { folder });
    const { authorization } = await (await forgeFor(makeToken(github.world, ada))).credentials();
    const refs = async (header?: string): Promise<{ status: number; text: string }> => {
      const response = await fetch(`${github.url}/ada/secret.git/info/refs?service=git-upload-pack`, header === undefined ? {} : { headers: { authorization: header } });
      return { status: response.status, text: await response.text() };
    };
    expect((await refs(authorization)).text).toContain(git(folder, 'rev-parse', 'HEAD'));
    expect([(await refs()).status, (await refs('Basic eDp5')).status]).toEqual([401, 401]);
  });
});
