import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, afterEach, expect, it } from 'vitest';
import { collections, cvs, users } from '../../lib/documents/collections';
import type { User } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { AppError } from '../../lib/errors/app-error';
import { loadAggregate } from '../../lib/publishing/load-published';
import { createPublisher } from '../../workers/collect/publisher';
import { work } from '../../workers/collect/work';
import { startGitHubSimulator } from '../forges/github/simulator';
import type { GitHubSimulator } from '../forges/github/simulator';
import * as hub from '../forges/github/world';
import { makeRepository } from '../support/small-repository';
import { addAll, openPlace, personWith, workThrough } from './site';
import type { Place } from './site';

const ADA = 'ada@halden.example';
let root: string;
let github: GitHubSimulator;
let place: Place;
let people: User[];

beforeAll(() => { root = mkdtempSync(path.join(tmpdir(), 'left-behind-')); });
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(async () => {
  github = await startGitHubSimulator({ root });
  place = await openPlace([github.url]);
  people = [];
  for (const name of ['ada', 'bo']) {
    const account = hub.makeAccount(github.world, name);
    hub.makeRepositoryOf(github.world, account, 'one', { folder: makeRepository(mkdtempSync(path.join(root, 'r-')), 'one', [{ email: ADA, lines: 3 }]) });
    const user = await personWith(place.context, name, ADA);
    await addAll(place.context, user, { name: 'hub', forge: 'github', server: github.url, secret: hub.makeToken(github.world, account).secret });
    people.push(user);
  }
});
afterEach(async () => {
  await place.remove();
  await github.close();
});

const draw = async (): Promise<void> => undefined;

/** Collects everything, but publishes nothing: as if each worker ended in between. */
async function collectOnly(): Promise<void> {
  const { context } = place;
  const { stats } = context;
  const read = (): never => { throw new AppError('internal', 'It ended here.'); };
  const unread = new Proxy(stats, { get: (target, name) => (name === 'read' ? read : (Reflect.get(target, name) as () => unknown).bind(target)) });
  while ((await listAll(context.documents, collections, 'due', [])).some(({ completed }) => completed === null)) await workThrough({ ...context, stats: unread }).catch(() => undefined);
}

const marked = async (): Promise<string[]> => (await place.context.documents.list(collections, 'unpublished', [true])).documents.map(({ ownerId }) => ownerId);

it('what was collected and not published stays noted, and is published by whoever looks next; then nobody is left', async () => {
  await collectOnly();
  expect((await marked()).toSorted()).toEqual(people.map(({ id }) => id));
  expect(await loadAggregate(place.context, people[0] as User)).toBeUndefined();
  await createPublisher(place.context, draw).catchUp(0);
  expect(await marked()).toEqual([]);
  for (const user of people) expect((await loadAggregate(place.context, user))?.repositories).toHaveLength(1);
});

it('one person who cannot be published does not keep the others from it, and stays noted', async () => {
  await collectOnly();
  const [first, second] = people as [User, User];
  const documents = new Proxy(place.context.documents, {
    get: (target, name) => (name === 'list' ? (collection: { name: string }, index: string, values: string[], page: object) => {
      if (collection.name === cvs.name && values[0] === first.id) throw new AppError('internal', 'This one cannot be published.');
      return target.list(collection as typeof cvs, index as 'owner', values, page);
    } : (Reflect.get(target, name) as () => unknown).bind(target)),
  });
  await createPublisher({ ...place.context, documents }, draw).catchUp(0);
  expect(await marked()).toEqual([first.id]);
  expect((await loadAggregate(place.context, second))?.repositories).toHaveLength(1);
});

it('who was collected a moment ago is left to whoever collected him', async () => {
  await collectOnly();
  await createPublisher(place.context, draw).catchUp(600_000);
  expect(await marked()).toHaveLength(2);
});

it('asks one question where nobody is left behind, however many people there are', async () => {
  await workThrough(place.context);
  await place.context.documents.insertMany(users, Array.from({ length: 1_000 }, (_, number) => ({ id: `user-${number}`, ownerId: `user-${number}`, account: `github.com/${number}`, hashKey: 'ab'.repeat(32), created: '2026-11-20T08:00:00.000Z' })));
  let asked = 0;
  const documents = new Proxy(place.context.documents, {
    get: (target, name) => (...given: unknown[]) => {
      asked += 1;
      return (Reflect.get(target, name) as (...all: unknown[]) => unknown).apply(target, given);
    },
  });
  await createPublisher({ ...place.context, documents }, draw).catchUp(0);
  expect(asked).toBe(1);
});

it('a worker that starts collects while it brings up to date what was left, however long that takes', async () => {
  await collectOnly();
  const account = hub.makeAccount(github.world, 'cleo');
  hub.makeRepositoryOf(github.world, account, 'one', { folder: makeRepository(mkdtempSync(path.join(root, 'r-')), 'one', [{ email: ADA, lines: 3 }]) });
  const cleo = await personWith(place.context, 'cleo', ADA);
  await addAll(place.context, cleo, { name: 'hub', forge: 'github', server: github.url, secret: hub.makeToken(github.world, account).secret });
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => { goOn = resolve; });
  const collected: string[] = [];
  await work(place.context, { draw: () => held, lanes: 1, signal: new AbortController().signal, untilIdle: true, onJob: ({ ownerId }) => {
    collected.push(ownerId);
    goOn();
  } });
  expect(collected).toEqual([cleo.id]);
  expect(await marked()).toEqual([]);
});
