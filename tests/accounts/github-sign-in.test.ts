import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { currentUser, requireUser } from '../../lib/accounts/current-user';
import { signInMessage } from '../../lib/accounts/sign-in-messages';
import { endOwnSession, sessionsOf } from '../../lib/accounts/sessions';
import { claimIdentities } from '../../lib/accounts/identities';
import { collectionState } from '../../lib/collections/lease';
import { newRepository } from '../../lib/repositories/new-repository';
import { NEVER, collections, identities, repositories, sessions, users } from '../../lib/documents/collections';
import type { Browser } from './browser';
import { startSignInForge } from './sign-in-forge';
import type { SignInForge } from './sign-in-forge';
import { githubEnvironment, testSite } from './site';
import type { TestSite } from './site';

const email = (address: string, verified: boolean, primary = false) => ({ email: address, verified, primary, visibility: null });
const ada = { id: 583_231, login: 'ada', name: 'Ada Lovelace', emails: [email('Ada@Example.org', true, true), email('new@example.org', false)] };
const bob = { id: 9_919, login: 'bob', name: null, emails: [email('ada@example.org', true)] };

let github: SignInForge;
let site: TestSite;
let browser: Browser;

beforeAll(async () => {
  github = await startSignInForge('http://stats.example.org');
});
afterAll(async () => {
  expect(github.drift).toEqual([]);
  await github.close();
});
beforeEach(async () => {
  github.be(ada);
  github.leadsBackTo('http://stats.example.org');
  github.fault = undefined;
  github.requests.length = 0;
  site = await testSite(githubEnvironment(github));
  browser = site.browser();
});
afterEach(() => site.close());

