import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ACCESS_RULES, ROLES } from '../../lib/accounts/access-rules';
import type { AccessRule } from '../../lib/accounts/access-rules';
import type { Context } from '../../lib/context';
import { cvs, requestWindows, snapshots } from '../../lib/documents/collections';
import { RULES_VERSION } from '../../lib/facts/types';
import { packSnapshot } from '../../lib/snapshots/pack-snapshot';
import { emptyCells } from '../../lib/snapshots/cells';
import { cvOf } from '../contracts/fixtures';
import type { Person } from './people';
import { person, revoke } from './people';
import { actionFiles, foundRoutes } from './routes';
import type { FoundRoute } from './routes';

type Handler = (request: Request, context: { params: Promise<Record<string, string | string[]>> }) => Promise<Response>;

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const OWN = 'cv-of-the-owner';
const NOBODYS = 'cv-of-nobody';
const HOSTILE = ['{"$ne":null}', '__proto__', 'constructor', '../me', '%00', 'a'.repeat(5_000), "' OR 1=1 --", ''];

const routes = foundRoutes();
const ruleOf = ({ route, kind }: Pick<FoundRoute, 'route' | 'kind'>): AccessRule | undefined => ACCESS_RULES.find((rule) => rule.route === route && rule.kind === kind);

let data: string;
let context: Context;
let people: Record<'owner' | 'other' | 'operator' | 'revoked', Person>;

beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'commit-stats-access-'));
  const environment = {
    COMMIT_STATS_DATA: data, COMMIT_STATS_LOG: 'silent', COMMIT_STATS_GITHUB_ID: 'id', COMMIT_STATS_GITHUB_SECRET: 'secret',
    COMMIT_STATS_AUTH_SECRET: 'a secret of forty letters for the tests.', COMMIT_STATS_SIGN_IN: 'everyone', COMMIT_STATS_OPERATORS: '3', COMMIT_STATS_BASE_URL: 'http://stats.example.org',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  context = await (await import('../../app/site')).siteContext();
  people = {
    owner: await person(context, 'github.com/1'), other: await person(context, 'github.com/2'), operator: await person(context, 'github.com/3'), revoked: await person(context, 'github.com/4'),
  };
  await revoke(context, people.revoked);
  for (const { user } of Object.values(people)) {
    const slug = user === people.owner.user ? OWN : `cv-${user.id}`;
    await context.documents.insert(cvs, cvOf(slug, { ownerId: user.id, publishedVersion: 1 }));
    const columns = packSnapshot({ format: 1, rules: 1, made: new Date().toISOString(), repositories: [], languages: [], ...emptyCells(), incomplete: [] });
    await context.documents.insert(snapshots, { id: `snapshot-${slug}`, ownerId: user.id, cvId: slug, publishedVersion: 1, columns, drawn: null });
  }
});
afterAll(async () => {
  await context.close();
  vi.unstubAllEnvs();
  await rm(data, { recursive: true, force: true });
});

async function handlers(file: string): Promise<Partial<Record<(typeof METHODS)[number], Handler>>> {
  return (await import(file)) as Partial<Record<(typeof METHODS)[number], Handler>>;
}

/** The headers with which a role comes, by the proof the route asks for. */
function proofs(rule: AccessRule, who: Person | undefined): Record<string, string> {
  if (!who || rule.proof === 'none') return {};
  return rule.proof === 'api-token' ? { authorization: `Bearer ${who.apiToken}` } : { cookie: `commit-stats=${who.session}` };
}

/** What a route wants to be sent; nothing of it names anybody. */
const BODIES: Readonly<Record<string, unknown>> = { 'POST /api/v1/facts': { rules: RULES_VERSION, key: 'a'.repeat(32), name: 'work', facts: [] } };

async function ask({ file, route }: FoundRoute, method: (typeof METHODS)[number], headers: Record<string, string>, id: string): Promise<{ status: number; body: string; headers: string }> {
  const handler = (await handlers(file))[method];
  if (!handler) throw new Error(`${route} has no ${method}`);
  const name = /\[(\w+)\]/u.exec(route)?.[1] ?? 'id';
  // The limit on requests is not what is looked at here.
  for (const { user } of Object.values(people)) await context.documents.delete(requestWindows, `api:${user.id}`);
  const body = BODIES[`${method} ${route}`];
  const response = await handler(new Request(`http://stats.example.org${route.replace(/\[\w+\]/u, encodeURIComponent(id))}`, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) }), { params: Promise.resolve({ [name]: id }) });
  return { status: response.status, body: await response.text(), headers: JSON.stringify([...response.headers]) };
}

describe('every route of the site', () => {
  it('is found, and stands in the table of rules with its methods', async () => {
    expect(routes.length).toBeGreaterThan(10);
    expect(routes.filter((route) => !ruleOf(route)).map(({ route, kind }) => `${kind} ${route}`)).toEqual([]);
    for (const route of routes.filter(({ kind }) => kind === 'handler')) {
      const found = await handlers(route.file);
      expect([route.route, METHODS.filter((method) => found[method])]).toEqual([route.route, METHODS.filter((method) => ruleOf(route)?.methods.includes(method))]);
    }
  });

  it('is not left out because it is written in another way', () => {
    const names = ACCESS_RULES.map(({ route, kind }) => `${kind} ${route}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('asks by itself who is there, in each function that the browser can call', () => {
    const exported = actionFiles().map((file) => readFileSync(file, 'utf8')).filter((text) => /^\s*['"]use server['"]/mu.test(text))
      .flatMap((text) => text.split(/^export /mu).slice(1)).filter((text) => !/^(?:type|interface)\b/u.test(text));
    expect(exported.filter((text) => !/\b(?:act|edit|requireUser|requireOperator)\(/u.test(text)).map((text) => text.split('\n', 1)[0])).toEqual([]);
  });
});

const closed = routes.flatMap((route) => {
  const rule = ruleOf(route);
  return rule && rule.kind === 'handler' && rule.proof !== 'none' ? [{ ...route, rule }] : [];
});
const rows = closed.flatMap((one) => one.rule.methods.flatMap((method) => [...ROLES, 'revoked' as const].map((role) => ({ ...one, method, role }))));

describe('routes × methods × roles', () => {
  it.each(rows)('$method $route for $role', async ({ rule, method, role, ...route }) => {
    const who = role === 'anonymous' ? undefined : people[role];
    const expected = rule.answers[role === 'revoked' ? 'anonymous' : role];
    const answer = await ask(route, method, proofs(rule, who), OWN);
    const missing = await ask(route, method, proofs(rule, who), NOBODYS);
    const status = { 'open': 200, 'own': 200, 'sign-in': 401, 'missing': 404 }[expected];
    expect(answer.status).toBe(status);
    if (expected !== 'own') expect(answer).toEqual(missing);
    if (expected === 'own') for (const somebody of Object.values(people)) {
      if (somebody !== who) expect(answer.body).not.toContain(somebody.user.id);
    }
  });

  it.each(closed.filter(({ route }) => route.includes('[')))('$route answers ids that nobody gave out like any that is missing', async ({ rule, ...route }) => {
    const missing = await ask(route, 'GET', proofs(rule, people.owner), NOBODYS);
    for (const id of HOSTILE) expect(await ask(route, 'GET', proofs(rule, people.owner), id)).toEqual(missing);
  });
});
