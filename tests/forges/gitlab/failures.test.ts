import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../../lib/errors/app-error';
import type { OutboundLimits } from '../../../lib/net/outbound';
import { startGitLabSimulator } from './simulator';
import type { GitLabSimulator, SimulatedFault } from './simulator';
import { DEVELOPER, addAccount, addProject, addToken } from './world';
import { connect, depsFor, gather } from './workbench';

const SECRET = 'glpat-canary-5f2c9a';
let gitlab: GitLabSimulator;
let evil: { server: Server; origin: string; asked: number };

beforeEach(async () => {
  gitlab = await startGitLabSimulator();
  addAccount(gitlab.world, { id: 7, username: 'ada' });
  addToken(gitlab.world, { account: 7, secret: SECRET });
  for (let number = 0; number < 250; number += 1) addProject(gitlab.world, { path: `team/p${number}`, members: new Map([[7, DEVELOPER]]) });
  const server = createServer((_request, response) => {
    evil.asked += 1;
    response.writeHead(200, { 'content-type': 'application/json' }).end('[]');
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  evil = { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: 0 };
});

afterEach(async () => {
  await gitlab.close();
  await new Promise((done) => {
    evil.server.close(done);
  });
  expect(evil.asked).toBe(0);
  expect(gitlab.drift).toEqual([]);
});

/** What the first page gave and how the list ended. */
async function list(limits: Partial<OutboundLimits> = {}): Promise<{ rows: number; failure: AppError | undefined }> {
  let rows = 0;
  try {
    for await (const page of connect(gitlab, SECRET, {}, depsFor(gitlab, { limits, trust: [evil.origin] })).repositories()) rows += page.repositories.length;
    return { rows, failure: undefined };
  } catch (cause) {
    expect(inspect(cause, { depth: 10, showHidden: true })).not.toContain(SECRET);
    if (!(cause instanceof AppError)) throw cause;
    return { rows, failure: cause };
  }
}

/** A fault of every answer but the first page's. */
function afterFirstPage(fault: SimulatedFault): void {
  gitlab.fault = ({ query }) => (query.has('id_after') ? fault : undefined);
}

describe('refusals are told apart', () => {
  test('a revoked token: reconnect, and nothing is repeated', async () => {
    const token = gitlab.world.tokens.get(SECRET);
    if (token) token.revoked = true;
    expect((await list()).failure).toMatchObject({ code: 'token-refused', link: expect.stringContaining('/-/user_settings/personal_access_tokens') as string });
    expect(gitlab.requests).toHaveLength(1);
  });

  test('an ended token says that it has ended', async () => {
    const token = gitlab.world.tokens.get(SECRET);
    if (token) token.expires = '2020-01-01';
    expect((await list()).failure).toMatchObject({ code: 'token-expired' });
  });

  test('other tokens go on when one is refused', async () => {
    addToken(gitlab.world, { account: 7, secret: 'other', revoked: true });
    const deps = depsFor(gitlab);
    await expect(gather(connect(gitlab, 'other', { id: 'token-2' }, deps).repositories())).rejects.toMatchObject({ code: 'token-refused' });
    expect(await gather(connect(gitlab, SECRET, {}, deps).repositories())).toHaveLength(3);
  });

  test.each<[string, SimulatedFault, string]>([
    ['a missing scope', { kind: 'answer', status: 403, body: '{"error":"insufficient_scope","scope":"api read_api"}' }, 'scope-missing'],
    ['a rule of the group', { kind: 'answer', status: 403, body: '{"message":"403 Forbidden"}' }, 'forge-refused'],
    ['a page of a guard before the server', { kind: 'answer', status: 403, body: '<html>', headers: { 'content-type': 'text/html' } }, 'forge-refused'],
    ['nothing left', { kind: 'answer', status: 403, body: '{}', headers: { 'ratelimit-remaining': '0' } }, 'rate-limited'],
    ['the bar after refused sign-ins', { kind: 'answer', status: 403, body: 'Forbidden\n', headers: { 'content-type': 'text/plain' } }, 'rate-limited'],
    ['a limit of one endpoint, without any header', { kind: 'answer', status: 429, body: '{"message":{"error":"This endpoint has been requested too many times."}}' }, 'rate-limited'],
  ])('%s', async (_name, fault, code) => {
    gitlab.fault = () => fault;
    expect((await list()).failure?.code).toBe(code);
    expect(gitlab.requests).toHaveLength(1);
  });
});

describe('limits of speed', () => {
  test('429 is obeyed to the second: one attempt, the job goes back, and nothing is sent before', async () => {
    let now = Date.parse('2026-06-01T12:00:20Z');
    gitlab.world.now = () => now;
    gitlab.speed.perMinute = 2;
    addToken(gitlab.world, { account: 7, secret: SECRET, expires: null });
    const forge = connect(gitlab, SECRET, {}, depsFor(gitlab, { now: () => now }));
    const first = gather(forge.repositories());
    await expect(first).rejects.toMatchObject({ code: 'rate-limited', retryAt: Date.parse('2026-06-01T12:01:00Z') });
    const sent = gitlab.requests.length;
    await expect(gather(forge.repositories())).rejects.toMatchObject({ code: 'rate-limited' });
    expect(gitlab.requests).toHaveLength(sent);
    expect(forge.rateLimit()).toEqual({ limit: 2, remaining: 0, resets: Date.parse('2026-06-01T12:01:00Z'), pausedUntil: Date.parse('2026-06-01T12:01:00Z'), low: true });
    now = Date.parse('2026-06-01T12:01:00Z');
    gitlab.speed.perMinute = 100;
    expect(await gather(forge.repositories())).toHaveLength(3);
  });

  test('the library\'s ten attempts within a third of a second do not happen', async () => {
    gitlab.fault = () => ({ kind: 'answer', status: 429, headers: { 'retry-after': '30' } });
    await list();
    expect(gitlab.requests).toHaveLength(1);
  });

  test('200 accounts asked at once by one process: each token has its own turn, four requests at most', async () => {
    let open = 0;
    let most = 0;
    const deps = depsFor(gitlab);
    const { fetch } = deps.outbound;
    deps.outbound.fetch = async (...given) => {
      open += 1;
      most = Math.max(most, open);
      try {
        return await fetch(...given);
      } finally {
        open -= 1;
      }
    };
    const known = [...gitlab.world.projects.keys()].slice(0, 60).map((id) => ({ id: String(id), marker: null }));
    await gather(connect(gitlab, SECRET, {}, deps).changes(known, null));
    expect(most).toBeLessThanOrEqual(4);
    gitlab.requests.length = 0;
    gitlab.fault = () => ({ kind: 'answer', status: 429, headers: { 'retry-after': '3600' } });
    const all = await Promise.allSettled(Array.from({ length: 200 }, (_, user) => gather(connect(gitlab, SECRET, { id: `token-${user}` }, deps).changes(known, null))));
    expect(all.every(({ status }) => status === 'rejected')).toBe(true);
    expect(gitlab.requests.length).toBeLessThanOrEqual(200 * 4);
  });
});

describe('answers that are none', () => {
  test.each<[string, SimulatedFault, string, number]>([
    ['500', { kind: 'answer', status: 500, body: '{"message":"500 Internal Server Error"}' }, 'forge-unreachable', 3],
    ['502 with HTML', { kind: 'answer', status: 502, body: '<html>', headers: { 'content-type': 'text/html' } }, 'forge-unreachable', 3],
    ['503 with a moment', { kind: 'answer', status: 503, headers: { 'retry-after': '120' } }, 'forge-unreachable', 1],
    ['a connection that is reset', { kind: 'reset' }, 'forge-unreachable', 3],
    ['a connection that says nothing', { kind: 'stall' }, 'forge-unreachable', 3],
    ['JSON that is cut off', { kind: 'cut' }, 'forge-unreachable', 3],
    ['JSON that is not JSON', { kind: 'changed', text: (text) => text.slice(0, -9) }, 'forge-failed', 3],
    ['HTML with 200', { kind: 'answer', status: 200, body: '<html>', headers: { 'content-type': 'text/html' } }, 'forge-failed', 3],
    ['an object instead of a list', { kind: 'answer', status: 200, body: '{"message":"hello"}' }, 'forge-failed', 1],
    ['a status nobody expects', { kind: 'answer', status: 418, body: '{}' }, 'forge-failed', 1],
  ])('%s: some attempts, then what was read and a reason, never "no more projects"', async (_name, fault, code, attempts) => {
    afterFirstPage(fault);
    const { rows, failure } = await list(fault.kind === 'stall' ? { answerMs: 5_000 } : {});
    expect(rows).toBe(100);
    expect(failure?.code).toBe(code);
    expect(gitlab.requests).toHaveLength(1 + attempts);
  });

  test('a failure that passes is not noticed', async () => {
    let failures = 0;
    gitlab.fault = () => ((failures += 1) % 3 === 0 ? undefined : { kind: 'answer', status: 502, body: '' });
    expect(await list()).toEqual({ rows: 250, failure: undefined });
  });

  test('a row of another type and an id with more digits than a number has are left out by name; all others are there', async () => {
    gitlab.fault = ({ query }) => (query.has('id_after') ? undefined : { kind: 'changed', text: (text) => text.replace('"id":1000,', '"id":9007199254740993,').replace('"id":1001,', '"id":"x",') });
    const pages = await gather(connect(gitlab, SECRET).repositories());
    expect(pages.flatMap(({ repositories }) => repositories)).toHaveLength(248);
    expect(pages[0]?.problems).toEqual([{ code: 'forge-failed', sentence: "2 projects were left out: GitLab's description was not understood. All other projects are there.", link: null }]);
  });

  test('of a key that is there twice one value is taken for everything', async () => {
    gitlab.fault = ({ query }) => (query.has('id_after') ? undefined : { kind: 'changed', text: (text) => text.replace('"id":1000,', `"id":1000,"http_url_to_repo":"${evil.origin}/a.git",`) });
    const [page] = await gather(connect(gitlab, SECRET).repositories());
    expect(page?.repositories[0]?.cloneUrl).toBe(`${gitlab.server}/team/p0.git`);
  });

  test('an answer larger than the cap ends at the cap and is not asked for again', async () => {
    const forge = connect(gitlab, SECRET, {}, depsFor(gitlab, { limits: { maxBytes: 20_000 } }));
    await expect(gather(forge.repositories())).rejects.toMatchObject({ code: 'forge-failed' });
    expect(gitlab.requests).toHaveLength(1);
  });
});

describe('pages', () => {
  const next = (address: string): SimulatedFault => ({ kind: 'changed', headers: { link: `<${address}>; rel="next"` } });

  test.each([
    ['another origin', () => `${evil.origin}/api/v4/projects?id_after=1099`],
    ['another host', () => 'https://evil.example/api/v4/projects?id_after=1099'],
    ['another path', () => `${gitlab.server}/api/v4/user`],
    ['a name and password', () => gitlab.server.replace('//', '//me:pw@') + '/api/v4/projects?id_after=1099'],
    ['a file', () => 'file:///etc/passwd'],
  ])('a Link to %s is refused, and the list is said to be incomplete', async (_name, address) => {
    gitlab.fault = () => next(address());
    const { rows, failure } = await list();
    expect(rows).toBe(100);
    expect(failure?.code).toBe('forge-failed');
    expect(gitlab.requests).toHaveLength(1);
  });

  test('names in a Link that the library would take for orders are not passed on', async () => {
    gitlab.fault = ({ query }) => (query.has('id_after') ? undefined : next(`${gitlab.server}/api/v4/projects?membership=true&pagination=keyset&order_by=id&sort=asc&per_page=100&id_after=1099&sudo=root&userId=1&asStream=true`));
    expect((await list()).rows).toBe(250);
    expect(gitlab.requests.map(({ headers, path }) => [headers.sudo, path])).toEqual(Array.from({ length: 3 }, () => [undefined, '/api/v4/projects']));
  });

  test('a circle of pages ends', async () => {
    gitlab.fault = () => next(`${gitlab.server}/api/v4/projects?membership=true&pagination=keyset&order_by=id&sort=asc&per_page=100`);
    const { rows, failure } = await list();
    expect([rows, failure?.code]).toEqual([100, 'forge-failed']);
    expect(gitlab.requests).toHaveLength(2);
  });

  test('a page that repeats another one ends the list with a reason', async () => {
    let turn = 0;
    gitlab.fault = () => next(`${gitlab.server}/api/v4/projects?membership=true&pagination=keyset&order_by=id&sort=asc&per_page=100&id_before=${(turn += 1) + 9_000}`);
    expect((await list()).failure?.code).toBe('forge-failed');
    expect(gitlab.requests).toHaveLength(2);
    gitlab.drift.length = 0;
  });

  test('a list without end is cut at a thousand pages', async () => {
    let turn = 0;
    gitlab.fault = () => {
      turn += 1;
      return { kind: 'answer', status: 200, body: '[]', headers: { link: `<${gitlab.server}/api/v4/projects?id_after=${turn}>; rel="next"` } };
    };
    expect((await list()).failure?.code).toBe('forge-failed');
    expect(gitlab.requests).toHaveLength(1_000);
  });
});

describe('addresses in answers', () => {
  test.each(['https://evil.example/team/p0.git', 'file:///srv/p0.git', 'ssh://git@127.0.0.1/team/p0.git', 'not an address'])('code at %s leaves that project out, by name of the reason', async (address) => {
    gitlab.fault = ({ query }) => (query.has('id_after') ? undefined : { kind: 'changed', text: (text) => text.replace(`${gitlab.server}/team/p0.git`, address) });
    const forge = connect(gitlab, SECRET);
    const pages = await gather(forge.repositories());
    expect(pages.flatMap(({ repositories }) => repositories)).toHaveLength(249);
    expect(pages[0]?.problems).toMatchObject([{ code: 'address-refused' }]);
    await expect(forge.repository({ id: '1000' })).rejects.toMatchObject({ code: 'address-refused' });
  });

  test('a user and a password in an address for git are taken out', async () => {
    gitlab.fault = () => ({ kind: 'changed', text: (text) => text.replaceAll(`${gitlab.server}/team/p0.git`, gitlab.server.replace('//', '//oauth2:x@') + '/team/p0.git') });
    expect(await connect(gitlab, SECRET).repository({ id: '1000' })).toMatchObject({ repository: { cloneUrl: `${gitlab.server}/team/p0.git` } });
  });

  test('a page of the project on another server is replaced by its own', async () => {
    gitlab.fault = () => ({ kind: 'changed', text: (text) => text.replaceAll(`"web_url":"${gitlab.server}/team/p0"`, '"web_url":"javascript:alert(1)"') });
    expect(await connect(gitlab, SECRET).repository({ id: '1000' })).toMatchObject({ repository: { webUrl: `${gitlab.server}/team/p0` } });
  });
});

describe('redirects', () => {
  test.each([301, 302, 303, 307, 308])('a %i to another server is not followed, and the token goes nowhere', async (status) => {
    gitlab.fault = () => ({ kind: 'answer', status, headers: { location: `${evil.origin}/api/v4/projects` } });
    const { failure } = await list();
    expect(failure).toMatchObject({ code: 'address-refused', message: expect.stringContaining('Enter the address at which the server really is') as string });
    expect(gitlab.requests).toHaveLength(1);
  });

  test('one to another place of the same server, or without end, is not followed either', async () => {
    gitlab.fault = () => ({ kind: 'answer', status: 302, headers: { location: '/users/sign_in' } });
    expect((await list()).failure?.code).toBe('address-refused');
    gitlab.requests.length = 0;
    gitlab.fault = () => ({ kind: 'answer', status: 301, headers: { location: '/api/v4/projects' } });
    expect((await list()).failure?.code).toBe('forge-failed');
    expect(gitlab.requests.length).toBeLessThanOrEqual(12);
  });

  test('an order to end the token is never sent on', async () => {
    gitlab.fault = () => ({ kind: 'answer', status: 307, headers: { location: '/api/v4/projects/1' } });
    await expect(connect(gitlab, SECRET).revoke()).rejects.toMatchObject({ code: 'forge-failed' });
    expect(gitlab.requests).toHaveLength(1);
  });
});

describe('the token', () => {
  test('is sent as Authorization alone, never in an address, and never by the header that follows redirects', async () => {
    await list();
    for (const { headers, path, query } of gitlab.requests) {
      expect(headers.authorization).toBe(`Bearer ${SECRET}`);
      expect(Object.entries({ ...headers, authorization: '' }).filter(([, value]) => String(value).includes(SECRET))).toEqual([]);
      expect(`${path}?${query.toString()}`).not.toContain(SECRET);
    }
  });

  test('is in no failure, whatever went wrong', async () => {
    const faults: SimulatedFault[] = [
      { kind: 'answer', status: 401, body: `{"error":"invalid_token","error_description":"${SECRET} was revoked"}` }, { kind: 'answer', status: 404 }, { kind: 'answer', status: 500 }, { kind: 'cut' },
      { kind: 'answer', status: 200, body: '<html>' }, { kind: 'answer', status: 403, body: SECRET }, { kind: 'reset' },
    ];
    for (const fault of faults) {
      gitlab.fault = () => fault;
      const failures = await Promise.allSettled([list(), connect(gitlab, SECRET).repository({ id: '1' }), connect(gitlab, SECRET).checkToken(), connect(gitlab, SECRET).revoke()]);
      for (const one of failures) expect(inspect(one, { depth: 12, showHidden: true })).not.toContain(SECRET);
    }
  });

  test('is handed to git for its own server only', async () => {
    expect(await connect(gitlab, SECRET, { server: 'https://git.example.org/gitlab' }).credentials()).toEqual({
      authorization: `Basic ${Buffer.from(`oauth2:${SECRET}`).toString('base64')}`,
      origin: 'https://git.example.org',
    });
  });
});
