import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { localOwner } from '../../lib/accounts/local-owner';
import { sessionCookieName } from '../../lib/accounts/session-cookie';
import { newSecret } from '../../lib/accounts/secrets';
import { startSession, storeSession } from '../../lib/accounts/sessions';
import type { User } from '../../lib/documents/collections';
import { listLinks } from '../../lib/sharing/list-links';
import { makeLink } from '../../lib/sharing/make-link';
import { revokeLink } from '../../lib/sharing/revoke-link';
import { setVisibility } from '../../lib/sharing/set-visibility';
import type { VerbContext } from '../../lib/verbs/verb';
import { FakeForge, verbContext } from '../support/fake-forge';
import { tempContext } from '../support/temp-context';
import type { TempContext } from '../support/temp-context';
import { unreachableStore } from '../support/unreachable-store';
import { storeCv, testDelivery } from './delivery';
import type { TestDelivery } from './delivery';

const FIREFOX = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0' };

let temporary: TempContext;
let context: VerbContext;
let ada: User;
let site: TestDelivery;
let line: { state: 'up' | 'down' | 'hanging' };
let late = 0;

const linkTo = (cvId: string, more: { ends?: string; password?: string } = {}) => makeLink(context, ada, { cvId, label: 'Northwind', ...more });

beforeEach(async () => {
  // Time passes by `late` alone, however long a slow machine takes.
  vi.useFakeTimers({ toFake: ['Date'] });
  temporary = await tempContext();
  context = verbContext(temporary.context, new FakeForge());
  ada = await localOwner(context);
  await storeCv(context, ada.id, 'shared', { visibility: 'link' });
  await storeCv(context, ada.id, 'open');
  late = 0;
  const behind = unreachableStore(context.documents);
  line = behind.line;
  site = testDelivery({ ...context, documents: behind.documents }, () => Date.now() + late);
});
afterEach(async () => {
  vi.useRealTimers();
  await temporary.remove();
});

test('with the store out of reach for 30 s, what was seen stays, what was revoked stays closed, ends go by the clock', async () => {
  const [open, revoked, ending] = [await linkTo('shared'), await linkTo('shared'), await linkTo('shared', { ends: new Date(Date.now() + 29_000).toISOString() })];
  const session = { cookie: `${sessionCookieName(context.settings)}=${(await startSession(context, ada, 'test')).token}` };
  const token = newSecret();
  await storeSession(context, { token, userId: ada.id, expires: Date.now() + 29_000, agent: 'test' });
  const ends = { cookie: `${sessionCookieName(context.settings)}=${token}` };
  for (const path of [open.path, revoked.path, ending.path, '/cv/open', '/cv/nobody']) await site.ask(path);
  for (const headers of [session, ends]) expect((await site.ask('/cv/shared', { headers })).status).toBe(200);
  await revokeLink(context, ada, { linkId: revoked.id });
  const closed = await site.ask(revoked.path);
  line.state = 'down';
  late = 10_000;
  expect((await site.ask(ending.path)).status).toBe(200);
  expect((await site.ask('/cv/shared', { headers: ends })).status).toBe(200);
  late = 30_000;
  for (const path of [open.path, '/cv/open']) expect((await site.ask(path)).status).toBe(200);
  expect((await site.ask('/cv/shared', { headers: session })).status).toBe(200);
  for (const path of [revoked.path, ending.path, '/cv/nobody', '/cv/shared']) expect(await site.ask(path)).toEqual(closed);
  expect(await site.ask('/cv/shared', { headers: ends })).toEqual(closed);
  line.state = 'up';
  expect((await site.ask(open.path)).status).toBe(200);
});

test('with the store out of reach, what was opened before opens in every other form too, also over midnight', async () => {
  let day = '2026-11-21';
  const behind = unreachableStore(context.documents);
  const over = testDelivery({ ...context, documents: behind.documents }, Date.now, () => day);
  const { path } = await linkTo('shared');
  expect((await over.ask(path)).status).toBe(200);
  behind.line.state = 'down';
  day = '2026-11-22';
  for (const form of ['', '/pdf', '/charts.json', '/table/languages', '/resume.json']) expect([form, (await over.ask(path.replace('?', `${form}?`))).status]).toEqual([form, 200]);
  expect((await over.ask(`${path}&from=2020-01`)).status).toBeLessThan(400);
});

test('after a minute it is said that the store does not answer, and the page is back with the store', async () => {
  const { path } = await linkTo('shared');
  await site.ask(path);
  line.state = 'down';
  late = 61_000;
  const answer = await site.ask(path);
  expect([answer.status, answer.headers['retry-after'], answer.headers['cache-control']]).toEqual([503, '5', 'no-store']);
  expect(answer.text).toContain('Nothing is lost');
  line.state = 'up';
  expect((await site.ask(path)).status).toBe(200);
});

