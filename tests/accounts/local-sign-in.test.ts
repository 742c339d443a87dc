import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentUser } from '../../lib/accounts/current-user';
import { LINK_MS, newLocalLink, useLocalLink } from '../../lib/accounts/local-link';
import { localOwner } from '../../lib/accounts/local-owner';
import { startSession } from '../../lib/accounts/sessions';
import { signInLinks } from '../../lib/documents/collections';
import type { Browser } from './browser';
import { SECRET, testSite } from './site';
import type { TestSite } from './site';

const GITHUB = { COMMIT_STATS_GITHUB_ID: 'id', COMMIT_STATS_GITHUB_SECRET: 'secret', COMMIT_STATS_AUTH_SECRET: SECRET, COMMIT_STATS_SIGN_IN: 'everyone' };

let site: TestSite;
let browser: Browser;

beforeEach(async () => {
  site = await testSite();
  browser = site.browser();
});
afterEach(() => site.close());

function who(asking: Browser, at = site) {
  return currentUser(at.context, { headers: new Headers({ cookie: [...asking.cookies].map((pair) => pair.join('=')).join('; ') }) });
}

async function link(): Promise<string> {
  return (await newLocalLink(site.context)) ?? '';
}

describe('the link for the person at this machine', () => {
  it('signs him in, once', async () => {
    const address = await link();
    const answer = await browser.send(address);
    expect([answer.status, answer.headers.get('location'), answer.headers.get('cache-control'), answer.headers.get('referrer-policy')]).toEqual([303, '/user', 'no-store', 'no-referrer']);
    expect(await who(browser)).toMatchObject({ user: { account: 'local' }, operator: true });
    const second = site.browser();
    expect((await second.send(address)).headers.get('location')).toBe('/sign-in?error=LinkOver');
    expect(await who(second)).toBeUndefined();
  });

  it('is not used up by a browser that looks ahead', async () => {
    const address = await link();
    expect((await browser.send(address, { headers: { 'sec-purpose': 'prefetch;prerender' } })).status).toBe(503);
    expect((await browser.send(address)).headers.get('location')).toBe('/user');
  });

  it('has one winner of many at once', async () => {
    const address = await link();
    const all = await Promise.all(Array.from({ length: 10 }, () => site.browser().send(address)));
    expect(all.filter((answer) => answer.headers.get('location') === '/user')).toHaveLength(1);
  });

  it('is over after a quarter of an hour', async () => {
    const secret = new URL(await link(), 'http://x').searchParams.get('key') ?? '';
    expect(await useLocalLink(site.context, secret, '', Date.now() + LINK_MS + 1)).toBeUndefined();
    expect(await useLocalLink(site.context, secret, '', Date.now() + LINK_MS - 60_000)).toBeDefined();
  });

  it('is not used up by a wrong, an empty or a longer secret', async () => {
    const address = await link();
    for (const wrong of ['/api/auth/local', '/api/auth/local?key=', '/api/auth/local?key=x', `${address}x`, address.slice(0, -1)]) {
      expect((await browser.send(wrong)).headers.get('location')).toBe('/sign-in?error=LinkOver');
    }
    expect((await browser.send(address)).headers.get('location')).toBe('/user');
  });

  it('lies in the store as a hash only, and those that are over go', async () => {
    const secret = new URL(await link(), 'http://x').searchParams.get('key') ?? '?';
    const stored = Buffer.concat(await Promise.all(['commit-stats.db', 'commit-stats.db-wal'].map((name) => readFile(path.join(site.data, name)).catch(() => Buffer.alloc(0)))));
    expect(stored.includes(secret)).toBe(false);
    await newLocalLink(site.context, Date.now() + LINK_MS + 1);
    const owner = await localOwner(site.context);
    expect((await site.context.documents.list(signInLinks, 'owner', [owner.id])).documents).toHaveLength(1);
  });

  it('and his session are worth nothing where people sign in with GitHub', async () => {
    const address = await link();
    const session = await startSession(site.context, await localOwner(site.context), 'test');
    browser.cookies.set('commit-stats', session.token);
    expect(await who(browser)).toBeDefined();
    const other = await site.with(GITHUB);
    expect(await newLocalLink(other.context)).toBeUndefined();
    expect((await other.browser().send(address)).status).toBe(404);
    expect(await useLocalLink(other.context, new URL(address, 'http://x').searchParams.get('key') ?? '', '')).toBeUndefined();
    expect(await who(browser, other)).toBeUndefined();
    expect((await site.browser().send('/api/auth/signin/github', { method: 'POST' })).status).toBe(404);
  });
});
