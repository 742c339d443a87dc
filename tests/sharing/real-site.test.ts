import { setTimeout as later } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { localOwner } from '../../lib/accounts/local-owner';
import type { User } from '../../lib/documents/collections';
import { listLinks } from '../../lib/sharing/list-links';
import { makeLink } from '../../lib/sharing/make-link';
import { revokeLink } from '../../lib/sharing/revoke-link';
import { openDatabase } from '../../lib/sqlite/open';
import { FakeForge, verbContext } from '../support/fake-forge';
import type { VerbContext } from '../../lib/verbs/verb';
import { startSite } from '../support/program';
import type { Site } from '../support/program';
import { tempContext } from '../support/temp-context';
import type { TempContext } from '../support/temp-context';
import { storeCv } from './delivery';

const FIREFOX = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0' };

let temporary: TempContext;
let context: VerbContext;
let site: Site;
let ada: User;

beforeAll(async () => {
  temporary = await tempContext();
  context = verbContext(temporary.context, new FakeForge());
  ada = await localOwner(context);
  await storeCv(context, ada.id, 'shared', { visibility: 'link' });
  await storeCv(context, ada.id, 'open');
  await storeCv(context, ada.id, 'unlisted', { listed: false });
  site = await startSite({ ...temporary.environment, COMMIT_STATS_LOG: 'debug' });
});
afterAll(() => temporary.remove());

const get = (path: string, headers: Record<string, string> = FIREFOX) => fetch(`${site.address}${path}`, { headers, redirect: 'manual' });

test('what another process takes back is closed with the next request, and nothing of a secret is written anywhere', async () => {
  const { id, path } = await makeLink(context, ada, { cvId: 'shared', label: 'Northwind' });
  expect((await get(path)).status).toBe(200);
  await revokeLink(context, ada, { linkId: id });
  const closed = await get(path);
  const never = await get('/cv/never-was');
  expect([closed.status, await closed.text()]).toEqual([404, await never.text()]);
  const known = ([name]: [string, string]): boolean => !['date', 'keep-alive'].includes(name);
  expect([...closed.headers].filter(known)).toEqual([...never.headers].filter(known));
  expect(site.output()).not.toContain(path.split('?k=')[1]);
});

test('search engines are told of public CVs only, and of no address with a secret', async () => {
  const sitemap = await (await get('/sitemap.xml')).text();
  expect(sitemap.match(/\/cv\/[\w-]+/gu)).toEqual(['/cv/open']);
  expect(await (await get('/robots.txt')).text()).toContain('Disallow: /cv/*?*k=');
});

test('while another process keeps the file for itself to write, pages open as ever, and views are written once it lets go', async () => {
  const { id, path } = await makeLink(context, ada, { cvId: 'shared', label: 'Fabrikam' });
  expect((await get(path)).status).toBe(200);
  const writing = openDatabase(temporary.environment.COMMIT_STATS_DATA ?? '');
  writing.run('BEGIN IMMEDIATE');
  let seen = 1;
  // Longer than the site keeps views back, so that it wants to write meanwhile.
  for (const until = Date.now() + 7_000; Date.now() < until; seen += 1) {
    // A site that stood still for the write would do so for 20 s.
    const answer = await fetch(`${site.address}${path}`, { headers: FIREFOX, signal: AbortSignal.timeout(19_000) });
    expect(answer.status).toBe(200);
    await later(250);
  }
  writing.run('COMMIT');
  writing.close();
  const counted = async (): Promise<number | undefined> => (await listLinks(context, ada, { cvId: 'shared' })).links.find((link) => link.id === id)?.views.people;
  await vi.waitFor(async () => expect(await counted()).toBe(seen), { timeout: 240_000, interval: 250 });
});

test('a view that was counted a moment before the site was told to stop is written', async () => {
  const { id, path } = await makeLink(context, ada, { cvId: 'shared', label: 'Contoso' });
  for (let view = 0; view < 3; view += 1) expect((await get(path)).status).toBe(200);
  await get(path, { 'user-agent': 'Twitterbot/1.0' });
  expect(await Promise.race([site.stop(), later(30_000)])).toBe(0);
  const { links } = await listLinks(context, ada, { cvId: 'shared' });
  expect(links.find((link) => link.id === id)?.views).toMatchObject({ people: 3, previews: 1, robots: 0 });
});
