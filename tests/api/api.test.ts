import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { apiTokenOf, makeApiToken, revokeApiToken } from '../../lib/accounts/api-tokens';
import { localOwner } from '../../lib/accounts/local-owner';
import { API_LIMIT, answerApi } from '../../lib/api/answer-api';
import { openApiDocument } from '../../lib/api/openapi';
import type { Operation } from '../../lib/api/operation';
import { OPERATIONS } from '../../lib/api/operations';
import { factSchema } from '../../lib/api/schemas';
import { collectRepositories } from '../../lib/collections/collect';
import type { Context } from '../../lib/context';
import { NEVER, collections, requestWindows } from '../../lib/documents/collections';
import type { User } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { RULES_VERSION } from '../../lib/facts/types';
import { addCommits, makeRepository } from '../support/small-repository';
import { tempContext } from '../support/temp-context';
import type { TempContext } from '../support/temp-context';

const EMAIL = 'ada@example.org';
type Line = Record<string, unknown> & { cursor?: string; end?: boolean; next?: string | null };

let folder: string;
let temp: TempContext;
let context: Context;
let user: User;
let token: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'commit-stats-api-'));
  temp = await tempContext();
  context = temp.context;
  const places = ['one', 'two'].map((name, number) => {
    const place = makeRepository(folder, name, [{ email: EMAIL }]);
    addCommits(place, Array.from({ length: 40 }, () => ({ email: EMAIL })), { first: 100 * (number + 1) });
    return place;
  });
  await collectRepositories(context, { sources: places.map((place) => ({ kind: 'path', path: place })) as never, emails: [EMAIL] });
  user = await localOwner(context);
  token = await makeApiToken(context, user);
});
afterAll(async () => {
  await temp.remove();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await context.documents.delete(requestWindows, `api:${user.id}`);
});

function operation(path: string): Operation {
  const found = OPERATIONS.find((one) => one.path === path && one.kind !== 'write');
  if (!found) throw new Error(`no ${path}`);
  return found;
}

function ask(path: string, query = '', headers: Record<string, string> = { authorization: `Bearer ${token}` }, parts: Record<string, string> = {}, at: Context = context): Promise<Response> {
  return answerApi(at, operation(path), new Request(`http://127.0.0.1/api/v1${path}${query}`, { headers }), parts);
}

async function linesOf(response: Response): Promise<Line[]> {
  return (await response.text()).trim().split('\n').map((line) => JSON.parse(line) as Line);
}

describe('the API token', () => {
  it('is shown once and kept as a hash', async () => {
    const view = await apiTokenOf(context, user);
    expect(view).toMatchObject({ lastFour: token.slice(-4) });
    expect(JSON.stringify(view)).not.toContain(token);
    expect(token).toMatch(/^cs_[\w-]{43}$/u);
  });

  it('stops working when it is refreshed or revoked', async () => {
    const first = token;
    token = await makeApiToken(context, user);
    expect((await ask('/me', '', { authorization: `Bearer ${first}` })).status).toBe(401);
    expect((await ask('/me')).status).toBe(200);
    expect(await revokeApiToken(context, user)).toBe(true);
    expect(await revokeApiToken(context, user)).toBe(false);
    expect((await ask('/me')).status).toBe(401);
    expect(await apiTokenOf(context, user)).toBeUndefined();
    token = await makeApiToken(context, user);
  });

  it.each(['', 'Bearer', 'Bearer %', 'Bearer  ', 'Basic YTpi', `Bearer ${'a'.repeat(9_000)}`, 'Bearer cs_', 'Bearer {"$ne":null}', 'Bearer __proto__'])('must be one: %.30s', async (authorization) => {
    const answer = await ask('/me', '', authorization === '' ? {} : { authorization });
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="Commit Stats"']);
  });

  it('of somebody who may not be here any more does not work', async () => {
    const github = { ...context, settings: { ...context.settings, signIn: { kind: 'github', clientId: '', clientSecret: '', secret: '', web: 'https://github.com', api: '', admission: { kind: 'everyone' }, operators: [] } as const } };
    expect((await answerApi(github, operation('/me'), new Request('http://x/', { headers: { authorization: `Bearer ${token}` } }))).status).toBe(401);
  });
});