function who(asking: Browser) {
  const cookie = [...asking.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return currentUser(site.context, { headers: new Headers({ cookie }) });
}

describe('signing in with GitHub', () => {
  it('makes a user of the account number, with his name and his verified addresses', async () => {
    const answer = await browser.signIn('/user');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/user']);
    const signedIn = await who(browser);
    expect(signedIn?.user).toMatchObject({ account: `${new URL(github.url).host}/583231`, name: 'Ada Lovelace' });
    const found = (await site.context.documents.list(identities, 'owner', [signedIn?.user.id ?? ''])).documents;
    expect(found.map(({ email, verified }) => [email, verified?.forge, verified?.accountId])).toEqual([['ada@example.org', 'github', '583231']]);
    expect(github.asked()).toEqual(['/user', '/user/emails']);
  });

  it('makes the repositories due of whoever only claimed the address, once', async () => {
    const { documents } = site.context;
    const claimant = await documents.insert(users, { id: 'claimant', ownerId: 'claimant', account: 'github.com/77', hashKey: 'ab'.repeat(32), created: '2026-11-20T08:00:00.000Z' });
    await claimIdentities(site.context, claimant, ['ada@example.org']);
    const repository = await documents.insert(repositories, newRepository({ ownerId: claimant.id, forge: 'local', host: 'git.example.org', forgeId: 'https://git.example.org/a', kind: 'url', name: 'a' }));
    const read = async (): Promise<void> => {
      const state = await collectionState({ documents }, repository);
      await documents.update(collections, { ...state, nextDue: NEVER });
    };
    await read();
    await browser.signIn('/user');
    expect((await documents.get(collections, repository.id))?.nextDue).toBe(0);
    await read();
    await site.browser().signIn('/user');
    expect((await documents.get(collections, repository.id))?.nextDue).toBe(NEVER);
  });

  it('asks for the profile and the addresses only, with state and PKCE', async () => {
    await browser.begin();
    const location = await browser.begin();
    const asked = new URL(location).searchParams;
    expect(asked.get('scope')).toBe('read:user user:email');
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('state')).toBeTruthy();
    expect(asked.get('redirect_uri')).toBe('http://stats.example.org/api/auth/callback/github');
  });

  it('begins at the site’s own address, where GitHub leads back to', async () => {
    const begun = await browser.send('/api/auth/signin/github', { method: 'POST', body: 'callbackUrl=%2Fstatus', headers: { origin: 'http://localhost:24700', host: 'localhost:24700' } });
    expect([begun.status, begun.headers.get('location')]).toEqual([303, 'http://stats.example.org/sign-in?callbackUrl=%2Fstatus']);
  });

  it('lets no query of the form change what is asked of GitHub', async () => {
    const begun = await browser.send('/api/auth/signin/github?scope=repo&redirect_uri=http://evil.example', { method: 'POST', body: '' });
    const asked = new URL(begun.headers.get('location') ?? '').searchParams;
    expect([asked.get('scope'), asked.get('redirect_uri')]).toEqual(['read:user user:email', 'http://stats.example.org/api/auth/callback/github']);
  });

  it('hands out a cookie that scripts and other sites’ posts do not have', async () => {
    const answer = await browser.signIn();
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('commit-stats='));
    expect(cookie).toMatch(/HttpOnly/u);
    expect(cookie).toMatch(/SameSite=Lax/u);
    expect(cookie).not.toMatch(/Secure/u);
  });

  it('keeps the cookie to https and to this host where the site is reached by https', async () => {
    github.leadsBackTo('https://stats.example.org');
    const secure = await site.with(githubEnvironment(github, { COMMIT_STATS_BASE_URL: 'https://stats.example.org' }));
    const answer = await secure.browser().signIn();
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('__Host-commit-stats='));
    expect(cookie).toMatch(/; Secure/u);
    expect(cookie).toMatch(/; Path=\/(;|$)/u);
    expect(answer.headers.getSetCookie().every((line) => line.includes('Secure'))).toBe(true);
  });

  it('keeps neither the session’s nor GitHub’s token in the store', async () => {
    await browser.signIn();
    const file = await Promise.all(['commit-stats.db', 'commit-stats.db-wal'].map((name) => readFile(path.join(site.data, name)).catch(() => Buffer.alloc(0))));
    const stored = Buffer.concat(file);
    for (const secret of [browser.cookies.get('commit-stats') ?? '?', ...github.tokens.map((token) => token.secret)]) {
      expect(stored.includes(secret)).toBe(false);
      expect(stored.includes(Buffer.from(secret).toString('base64').slice(0, 30))).toBe(false);
    }
    expect(stored.includes('gho_')).toBe(false);
  });

  it('knows the same person again, under a new name as well', async () => {
    await browser.signIn();
    const first = await who(browser);
    github.be({ ...ada, login: 'ada-l', name: 'Ada King' });
    const second = site.browser();
    await second.signIn();
    expect((await who(second))?.user).toMatchObject({ id: first?.user.id, name: 'Ada King' });
  });

  it('does not know somebody by a login he took over or an address he shares', async () => {
    await browser.signIn();
    const owner = await who(browser);
    github.be({ ...bob, login: 'ada' });
    const other = site.browser();
    await other.signIn();
    expect((await who(other))?.user.id).not.toBe(owner?.user.id);
  });

  it('makes one user of two first sign-ins at the same time', async () => {
    const [one, two] = [site.browser(), site.browser()];
    await Promise.all([one.signIn(), two.signIn()]);
    const [first, second] = [await who(one), await who(two)];
    expect(first?.user.id).toBe(second?.user.id);
    expect((await site.context.documents.list(users, 'account', [first?.user.account ?? ''])).documents).toHaveLength(1);
  });

  it('says that it failed where GitHub fails, and makes nobody', async () => {
    github.fault = ({ path: asked }) => (asked.startsWith('/api/v3/') ? { kind: 'answer', status: 502, body: '{}' } : undefined);
    const answer = await browser.signIn();
    expect(answer.headers.get('location')).toMatch(/^\/sign-in\?error=/u);
    expect(await who(browser)).toBeUndefined();
  });
});

