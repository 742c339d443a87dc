import os from 'node:os';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { AppError } from '../../../lib/errors/app-error';
import type { Forge } from '../../../lib/forges/port';
import { startAzureDevOpsSimulator } from './simulator';
import type { AzureDevOpsSimulator, SimulatedFault } from './simulator';
import { connect, gather, depsFor } from './workbench';
import { addProject, addRepository, addToken, addUser } from './world';
import type { SimulatedProject, SimulatedRepository, SimulatedToken } from './world';

let simulator: AzureDevOpsSimulator;
let token: SimulatedToken;
let web: SimulatedProject;
let shop: SimulatedRepository;
const ada = addUser('Ada Byron', 'ada@example.org');

beforeEach(async () => {
  simulator = await startAzureDevOpsSimulator({ root: os.tmpdir() });
  token = addToken(simulator.world, ada);
  web = addProject(simulator.world, 'Web shop');
  shop = addRepository(simulator.world, web, 'Shop front');
});
afterEach(async () => {
  await simulator.close();
  expect(simulator.drift).toEqual([]);
});

const forge = (): Forge => connect(simulator, token.secret);
const lists = (path: string): boolean => path.endsWith('/git/repositories');
const onList = (fault: SimulatedFault, times = Infinity): void => {
  let left = times;
  simulator.fault = ({ path }) => (lists(path) && (left -= 1) >= 0 ? fault : undefined);
};
const failure = async (call: Promise<unknown>): Promise<AppError> => {
  const cause: unknown = await call.then(() => 'nothing was thrown', (thrown: unknown) => thrown);
  expect(cause).toBeInstanceOf(AppError);
  const error = cause as AppError;
  // Whatever happens, the token is in no sentence and in nothing that hangs on the error.
  expect(JSON.stringify([error.message, error.link, String(error.cause)])).not.toContain(token.secret);
  return error;
};
const listing = (): Promise<unknown> => gather(forge().repositories());