test('what somebody else took back a moment before the store failed is closed, though nobody asked for it since', async () => {
  const { id, path } = await linkTo('shared');
  await site.ask(path);
  await site.ask('/cv/open');
  await revokeLink(context, ada, { linkId: id });
  await setVisibility(context, ada, { cvId: 'open', visibility: 'private' });
  late = 1_000;
  await site.finder.refresh();
  line.state = 'down';
  expect([(await site.ask(path)).status, (await site.ask('/cv/open')).status]).toEqual([404, 404]);
});

test('a store that hangs is as one that fails', async () => {
  const { path } = await linkTo('shared');
  await site.ask(path);
  line.state = 'hanging';
  expect((await site.ask(path)).status).toBe(200);
});

test('views are counted by day and kind, wait for the store, add up over processes, and tell nothing of who it was', async () => {
  const { id, path } = await linkTo('shared');
  const other = testDelivery(context);
  const see = (where: TestDelivery, headers: Record<string, string> = FIREFOX) => where.ask(path, { headers });
  for (let times = 0; times < 3; times += 1) await see(site);
  await see(site, { 'user-agent': 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' });
  await see(site, { 'user-agent': 'curl/8.5.0' });
  await see(other);
  await site.ask('/cv/open', { headers: FIREFOX });
  line.state = 'down';
  await expect(site.counter.flush()).rejects.toMatchObject({ code: 'store-failed' });
  line.state = 'up';
  await Promise.all([site.counter.flush(), other.counter.flush()]);
  await site.counter.flush();
  const { links } = await listLinks(context, ada, { cvId: 'shared' });
  expect(links.find((link) => link.id === id)?.views).toEqual({ people: 4, previews: 1, robots: 1, last: '2026-11-21' });
  expect((await listLinks(context, ada, { cvId: 'open' })).open).toEqual({ people: 1, previews: 0, robots: 0, last: '2026-11-21' });
});

test('a link that is revoked, ended, guessed or of another CV costs the same questions to the store', async () => {
  const asked: string[] = [];
  const documents = new Proxy(context.documents, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]): unknown => {
        asked.push([name, (given[0] as { name: string } | undefined)?.name].join(' ').trim());
        return (value as (...all: unknown[]) => unknown).apply(target, given);
      };
    },
  });
  const [revoked, ended, other] = [await linkTo('shared'), await linkTo('shared', { ends: new Date(Date.now() + 60_000).toISOString() }), await linkTo('open')];
  await revokeLink(context, ada, { linkId: revoked.id });
  late = 60_001;
  const questions = async (address: string): Promise<string[][]> => {
    const watched = testDelivery({ ...context, documents }, () => Date.now() + late);
    const all: string[][] = [];
    for (let times = 0; times < 2; times += 1) {
      asked.length = 0;
      expect((await watched.ask(address)).status).toBe(404);
      all.push([...asked].toSorted());
    }
    return all;
  };
  // The second time it is asked whether anything was changed since.
  const expected = [['list cvs', 'list shareLinks', 'state'], ['state']];
  for (const address of [revoked.path, ended.path, other.path.replace('/open', '/shared'), `/cv/shared?k=${'x'.repeat(43)}`]) expect(await questions(address)).toEqual(expected);
});

test('its owner who looks is not counted', async () => {
  const cookie = `${sessionCookieName(context.settings)}=${(await startSession(context, ada, 'test')).token}`;
  const { path } = await linkTo('shared');
  await site.ask(path, { headers: { ...FIREFOX, cookie } });
  await site.counter.flush();
  expect((await listLinks(context, ada, { cvId: 'shared' })).links[0]?.views.people).toBe(0);
});

test('a password is tried five times a minute by all processes together, and opens for an hour what it belongs to', async () => {
  const { path } = await linkTo('shared', { password: 'four words' });
  const other = testDelivery(context);
  const type = (where: TestDelivery, password: string) => where.ask(path, { method: 'POST', body: new URLSearchParams({ password }).toString(), headers: FIREFOX });
  expect((await site.ask(path)).text).toContain('<form');
  expect((await site.ask(path.replace('?', '/pdf?'))).status).toBe(403);
  expect((await site.ask(path.replace('?', '/card.svg?'))).status).toBe(404);
  for (const where of [site, other]) expect((await type(where, 'three words')).status).toBe(403);
  const right = await type(site, 'four words');
  expect([right.status, right.headers['location']]).toEqual([303, path]);
  const cookie = right.headers['set-cookie']?.split(';')[0] ?? '';
  expect((await site.ask(path, { headers: { cookie } })).status).toBe(200);
  expect((await other.ask(path.replace('?', '/pdf?'), { headers: { cookie } })).status).toBe(200);
  const { path: second } = await linkTo('shared', { password: 'four words' });
  expect((await site.ask(second, { headers: { cookie } })).text).toContain('<form');
  for (const where of [other, site]) expect((await type(where, 'three words')).status).toBe(403);
  expect((await type(other, 'four words')).status).toBe(429);
  expect((await site.ask(path, { headers: { cookie } })).status).toBe(200);
});
