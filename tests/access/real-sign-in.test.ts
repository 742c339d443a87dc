import { afterAll, beforeAll, expect, it } from 'vitest';
import { Browser } from '../accounts/browser';
import { startSignInForge } from '../accounts/sign-in-forge';
import type { SignInForge } from '../accounts/sign-in-forge';
import { githubEnvironment } from '../accounts/site';
import { startSite } from '../support/program';
import type { Site } from '../support/program';
import { tempContext } from '../support/temp-context';
import type { TempContext } from '../support/temp-context';

const ORIGIN = 'http://stats.example.org';

let github: SignInForge;
let temp: TempContext;
let site: Site;

beforeAll(async () => {
  github = await startSignInForge(ORIGIN);
  github.be({ id: 583_231, login: 'ada', name: 'Ada Lovelace' });
  temp = await tempContext();
  site = await startSite({ ...temp.environment, ...githubEnvironment(github), COMMIT_STATS_BASE_URL: ORIGIN, COMMIT_STATS_LOG: 'debug' });
});
afterAll(async () => {
  await site.stop();
  await temp.remove();
  await github.close();
});

/** A browser in front of the server, which it knows under the site's own address. */
function browser(): Browser {
  return new Browser(async (request) => {
    const body = request.method === 'GET' ? undefined : await request.text();
    return fetch(request.url.replace(ORIGIN, site.address), { method: request.method, headers: request.headers, body, redirect: 'manual' });
  }, ORIGIN);
}

it('signs in with GitHub at the server as it is started, out again, and writes no secret down', async () => {
  const one = browser();
  const answer = await one.signIn('/sign-in');
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in']);
  const session = one.cookies.get('commit-stats') ?? '';
  expect(session).toMatch(/^[\w-]{43}$/u);
  expect((await one.send('/sign-in')).headers.get('location')).toBe('/user');
  await one.send('/api/auth/sign-out', { method: 'POST' });
  one.cookies.set('commit-stats', session);
  expect((await one.send('/sign-in')).status).toBe(200);
  for (const secret of [session, github.clientSecret, ...github.tokens.map(({ secret: given }) => given)]) expect(site.output()).not.toContain(secret);
  expect(site.output()).not.toContain('/api/auth/local');
});

it('shows a sign-in page that leads to GitHub and nowhere else', async () => {
  const page = await (await browser().send('/sign-in?callbackUrl=https://evil.example&error=AccessDenied&account=12')).text();
  expect(page).toContain('action="/api/auth/signin/github"');
  expect(page).toContain('Its number is 12');
  expect(page).toContain('name="callbackUrl" value="/user"');
  expect(page).not.toMatch(/(?:href|action|value|content)="[^"]*evil\.example/u);
});

it('refuses a callback without its cookies, and a sign-in from another site', async () => {
  const begun = browser();
  const back = new URL(await begun.agree(await begun.begin()));
  expect((await browser().send(back.pathname + back.search)).headers.get('location')).toBe('/sign-in?error=OAuthCallback');
  expect((await browser().send('/api/auth/signin/github', { method: 'POST', headers: { 'origin': 'https://evil.example', 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
});