describe('a token at its end (P1)', () => {
  test.each([
    ['401', { kind: 'answer', status: 401, body: '' }],
    ['203 with a page for signing in', { kind: 'answer', status: 203, headers: { 'content-type': 'text/html' }, body: '<html>Sign In</html>' }],
    ['302 to a page for signing in', { kind: 'answer', status: 302, headers: { location: 'https://login.example.org/' }, body: '' }],
    ['200 with a page for signing in', { kind: 'answer', status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<!DOCTYPE html>' }],
  ] as [string, SimulatedFault][])('%s means that the token is refused, is not tried again, and says where to make another', async (_name, fault) => {
    simulator.fault = () => fault;
    expect(await failure(forge().repository({ id: shop.id }))).toMatchObject({ code: 'token-refused', link: expect.stringContaining('/_usersSettings/tokens') as string });
    expect(simulator.requests).toHaveLength(1);
    expect(await forge().checkToken()).toMatchObject({ state: 'refused' });
  });

  test('the connection of another token goes on', async () => {
    const other = addToken(simulator.world, ada);
    token.state = 'revoked';
    const deps = depsFor(simulator);
    expect(await failure(gather(connect(simulator, token.secret, {}, deps).repositories()))).toMatchObject({ code: 'token-refused' });
    expect(await gather(connect(simulator, other.secret, { id: 'token-2' }, deps).repositories())).toHaveLength(1);
  });

  test('a token whose rights were taken away is told apart from one that is at its end', async () => {
    token.scopes = ['vso.work'];
    expect(await failure(listing())).toMatchObject({ code: 'scope-missing' });
  });
});

describe('limits (P2, P7, P9)', () => {
  const at = Date.UTC(2026, 5, 1);
  const timed = () => depsFor(simulator, { now: () => at });
  const slow = (headers: Record<string, string>): SimulatedFault => ({ kind: 'answer', status: 429, headers, body: '{"typeKey":"RequestBlockedException"}' });

  test.each([
    ['seconds', '120', 120_000],
    ['a date', new Date(at + 90_000).toUTCString(), 90_000],
    ['a date that is past, because clocks differ', new Date(at - 3_600_000).toUTCString(), 1000],
    ['nonsense', 'soon', 60_000],
    ['far too long', '99999999', 3_600_000],
    ['nothing at all', undefined, 60_000],
  ])('429 with a pause of %s waits as long as is right', async (_name, header, wait) => {
    simulator.fault = () => slow(header === undefined ? {} : { 'retry-after': header });
    expect(await failure(connect(simulator, token.secret, {}, timed()).repository({ id: shop.id }))).toMatchObject({ code: 'rate-limited', retryAt: at + wait });
    expect(simulator.requests).toHaveLength(1);
  });

  test('429 without Retry-After waits until the limit is reset', async () => {
    simulator.fault = () => slow({ 'x-ratelimit-reset': String(at / 1000 + 300) });
    expect(await failure(connect(simulator, token.secret, {}, timed()).repository({ id: shop.id }))).toMatchObject({ retryAt: at + 300_000 });
  });

  test('a pause that comes with a good answer is obeyed before the next request', async () => {
    simulator.fault = () => ({ kind: 'changed', headers: { 'retry-after': '30' } });
    const one = forge();
    expect(await one.repository({ id: shop.id })).toMatchObject({ state: 'present' });
    expect(await failure(one.repository({ id: shop.id }))).toMatchObject({ code: 'rate-limited' });
    expect(simulator.requests).toHaveLength(1);
  });

  test('what is left is known, and 403 is no limit', async () => {
    simulator.world.throughput = { limit: 200, left: 12, retryAfter: 60 };
    const one = forge();
    await one.repository({ id: shop.id });
    expect(one.rateLimit()).toMatchObject({ limit: 200, remaining: 11, low: true, pausedUntil: null });
    simulator.world.throughput = null;
    simulator.fault = () => ({ kind: 'answer', status: 403, body: '{"typeKey":"AccessDeniedException"}' });
    expect(await failure(forge().repository({ id: shop.id }))).toMatchObject({ code: 'scope-missing' });
  });

  test('once refused nothing more is sent: of 200 repositories four are asked for, not all', async () => {
    const known = Array.from({ length: 200 }, (_, index) => ({ id: addRepository(simulator.world, web, `r${index}`).id, marker: '0' }));
    simulator.world.throughput = { limit: 200, left: 0, retryAfter: 60 };
    expect(await failure(gather(forge().changes(known, null)))).toMatchObject({ code: 'rate-limited' });
    expect(simulator.requests.length).toBeLessThanOrEqual(4);
  });
});

describe('answers that cannot be right (P4)', () => {
  test.each([
    ['500', { kind: 'answer', status: 500, body: '{}' }, 'forge-unreachable'],
    ['502', { kind: 'answer', status: 502, headers: { 'content-type': 'text/html' }, body: '<html>' }, 'forge-unreachable'],
    ['503', { kind: 'answer', status: 503, body: '' }, 'forge-unreachable'],
    ['a connection that breaks', { kind: 'reset' }, 'forge-unreachable'],
    ['JSON that is cut', { kind: 'changed', text: (text) => text.slice(0, text.length >> 1) }, 'forge-failed'],
    ['half an answer', { kind: 'cut' }, 'forge-unreachable'],
    ['a list shorter than it says', { kind: 'answer', status: 200, body: '{"count":2,"value":[]}' }, 'forge-failed'],
    ['JSON that is no list', { kind: 'answer', status: 200, body: '{"value":"x"}' }, 'forge-failed'],
    ['JSON null', { kind: 'answer', status: 200, body: 'null' }, 'forge-failed'],
    ['nothing', { kind: 'answer', status: 200, body: '' }, 'forge-failed'],
    ['204', { kind: 'answer', status: 204 }, 'forge-failed'],
    ['418', { kind: 'answer', status: 418, body: '{}' }, 'forge-failed'],
  ] as [string, SimulatedFault, string][])('%s is an error, never an empty list', async (_name, fault, code) => {
    onList(fault);
    expect(await failure(listing())).toMatchObject({ code });
    expect(simulator.requests.filter((one) => lists(one.path)).length).toBeLessThanOrEqual(3);
  });

  test.each([
    ['500', { kind: 'answer', status: 500, body: '' }],
    ['a connection that breaks', { kind: 'reset' }],
    ['half an answer', { kind: 'cut' }],
    ['JSON that is cut', { kind: 'changed', text: (text) => text.slice(0, text.length >> 1) }],
  ] as [string, SimulatedFault][])('%s is tried again and forgotten', async (_name, fault) => {
    onList(fault, 2);
    expect(await listing()).toMatchObject([{ repositories: [{ id: shop.id }], problems: [] }]);
  });

  test('503 with a moment to wait for is not tried at once', async () => {
    onList({ kind: 'answer', status: 503, headers: { 'retry-after': '20' }, body: '' });
    const before = Date.now();
    expect((await failure(listing())).retryAt).toBeGreaterThan(before + 10_000);
    expect(simulator.requests.filter((one) => lists(one.path))).toHaveLength(1);
  });

  test('a server that never answers ends in the time that is allowed', async () => {
    onList({ kind: 'stall' });
    const hasty = connect(simulator, token.secret, {}, depsFor(simulator, { limits: { answerMs: 1_500 } }));
    expect(await failure(gather(hasty.repositories()))).toMatchObject({ code: 'forge-unreachable' });
  });

  test('wrong rows are left out by name, the good ones stay', async () => {
    const good = { id: shop.id, name: 'Shop front', project: { id: web.id, name: 'Web shop', visibility: 'private' }, remoteUrl: `${simulator.server}/fabrikam/Web%20shop/_git/Shop%20front` };
    const wrong = [
      { ...good, id: 18446744073709551616 },
      { ...good, id: '../../x' },
      { ...good, name: 'a/../b' },
      { ...good, name: '..' },
      { ...good, name: 'line\nbreak' },
      { ...good, project: null },
      { ...good, remoteUrl: 'https://evil.example/fabrikam/Web%20shop/_git/x' },
      { ...good, remoteUrl: 'file:///etc/passwd' },
      { ...good, remoteUrl: `${simulator.server}/contoso/Web%20shop/_git/x` },
      { ...good, remoteUrl: 'https://fabrikam@dev.azure.com.evil.example/fabrikam/p/_git/x' },
      { ...good, remoteUrl: 'https://fabrikam.visualstudio.com/p/_git/x' },
      'text', null, 7,
    ];
    onList({ kind: 'answer', status: 200, body: JSON.stringify({ count: wrong.length + 1, value: [...wrong, good] }) });
    const [page] = await gather(forge().repositories());
    expect(page?.repositories.map((one) => one.cloneUrl)).toEqual([good.remoteUrl]);
    expect(page?.problems).toHaveLength(wrong.length);
    expect(new Set(page?.problems.map((one) => one.code))).toEqual(new Set(['forge-failed']));
  });

  test('a repository whose changes cannot be read stands alone, until many do', async () => {
    const known = Array.from({ length: 30 }, (_, index) => addRepository(simulator.world, web, `r${index}`));
    const broken = new Set([known[3]?.id]);
    simulator.fault = ({ path }) => ([...broken].some((id) => id && path.includes(id)) ? { kind: 'answer', status: 200, body: '{"count":1,"value":[{"pushId":1e30}]}' } : undefined);
    const ids = known.map(({ id }) => ({ id, marker: null }));
    const pages = await gather(forge().changes(ids, null));
    expect(pages.flatMap((page) => page.changed)).toHaveLength(29);
    expect(pages.flatMap((page) => page.problems)).toHaveLength(1);
    for (const { id } of known) broken.add(id);
    expect(await failure(gather(forge().changes(ids, null)))).toMatchObject({ code: 'forge-failed' });
  });

  test('changes that were found before a failure are told', async () => {
    const known = Array.from({ length: 20 }, (_, index) => addRepository(simulator.world, web, `r${index}`));
    simulator.fault = ({ path }) => (path.includes(known[7]?.id ?? '') ? { kind: 'answer', status: 401, body: '' } : undefined);
    const told: string[] = [];
    const run = async (): Promise<void> => {
      for await (const page of forge().changes(known.map(({ id }) => ({ id, marker: null })), null)) told.push(...page.changed.map((one) => one.id));
    };
    expect(await failure(run())).toMatchObject({ code: 'token-refused' });
    expect(told).toContain(known[0]?.id);
    expect(told).not.toContain(known[19]?.id);
    expect(simulator.requests.length).toBeLessThan(15);
  });
});

describe('lists in pages (P5)', () => {
  const tooLarge = (): void => {
    const before = simulator.fault;
    simulator.fault = (request) => before?.(request) ?? (/^\/fabrikam\/_apis\/git\/repositories$/.test(request.path) ? { kind: 'changed', headers: { 'x-ms-continuationtoken': 'more' } } : undefined);
  };

  test('an organization too large for one answer is read by project, each page once', async () => {
    token.scopes.push('vso.project');
    for (let index = 0; index < 450; index += 1) addRepository(simulator.world, addProject(simulator.world, `p${index}`), 'code');
    tooLarge();
    const all = (await gather(forge().repositories())).flatMap((page) => page.repositories.map((one) => one.path));
    expect(new Set(all).size).toBe(451);
    expect(simulator.requests.filter((one) => one.path.endsWith('/_apis/projects')).map((one) => one.query.get('continuationToken'))).toEqual([null, '200', '400']);
  });

  test('so is one whose answer is larger than is allowed', async () => {
    token.scopes.push('vso.project');
    for (let index = 0; index < 60; index += 1) addRepository(simulator.world, addProject(simulator.world, `p${index}`), 'code');
    const narrow = depsFor(simulator, { limits: { maxBytes: 40_000 } });
    expect((await gather(connect(simulator, token.secret, {}, narrow).repositories())).flatMap((page) => page.repositories)).toHaveLength(61);
    for (let index = 0; index < 60; index += 1) addRepository(simulator.world, web, `r${index}`);
    expect(await failure(gather(connect(simulator, token.secret, {}, narrow).repositories()))).toMatchObject({ code: 'forge-failed' });
  });

  test('a project that was deleted in between is passed over', async () => {
    token.scopes.push('vso.project');
    const gone = addProject(simulator.world, 'gone');
    simulator.fault = ({ path }) => (path.includes(gone.id) ? { kind: 'answer', status: 404, body: '{"typeKey":"ProjectDoesNotExistException"}' } : undefined);
    tooLarge();
    expect((await gather(forge().repositories())).flatMap((page) => page.repositories)).toHaveLength(1);
  });

  test.each([
    ['the same page again and again', () => 'again'],
    ['pages without an end', (index: number) => String(index)],
  ])('%s ends as an error', async (_name, next) => {
    token.scopes.push('vso.project');
    simulator.fault = ({ path, index }) => (path.endsWith('/_apis/projects') ? { kind: 'answer', status: 200, headers: { 'x-ms-continuationtoken': next(index) }, body: '{"count":0,"value":[]}' } : undefined);
    tooLarge();
    expect(await failure(listing())).toMatchObject({ code: 'forge-failed' });
    expect(simulator.requests.length).toBeLessThan(600);
  });
});

test('a marker of one token is never another one\'s: it is compared and sent nowhere (P6)', async () => {
  await gather(forge().changes([{ id: shop.id, marker: '12345678' }], null));
  expect(JSON.stringify(simulator.requests.map((one) => [one.path, one.query.toString(), one.headers]))).not.toContain('12345678');
});

test('a token that loses one repository keeps the others (P8)', async () => {
  const other = addRepository(simulator.world, web, 'other');
  token.barred.push(shop.id);
  const pages = await gather(forge().changes([shop, other].map(({ id }) => ({ id, marker: null })), null));
  expect(pages).toMatchObject([{ changed: [{ id: other.id }] }, { unavailable: [{ id: shop.id }] }]);
});

test('work that is stopped sends nothing more', async () => {
  const stop = new AbortController();
  simulator.fault = () => {
    stop.abort();
    return { kind: 'stall' };
  };
  expect(await failure(forge().checkToken({ signal: stop.signal }))).toMatchObject({ code: 'cancelled' });
  expect(simulator.requests).toHaveLength(1);
});
