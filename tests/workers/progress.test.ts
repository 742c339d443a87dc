import { afterEach, beforeEach, expect, it } from 'vitest';
import { collectionState } from '../../lib/collections/lease';
import { progressEvents } from '../../lib/collections/progress-stream';
import { collections } from '../../lib/documents/collections';
import type { User } from '../../lib/documents/collections';
import { registerRepository } from '../../lib/repositories/register-repository';
import { openPlace, personWith } from './site';
import type { Place } from './site';

let place: Place;
let user: User;
beforeEach(async () => {
  place = await openPlace([]);
  user = await personWith(place.context, 'ada', 'ada@halden.example');
});
afterEach(() => place.remove());

it('tells of progress while something is due, and ends when nothing is', async () => {
  const repository = await registerRepository(place.context, user, { source: { kind: 'url', url: 'https://example.org/a' }, known: { extra: true } });
  const state = await collectionState(place.context, repository);
  const events = progressEvents(place.context, user, new AbortController().signal);
  const first = await events.next();
  expect(first.value).toMatch(/^event: progress\ndata: \{"repositories":1,"done":0,/u);
  await place.context.documents.update(collections, { ...state, nextDue: Date.now() + 3_600_000, names: [{ name: 'Ada', commits: 7 }] });
  const second = await events.next();
  expect(second.value).toMatch(/^event: idle\ndata: \{"repositories":1,"done":1,"running":0,"commits":7,/u);
  expect((await events.next()).done).toBe(true);
});

it('ends when the browser goes', async () => {
  await collectionState(place.context, await registerRepository(place.context, user, { source: { kind: 'url', url: 'https://example.org/a' }, known: { extra: true } }));
  const gone = new AbortController();
  const events = progressEvents(place.context, user, gone.signal);
  await events.next();
  gone.abort();
  expect((await events.next()).done).toBe(true);
});

it('counts nothing that is collected by hand only', async () => {
  await collectionState(place.context, await registerRepository(place.context, user, { source: { kind: 'url', url: 'https://example.org/a' } }));
  const { value } = await progressEvents(place.context, user, new AbortController().signal).next();
  expect(value).toMatch(/^event: idle\ndata: \{"repositories":0,/u);
});
