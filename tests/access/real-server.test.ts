import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCESS_RULES } from '../../lib/accounts/access-rules';
import { makeApiToken } from '../../lib/accounts/api-tokens';
import { claimIdentities } from '../../lib/accounts/identities';
import { localOwner } from '../../lib/accounts/local-owner';
import type { User } from '../../lib/documents/collections';
import { startSite } from '../support/program';
import type { Site } from '../support/program';
import { tempContext } from '../support/temp-context';
import type { TempContext } from '../support/temp-context';
import { foundRoutes } from './routes';

/** Stands on its owner's own page alone. */
const CANARY = 'canary-4711@example.org';

let temp: TempContext;
let site: Site;
let owner: User;
let token: string;
let cookie: string;

beforeAll(async () => {
  temp = await tempContext();
  site = await startSite({ ...temp.environment, COMMIT_STATS_LOG: 'silent' });
  owner = await localOwner(temp.context);
  token = await makeApiToken(temp.context, owner);
  await claimIdentities(temp.context, owner, [CANARY]);
});
afterAll(async () => {
  await site.stop();
  await temp.remove();
});

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${site.address}${path}`, { headers, redirect: 'manual' });
}

/** Sends a path as it is, which `fetch` would tidy. */
function raw(path: string, headers: Record<string, string> = {}, method = 'GET', body?: string): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(site.address);
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }));
    });
    sent.on('error', reject).end(body);
  });
}

describe('the server as it is started', () => {
  it('prints a link that signs its owner in, once', async () => {
    await expect.poll(() => site.output()).toMatch(/Sign in \(this link works once/u);
    const path = new URL(/http:\/\/\S+\/api\/auth\/local\?key=\S+/u.exec(site.output())?.[0] ?? '').pathname + new URL(/http:\/\/\S+\/api\/auth\/local\?key=\S+/u.exec(site.output())?.[0] ?? '').search;
    const answer = await get(path);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/user']);
    [cookie = ''] = (answer.headers.getSetCookie()[0] ?? '').split(';');
    expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^commit-stats=[\w-]{43}; .*HttpOnly.*SameSite=Lax/u)]);
    expect((await get(path)).headers.get('location')).toBe('/sign-in?error=LinkOver');
  });

  it('knows its owner by the cookie and sends him on from the sign-in page', async () => {
    expect((await get('/sign-in')).status).toBe(200);
    expect(await (await get('/user', { cookie })).text()).toContain(CANARY);
    const known = await get('/sign-in?callbackUrl=//evil.example', { cookie });
    expect([known.status, known.headers.get('location')]).toEqual([307, '/user']);
  });

  it('answers the API for a token, and 401 without', async () => {
    expect((await get('/api/v1/me')).status).toBe(401);
    expect((await get('/api/v1/me', { authorization: 'Bearer %' })).status).toBe(401);
    expect((await get('/api/v1/me', { cookie })).status).toBe(401);
    expect(await (await get('/api/v1/me', { authorization: `Bearer ${token}` })).json()).toMatchObject({ id: owner.id });
    const lines = await (await get('/api/v1/facts', { authorization: `Bearer ${token}` })).text();
    expect(lines).toBe('{"end":true,"next":null}\n');
  });

  it('describes the API for people and for programs', async () => {
    expect(await (await get('/api/v1')).text()).toContain('GET /api/v1');
    expect(await (await get('/api/v1/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' });
  });

  it('takes no other way to what is closed', async () => {
    const ways = [
      '/api/v1/me.rsc', '/api/v1/me.segments/_tree.segment.rsc', '/_next/data/build/api/v1/me.json', '/en/api/v1/me', '/api%2Fv1%2Fme', '/api/v1/%6de', '/api/v1/%256de', '//api/v1/me', '/api/v1/../v1/me',
      '/user', '/user.rsc', '/user.txt', '/user/index.rsc', '/user.segments/_full.segment.rsc', '/user.segments/user/__PAGE__.segment.rsc', '/_next/data/build/user.json', '/en/user', '/%75ser', '/%2575ser', '/user?_rsc=1',
      '/user/tokens/new.rsc', '/user/tokens/x?nxtPid=y', '/api/v1/me?nxtPslug=x', '/api/v1/me/', '/api/v1/me?__nextLocale=en', '/api/v1/cvs/x?nxtPslug=y',
    ];
    const headers: Record<string, string>[] = [{}, { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' }, { rsc: '1', 'next-router-prefetch': '1' }, { 'x-matched-path': '/api/v1/openapi.json' }, { 'x-invoke-path': '/' }];
    for (const way of ['/api/v1/me', '/api/v1/cvs/x', ...ways]) {
      for (const more of headers) {
        const { status, body } = await raw(way, more);
        expect([way, more, [200, 307, 308, 400, 401, 404].includes(status)]).toEqual([way, more, true]);
        expect(body).not.toContain(owner.id);
        expect(body).not.toContain(CANARY);
      }
    }
  });

  it('refuses posts from other sites', async () => {
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, {}] as Record<string, string>[]) {
      const answer = await fetch(`${site.address}/api/auth/sign-out-everywhere`, { method: 'POST', headers: { ...headers, cookie }, redirect: 'manual' });
      expect(answer.status).toBe(403);
    }
    expect((await get('/sign-in', { cookie })).status).toBe(307);
  });

  it('answers huge and hostile bodies with a refusal, and lives on', async () => {
    expect((await raw('/sign-in', { 'content-length': '104857600' }, 'POST')).status).toBe(413);
    const hostile = ['[]', '["$F1"]', '{"0":"$@1"}', '["$K1",{"__proto__":{}}]', '\u0000', '["$1:__proto__:then"]', '$'.repeat(100_000)];
    for (const body of hostile) {
      for (const type of ['text/plain;charset=UTF-8', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded']) {
        const { status } = await raw('/sign-in', { 'next-action': '0'.repeat(42), 'content-type': type, 'origin': site.address, 'content-length': String(Buffer.byteLength(body)) }, 'POST', body);
        expect([body.slice(0, 20), type, status >= 200 && status < 500]).toEqual([body.slice(0, 20), type, true]);
      }
    }
    expect((await raw('/api/auth/signin/github', { origin: site.address, 'content-length': '3' }, 'POST', '%%%')).status).toBe(404);
    expect((await get('/sign-in')).status).toBe(200);
  });

  it('neither reads nor sets cookies where a CV is read', async () => {
    const [without, withCookie] = [await get('/cv/nobody'), await get('/cv/nobody', { cookie })];
    expect(without.headers.getSetCookie()).toEqual([]);
    expect(without.headers.get('vary') ?? '').not.toMatch(/cookie/iu);
    expect([withCookie.status, await withCookie.text()]).toEqual([without.status, await without.text()]);
  });

  it.each(foundRoutes().filter(({ kind }) => kind === 'page'))('shows $route to nobody but whom its rule names', async ({ route }) => {
    const rule = ACCESS_RULES.find((one) => one.kind === 'page' && one.route === route);
    const path = route.replaceAll(/\[+\.*\w+\]+/gu, 'nobodys');
    const [anonymous, forged] = [await get(path), await get(path, { cookie: `commit-stats=${'x'.repeat(43)}` })];
    for (const answer of [anonymous, forged]) {
      if (rule?.answers.anonymous === 'open') expect(answer.status).toBe(200);
      else expect([401, 307].includes(answer.status) && (answer.status === 401 || (answer.headers.get('location') ?? '').startsWith('/sign-in'))).toBe(true);
    }
    if (rule?.answers.owner === 'own' && !route.includes('[')) expect((await get(path, { cookie })).status).toBe(200);
    if (rule?.answers.other === 'missing') expect((await get(path, { cookie })).status).toBe(404);
  });

  it('does not start where the secret of sign-in is missing', async () => {
    await expect(startSite({ ...temp.environment, COMMIT_STATS_GITHUB_ID: 'id', COMMIT_STATS_GITHUB_SECRET: 'canary-secret' })).rejects.toThrow(/ended with 2: commit-stats: The variable COMMIT_STATS_AUTH_SECRET is missing/u);
  });
});
