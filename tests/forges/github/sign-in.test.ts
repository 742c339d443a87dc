import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startGitHubSimulator } from './simulator';
import type { GitHubSimulator } from './simulator';
import { makeAccount } from './world';

let github: GitHubSimulator;

beforeEach(async () => {
  github = await startGitHubSimulator({ root: tmpdir(), fill: (world) => {
    world.apps.push({ id: 'app', secret: 's3cret', callback: 'http://127.0.0.1:9/back' });
    world.signsIn = makeAccount(world, 'ada');
  } });
});

afterEach(() => github.close());

async function authorize(query: Record<string, string>): Promise<{ status: number; back: URLSearchParams }> {
  const response = await fetch(`${github.url}/login/oauth/authorize?${new URLSearchParams(query).toString()}`, { redirect: 'manual' });
  const location = response.headers.get('location');
  return { status: response.status, back: location === null ? new URLSearchParams() : new URL(location).searchParams };
}

async function exchange(code: string, secret: string): Promise<Record<string, string>> {
  const authorization = `Basic ${Buffer.from(`app:${secret}`).toString('base64')}`;
  const response = await fetch(`${github.url}/login/oauth/access_token`, { method: 'POST', headers: { authorization }, body: new URLSearchParams({ code }) });
  return (await response.json()) as Record<string, string>;
}

it('a person signs in once with a code, and the token reads the profile and no private code', async () => {
  const { status, back } = await authorize({ client_id: 'app', state: 'abc', scope: 'read:user user:email' });
  expect([status, back.get('state')]).toEqual([302, 'abc']);
  expect(await exchange(back.get('code') ?? '', 'wrong')).toMatchObject({ error: 'incorrect_client_credentials' });
  const again = (await authorize({ client_id: 'app', scope: 'read:user user:email' })).back.get('code') ?? '';
  const { access_token: token = '', scope } = await exchange(again, 's3cret');
  expect(scope).toBe('read:user,user:email');
  expect(await exchange(again, 's3cret')).toMatchObject({ error: 'bad_verification_code' });
  const who = await fetch(`${github.apiUrl}/user/emails`, { headers: { authorization: `Bearer ${token}` } });
  expect(await who.json()).toMatchObject([{ email: 'ada@example.org', verified: true }]);
});

it('nobody is sent to a place that the application did not name, and who declines comes back without a code', async () => {
  expect((await authorize({ client_id: 'app', redirect_uri: 'https://evil.example/' })).status).toBe(404);
  github.world.signsIn = null;
  const { back } = await authorize({ client_id: 'app', state: 'abc' });
  expect([back.get('error'), back.get('code'), back.get('state')]).toEqual(['access_denied', null, 'abc']);
});

it('where a page asks, each person and the way out stand on it', async () => {
  makeAccount(github.world, 'bo', { name: null });
  makeAccount(github.world, 'halden', { type: 'Organization' });
  github.world.signsIn = 'asks';
  const page = await (await fetch(`${github.url}/login/oauth/authorize?client_id=app&state=abc&scope=read:user`)).text();
  expect([...page.matchAll(/<a href="([^"]+)">([^<]+)/gu)].map(([, , words]) => words)).toEqual(['Continue as ada of Example', 'Continue as bo', 'Cancel']);
  expect((await authorize({ client_id: 'app', state: 'abc', login: 'bo' })).back.get('code')).toMatch(/^\w+$/u);
  expect((await authorize({ client_id: 'app', state: 'abc', login: '' })).back.get('error')).toBe('access_denied');
});