describe('what can be asked', () => {
  it('says who asks', async () => {
    const answer = await ask('/me');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({ id: user.id, account: 'local', operator: true, cvs: [{ slug: 'ada-lindqvist' }] });
  });

  it('never names the hash key or a hash', async () => {
    // Only `/push` gives the key, to its owner's own machine.
    for (const path of ['/me', '/tokens', '/repositories', '/collections', '/facts']) {
      expect(await (await ask(path)).text()).not.toContain(user.hashKey);
    }
  });

  it('gives repositories and collections a page at a time', async () => {
    for (const [path, name] of [['/repositories', 'repositories'], ['/collections', 'collections']] as const) {
      const first = (await (await ask(path, '?limit=1')).json()) as Record<string, unknown[]> & { next: string };
      const second = (await (await ask(path, `?limit=1&after=${first.next}`)).json()) as typeof first;
      expect([first[name]?.length, second[name]?.length, second.next]).toEqual([1, 1, null]);
      expect(first[name]).not.toEqual(second[name]);
    }
    const states = (await (await ask('/collections')).json()) as { collections: { state: string; rules: number }[] };
    expect(states.collections.map(({ state, rules }) => [state, rules])).toEqual([['complete', RULES_VERSION], ['complete', RULES_VERSION]]);
  });

  it('says of a repository that is not looked at by itself that nothing is due', async () => {
    const [state] = await listAll(context.documents, collections, 'owner', [user.id]);
    if (state) await context.documents.update(collections, { ...state, nextDue: NEVER });
    const states = (await (await ask('/collections')).json()) as { collections: { repository: string; nextDue: string | null }[] };
    expect(states.collections.find(({ repository }) => repository === state?.repositoryId)).toMatchObject({ nextDue: null });
  });

  it('gives the CV as its readers see it', async () => {
    const answer = (await (await ask('/cvs/{slug}', '', undefined, { slug: 'ada-lindqvist' })).json()) as { snapshot: { commits: { commits: number[] } } };
    expect(answer.snapshot.commits.commits.reduce((sum, one) => sum + one, 0)).toBe(80);
  });

  it('refuses parameters that are unknown, doubled or of another kind', async () => {
    for (const query of ['?limit=0', '?limit=501', '?limit=x', '?limit[]=1', '?limit=1&limit=2', '?ownerId=x', '?after=x', '?after=e30', '?after=WyIxIl0', '?__proto__=1', '?after=%00']) {
      const answer = await ask('/repositories', query);
      expect([query, answer.status]).toEqual([query, 400]);
      expect(await answer.json()).toMatchObject({ error: { code: 'wrong-use' } });
    }
  });
});

describe('facts', () => {
  it('come as lines, each once, with a last line that says so', async () => {
    const answer = await ask('/facts');
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    const lines = await linesOf(answer);
    const facts = lines.slice(0, -1);
    expect(lines.at(-1)).toEqual({ end: true, next: null });
    expect(new Set(facts.map(({ repository, commit }) => `${String(repository)} ${String(commit)}`)).size).toBe(80);
    expect(facts).toHaveLength(80);
    for (const fact of facts) expect(factSchema.parse(fact)).toEqual(fact);
  });

  it('go on behind any line', async () => {
    const all = (await linesOf(await ask('/facts'))).slice(0, -1);
    for (const at of [0, 38, 39, 40, 78, 79]) {
      const rest = (await linesOf(await ask('/facts', `?after=${String(all[at]?.cursor)}`))).slice(0, -1);
      expect(rest).toEqual(all.slice(at + 1));
    }
  });

  it('come in portions', async () => {
    const all = (await linesOf(await ask('/facts'))).slice(0, -1);
    const found: Line[] = [];
    for (let next: string | null | undefined = ''; next !== null && next !== undefined;) {
      const lines = await linesOf(await ask('/facts', `?limit=30${next === '' ? '' : `&after=${next}`}`));
      found.push(...lines.slice(0, -1));
      next = lines.at(-1)?.next;
    }
    expect(found).toEqual(all);
  });

  it('of one repository can be asked for; of one that is not there they are missing', async () => {
    const all = (await linesOf(await ask('/facts'))).slice(0, -1);
    const repository = String(all[60]?.['repository']);
    const some = (await linesOf(await ask('/facts', `?repository=${repository}`))).slice(0, -1);
    expect(some).toEqual(all.filter((line) => line['repository'] === repository));
    expect((await ask('/facts', '?repository=nobodys')).status).toBe(404);
    expect((await ask('/facts', '?after=x')).status).toBe(400);
  });

  it('stop being read when nobody listens any more', async () => {
    const answer = await ask('/facts');
    await answer.body?.cancel();
    expect((await ask('/me')).status).toBe(200);
  });
});

describe('the limit', () => {
  it('lets exactly sixty requests a minute through, whichever process they meet', async () => {
    const other = await temp.again();
    // One minute, however long eighty answers take.
    vi.useFakeTimers({ toFake: ['Date'] });
    const answers = await Promise.all(Array.from({ length: 80 }, (_, number) => ask('/me', '', undefined, {}, number % 2 === 0 ? context : other)));
    vi.useRealTimers();
    const refused = answers.filter(({ status }) => status === 429);
    expect([answers.filter(({ status }) => status === 200).length, refused.length]).toEqual([API_LIMIT.most, 80 - API_LIMIT.most]);
    for (const { headers } of refused) expect(Number(headers.get('retry-after'))).toSatisfy((seconds: number) => seconds >= 1 && seconds <= 60);
  });

  it('is not used up by tokens that do not work', async () => {
    await Promise.all(Array.from({ length: 70 }, () => ask('/me', '', { authorization: `Bearer cs_${'x'.repeat(43)}` })));
    expect((await ask('/me')).status).toBe(200);
  });
});

describe('the description', () => {
  it('names every operation, its parameters and its answers', () => {
    const document = openApiDocument('https://stats.example.org') as { paths: Record<string, { get: { parameters: { name: string }[]; responses: Record<string, unknown> } }>; servers: unknown };
    expect(Object.keys(document.paths)).toEqual(['/me', '/tokens', '/repositories', '/collections', '/facts', '/cvs/{slug}', '/push']);
    expect(document.servers).toEqual([{ url: 'https://stats.example.org/api/v1' }]);
    expect(document.paths['/facts']?.get.parameters.map(({ name }) => name)).toEqual(['after', 'repository', 'limit']);
    for (const { get } of Object.values(document.paths)) expect(Object.keys(get.responses)).toEqual(expect.arrayContaining(['200', '400', '401', '429']));
    expect(JSON.stringify(document)).not.toContain('undefined');
  });
});
