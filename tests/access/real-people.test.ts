import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCESS_RULES } from '../../lib/accounts/access-rules';
import { claimIdentities } from '../../lib/accounts/identities';
import { COLLECTIONS, cvs } from '../../lib/documents/collections';
import { storeRepositories, storeToken } from '../browser/app-site';
import { cvOf } from '../contracts/fixtures';
import { startSite } from '../support/program';
import type { Site } from '../support/program';
import { tempContext } from '../support/temp-context';
import type { TempContext } from '../support/temp-context';
import { person, revoke } from './people';
import type { Person } from './people';
import { foundRoutes } from './routes';

/** Stands in everything that is Ada's. */
const CANARY = 'canary-4711';
const PEOPLE = ['owner', 'other', 'operator', 'revoked'] as const;

let temp: TempContext;
let site: Site;
let people: Record<(typeof PEOPLE)[number], Person>;
/** What the id in an address can be, by the page's route. */
let ids: Record<string, string>;

beforeAll(async () => {
  temp = await tempContext();
  const signIn = { COMMIT_STATS_GITHUB_ID: 'id', COMMIT_STATS_GITHUB_SECRET: 'secret', COMMIT_STATS_AUTH_SECRET: 'a secret of forty letters for the tests.', COMMIT_STATS_SIGN_IN: 'everyone', COMMIT_STATS_OPERATORS: '3' };
  site = await startSite({ ...temp.environment, ...signIn, COMMIT_STATS_LOG: 'silent' });
  const { context } = temp;
  const made = await Promise.all(PEOPLE.map((_, number) => person(context, `github.com/${number + 1}`)));
  people = Object.fromEntries(PEOPLE.map((name, number) => [name, made[number]])) as typeof people;
  await revoke(context, people.revoked);
  const { user } = people.owner;
  await claimIdentities(context, user, [`${CANARY}@example.org`]);
  const token = await storeToken(context, user.id, { id: 'token-of-the-owner', name: CANARY });
  await storeRepositories(context, user.id, token, 3);
  const cv = await context.documents.insert(cvs, cvOf('cv-of-the-owner', { ownerId: user.id, title: CANARY }));
  ids = { '/content/[id]': cv.id, '/user/tokens/[id]': token.id };
});
afterAll(async () => {
  await site?.stop();
  await temp?.remove();
});

const headersOf = (who: Person | undefined): Record<string, string> => (who ? { cookie: `commit-stats=${who.session}` } : {});

/** The answer without what is made anew each time, and without the id that was asked for. */
async function ask(route: string, id: string, who: Person | undefined): Promise<{ status: number; body: string; location: string | null }> {
  const response = await fetch(`${site.address}${route.replace(/\[\w+\]/u, encodeURIComponent(id))}`, { headers: headersOf(who), redirect: 'manual' });
  const nonce = /'nonce-([^']+)'/u.exec(response.headers.get('content-security-policy') ?? '')?.[1] ?? '-';
  return { status: response.status, body: (await response.text()).replaceAll(nonce, 'NONCE').replaceAll(id, 'ID'), location: response.headers.get('location')?.replaceAll(id, 'ID') ?? null };
}

const pages = foundRoutes().flatMap(({ route, kind }) => {
  const rule = ACCESS_RULES.find((one) => one.kind === 'page' && one.route === route);
  return kind === 'page' && rule && rule.proof !== 'none' ? [{ route, rule }] : [];
});

describe('pages × people, at the server as it is started', () => {
  it('every page with an id has an id of Ada’s here', () => {
    expect(pages.filter(({ route }) => route.includes('[')).map(({ route }) => route).sort()).toEqual(Object.keys(ids).sort());
  });

  it.each(pages.flatMap((page) => [...PEOPLE, 'anonymous' as const].map((role) => ({ ...page, role }))))('$route for $role', async ({ route, rule, role }) => {
    const who = role === 'anonymous' ? undefined : people[role];
    const answer = await ask(route, ids[route] ?? 'no-id', who);
    const missing = await ask(route, 'nobodys-4711', who);
    switch (rule.answers[role === 'revoked' ? 'anonymous' : role]) {
      case 'sign-in':
        expect([answer.status, answer.location?.startsWith('/sign-in')]).toEqual([307, true]);
        break;
      case 'missing':
        expect(answer.status).toBe(404);
        expect(answer).toEqual(missing);
        break;
      default:
        expect(answer.status).toBe(200);
    }
    expect(answer.body.includes(CANARY), 'shows what is Ada’s').toBe(role === 'owner' && (route.includes('[') || ['/user', '/user/advert', '/content'].includes(route)));
  });
});

/** Every function of the built site that a browser can call, with a page that has it. */
const actions = Object.entries((JSON.parse(readFileSync(path.resolve('.next/server/server-reference-manifest.json'), 'utf8')) as { node: Record<string, { workers: Record<string, unknown>; exportedName: string }> }).node)
  .map(([id, { workers, exportedName }]) => ({ id, name: exportedName, route: (Object.keys(workers)[0] ?? '').replace(/^app/u, '').replace(/\/page$/u, '') || '/' }));

describe('functions that the browser can call', () => {
  async function everythingOfAda(): Promise<unknown> {
    const all: unknown[] = [];
    for (const collection of COLLECTIONS) if ('owner' in collection.indexes) all.push([collection.name, (await temp.context.documents.list(collection as typeof cvs, 'owner', [people.owner.user.id])).documents]);
    return all;
  }

  async function call(id: string, route: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
    const response = await fetch(`${site.address}${route.replace(/\[\w+\]/u, encodeURIComponent(ids[route] ?? ''))}`, {
      method: 'POST', redirect: 'manual', headers: { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', ...headers }, body: '[{}]',
    });
    return { status: response.status, body: await response.text() };
  }

  it('are found', () => {
    expect(actions.length).toBeGreaterThan(20);
  });

  it.each(actions)('$name is refused to other sites and to whoever is not signed in, and changes nothing', async ({ id, route }) => {
    const before = await everythingOfAda();
    const cookie = headersOf(people.owner);
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'origin': site.address, 'sec-fetch-site': 'cross-site' }, { 'origin': 'https://evil.example', 'sec-fetch-site': 'same-site' }] as Record<string, string>[]) {
      expect((await call(id, route, { ...cookie, ...headers })).status).toBe(403);
    }
    // A program that says nothing of where it comes from: a sentence, or no answer at all.
    expect((await call(id, route, cookie)).body).toMatch(/did not come from a page of this site|\n1:E\{"digest":"\d+"\}/u);
    for (const who of [undefined, people.revoked]) expect((await call(id, route, { ...headersOf(who), origin: site.address })).body).not.toContain(CANARY);
    expect(await everythingOfAda()).toEqual(before);
  });
});