describe('callbacks that do not belong here', () => {
  it('refuses one without a state, with a foreign one, and one begun in another browser', async () => {
    const back = new URL(await browser.agree(await browser.begin()));
    const stranger = site.browser();
    const failed = [
      await stranger.send(back.pathname + back.search),
      await browser.send(`${back.pathname}?code=${back.searchParams.get('code')}`),
      await browser.send(`${back.pathname}?code=${back.searchParams.get('code')}&state=foreign`),
    ];
    for (const answer of failed) expect(answer.headers.get('location')).toBe('/sign-in?error=OAuthCallback');
    expect([await who(stranger), await who(browser)]).toEqual([undefined, undefined]);
  });

  it('refuses a state cookie that was made for another provider, or for another check', async () => {
    const back = new URL(await browser.agree(await browser.begin()));
    const pkce = browser.cookies.get('next-auth.pkce.code_verifier') ?? '';
    browser.cookies.set('next-auth.state', pkce);
    const answer = await browser.send(back.pathname + back.search);
    expect(answer.headers.get('location')).toBe('/sign-in?error=OAuthCallback');
    const { encode } = await import('next-auth/jwt');
    const state = await encode({ secret: githubEnvironment(github)['COMMIT_STATS_AUTH_SECRET'] ?? '', salt: 'next-auth.state', token: { value: back.searchParams.get('state'), provider: 'gitlab' } });
    browser.cookies.set('next-auth.state', state);
    expect((await browser.send(back.pathname + back.search)).headers.get('location')).toBe('/sign-in?error=OAuthCallback');
    expect(await who(browser)).toBeUndefined();
  });

  it('refuses a code that is sent again', async () => {
    const back = new URL(await browser.agree(await browser.begin()));
    const cookies = new Map(browser.cookies);
    await browser.send(back.pathname + back.search);
    const again = site.browser();
    for (const [name, value] of cookies) again.cookies.set(name, value);
    expect((await again.send(back.pathname + back.search)).headers.get('location')).toBe('/sign-in?error=OAuthCallback');
    expect(await who(again)).toBeUndefined();
  });

  it('leads who declines at GitHub back with a sentence, and makes nobody', async () => {
    github.world.signsIn = null;
    const answer = await browser.signIn();
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in?error=Declined']);
    expect(signInMessage('Declined')).toContain('Nothing was read and nothing is kept.');
    expect(await who(browser)).toBeUndefined();
  });

  it('does not care for a broken Authorization header', async () => {
    const answer = await browser.send('/api/auth/callback/github', { headers: { authorization: 'Bearer %' } });
    expect(answer.status).toBe(303);
    await expect(requireUser(site.context, { headers: new Headers({ authorization: 'Bearer %' }) })).rejects.toMatchObject({ code: 'sign-in-required' });
  });

  it.each(['//evil.example', 'https:evil.example', 'https://evil.example/x', '/\\evil.example', '/.//evil.example', '%', '\u0000', 'javascript:alert(1)', `/${'a'.repeat(100_000)}`, 'http://stats.example.org@evil.example/', 'http://stats.example.org.evil.example/'])(
    'leads to no other place than this site: %.40s', async (callbackUrl) => {
      const begun = await browser.send('/api/auth/signin/github', { method: 'POST', body: new URLSearchParams({ callbackUrl }).toString() });
      if (begun.status === 413) return;
      const back = new URL(await browser.agree(begun.headers.get('location') ?? ''));
      browser.cookies.set('next-auth.callback-url', callbackUrl.slice(0, 500));
      const answer = await browser.send(`${back.pathname}${back.search}&callbackUrl=${encodeURIComponent(callbackUrl.slice(0, 500))}`);
      expect(answer.status).toBe(303);
      expect(new URL(answer.headers.get('location') ?? '', 'http://stats.example.org').origin).toBe('http://stats.example.org');
    });
});

