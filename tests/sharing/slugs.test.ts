import { afterAll, beforeAll, expect, test } from 'vitest';
import { formerSlugs } from '../../lib/documents/collections';
import type { User } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { makeLink } from '../../lib/sharing/make-link';
import { setSlug } from '../../lib/sharing/set-slug';
import type { VerbContext } from '../../lib/verbs/verb';
import { FakeForge, person, verbContext } from '../support/fake-forge';
import { tempContext } from '../support/temp-context';
import type { TempContext } from '../support/temp-context';
import { storeCv, testDelivery } from './delivery';
import type { TestDelivery } from './delivery';

let temporary: TempContext;
let context: VerbContext;
let ada: User;
let eve: User;
let site: TestDelivery;

beforeAll(async () => {
  temporary = await tempContext();
  context = verbContext(temporary.context, new FakeForge());
  [ada, eve] = [await person(context, 'ada'), await person(context, 'eve')];
  await storeCv(context, ada.id, 'ada', { name: 'Ada Lindqvist' });
  await storeCv(context, ada.id, 'second', { visibility: 'link' });
  await storeCv(context, eve.id, 'eve', { name: 'Ada Lindqvist' });
  site = testDelivery(context);
});
afterAll(() => temporary.remove());

test('one that is taken is refused with some that are free', async () => {
  await expect(setSlug(context, eve, { cvId: 'eve', slug: 'Ada' })).rejects.toMatchObject({ code: 'conflict', message: '“ada” is taken. Free: “ada-lindqvist”, “adal”.' });
});

test('an old address leads to the new one for who may see it, and to nothing for who may not', async () => {
  await setSlug(context, ada, { cvId: 'ada', slug: 'lindqvist' });
  const led = await site.ask('/cv/ada/table/languages?language=Go');
  expect([led.status, led.headers['location']]).toEqual([308, '/cv/lindqvist/table/languages?language=Go']);
  const { path } = await makeLink(context, ada, { cvId: 'second', label: 'Northwind' });
  await setSlug(context, ada, { cvId: 'second', slug: 'platform-roles' });
  expect(await site.ask(path)).toMatchObject({ status: 308, headers: { location: path.replace('second', 'platform-roles') } });
  expect(await site.ask('/cv/second')).toEqual(await site.ask('/cv/never-was'));
});

test('it is kept for its owner, who takes it back', async () => {
  await expect(setSlug(context, eve, { cvId: 'eve', slug: 'ada' })).rejects.toMatchObject({ code: 'conflict' });
  await setSlug(context, ada, { cvId: 'second', slug: 'ada' });
  expect((await site.ask('/cv/ada')).status).toBe(404);
  await setSlug(context, ada, { cvId: 'ada', slug: 'second' });
  await setSlug(context, ada, { cvId: 'second', slug: 'platform-roles' });
  await setSlug(context, ada, { cvId: 'ada', slug: 'ada' });
  expect((await site.ask('/cv/ada')).status).toBe(200);
  const kept = await listAll(context.documents, formerSlugs, 'owner', [ada.id]);
  expect(Object.fromEntries(kept.map(({ id, cvId }) => [id, cvId]))).toEqual({ lindqvist: 'ada', second: 'ada' });
});

test('of two who want one at once, one gets it', async () => {
  const done = await Promise.allSettled([setSlug(context, ada, { cvId: 'ada', slug: 'wanted' }), setSlug(context, eve, { cvId: 'eve', slug: 'wanted' })]);
  expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});