describe('sessions', () => {
  it('makes a new one at sign-in, and a planted one gains nothing', async () => {
    github.be(bob);
    const attacker = site.browser();
    await attacker.signIn();
    const planted = attacker.cookies.get('commit-stats') ?? '';
    const bobs = await who(attacker);
    github.be(ada);
    browser.cookies.set('commit-stats', planted);
    await browser.signIn();
    expect(browser.cookies.get('commit-stats')).not.toBe(planted);
    expect((await who(browser))?.user.id).not.toBe(bobs?.user.id);
    expect(await who(attacker)).toBeUndefined();
  });

  it('end on the server at sign-out, and a cookie kept from before is worth nothing', async () => {
    await browser.signIn();
    const kept = new Map(browser.cookies);
    await browser.send('/api/auth/sign-out', { method: 'POST' });
    const replay = site.browser();
    for (const [name, value] of kept) replay.cookies.set(name, value);
    expect([await who(browser), await who(replay)]).toEqual([undefined, undefined]);
  });

  it('all end at once where the person wishes it, and nobody else’s do', async () => {
    const second = site.browser();
    await browser.signIn();
    await second.signIn();
    github.be(bob);
    const other = site.browser();
    await other.signIn();
    await browser.send('/api/auth/sign-out-everywhere', { method: 'POST' });
    expect([await who(browser), await who(second)]).toEqual([undefined, undefined]);
    expect(await who(other)).toBeDefined();
  });

  it('can be listed and ended one by one, by their owner alone', async () => {
    const second = site.browser();
    await browser.signIn();
    await second.signIn();
    const mine = await who(browser);
    github.be(bob);
    const other = site.browser();
    await other.signIn();
    const bobs = await who(other);
    if (!mine || !bobs) throw new Error('not signed in');
    const listed = await sessionsOf(site.context, mine.user);
    expect(listed.map(({ agent }) => agent)).toEqual(['Test browser', 'Test browser']);
    for (const id of [bobs.session.id, 'nobodys']) await expect(endOwnSession(site.context, mine.user, id)).rejects.toMatchObject({ code: 'not-found', message: 'There is nothing here.' });
    await endOwnSession(site.context, mine.user, mine.session.id);
    expect([await who(browser), (await who(second))?.user.id, (await who(other))?.user.id]).toEqual([undefined, mine.user.id, bobs.user.id]);
  });

  it('end when their time is over, and when the user is gone', async () => {
    await browser.signIn();
    const signedIn = await who(browser);
    if (!signedIn) throw new Error('not signed in');
    const { session, user } = signedIn;
    const changed = await site.context.documents.update(sessions, { ...session, expires: Date.now() - 1 });
    expect(await who(browser)).toBeUndefined();
    await site.context.documents.update(sessions, { ...changed, expires: Date.now() + 60_000 });
    expect(await who(browser)).toBeDefined();
    await site.context.documents.delete(users, user.id);
    expect(await who(browser)).toBeUndefined();
  });

  it('cannot be ended or begun from another site', async () => {
    await browser.signIn();
    const foreign: Record<string, string>[] = [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }];
    for (const headers of foreign) {
      for (const step of ['sign-out', 'sign-out-everywhere', 'signin/github']) {
        expect((await browser.send(`/api/auth/${step}`, { method: 'POST', headers })).status).toBe(403);
      }
    }
    expect(await who(browser)).toBeDefined();
  });
});

describe('who may sign in', () => {
  it('refuses an account that is not listed, with its number to pass on', async () => {
    const listed = await site.with(githubEnvironment(github, { COMMIT_STATS_SIGN_IN: '9919, 12' }));
    const answer = await listed.browser().signIn();
    expect(answer.headers.get('location')).toBe('/sign-in?error=AccessDenied&account=583231');
    expect((await site.context.documents.list(users, 'account', [`${new URL(github.url).host}/583231`])).documents).toEqual([]);
    github.be(bob);
    expect((await listed.browser().signIn()).headers.get('location')).toBe('/user');
  });

  it('ends the session of an account that is taken off the list', async () => {
    await browser.signIn();
    const headers = new Headers({ cookie: `commit-stats=${browser.cookies.get('commit-stats')}` });
    const listed = await site.with(githubEnvironment(github, { COMMIT_STATS_SIGN_IN: '9919' }));
    expect(await currentUser(listed.context, { headers })).toBeUndefined();
  });

  it('asks for active membership of the organisation', async () => {
    const members = await site.with(githubEnvironment(github, { COMMIT_STATS_SIGN_IN: 'organisation:analytical' }));
    const scope = new URL(await members.browser().begin()).searchParams.get('scope');
    expect(scope).toBe('read:user user:email read:org');
    expect((await members.browser().signIn()).headers.get('location')).toMatch(/AccessDenied/u);
    github.be({ ...ada, memberships: { analytical: 'pending' } });
    expect((await members.browser().signIn()).headers.get('location')).toMatch(/AccessDenied/u);
    github.be({ ...ada, memberships: { analytical: 'active' } });
    expect((await members.browser().signIn()).headers.get('location')).toBe('/user');
  });

  it('knows who runs the place', async () => {
    await browser.signIn();
    expect((await who(browser))?.operator).toBe(false);
    const headers = new Headers({ cookie: `commit-stats=${browser.cookies.get('commit-stats')}` });
    const run = await site.with(githubEnvironment(github, { COMMIT_STATS_OPERATORS: '583231' }));
    expect((await currentUser(run.context, { headers }))?.operator).toBe(true);
  });
});
