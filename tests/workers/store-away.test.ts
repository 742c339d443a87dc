import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, afterEach, expect, it } from 'vitest';
import type { Context } from '../../lib/context';
import { collections, repositories } from '../../lib/documents/collections';
import type { User } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { AppError } from '../../lib/errors/app-error';
import { loadAggregate } from '../../lib/publishing/load-published';
import { markAllDue } from '../../lib/repositories/mark-due';
import { MOST_FAILURES } from '../../lib/schedule/due-rules';
import { startGitHubSimulator } from '../forges/github/simulator';
import type { GitHubSimulator } from '../forges/github/simulator';
import * as hub from '../forges/github/world';
import { addCommits, git, makeRepository } from '../support/small-repository';
import { addAll, openPlace, personWith, workThrough } from './site';
import type { Place } from './site';

const ADA = 'ada@halden.example';
let root: string;
let github: GitHubSimulator;
let place: Place;
let user: User;
let folders: string[];

beforeAll(() => { root = mkdtempSync(path.join(tmpdir(), 'store-away-')); });
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(async () => {
  github = await startGitHubSimulator({ root });
  place = await openPlace([github.url]);
  const ada = hub.makeAccount(github.world, 'ada');
  folders = ['good', 'broken'].map((name) => {
    const folder = makeRepository(mkdtempSync(path.join(root, 'r-')), name, [{ email: ADA, lines: 3 }, { email: ADA, lines: 5 }]);
    hub.makeRepositoryOf(github.world, ada, name, { folder });
    return folder;
  });
  user = await personWith(place.context, 'ada', ADA);
  await addAll(place.context, user, { name: 'hub', forge: 'github', server: github.url, secret: hub.makeToken(github.world, ada).secret });
});
afterEach(async () => {
  await place.remove();
  await github.close();
});

/** The context while the store of facts does not answer. */
function withoutFacts(context: Context): Context {
  const away = async (): Promise<never> => { throw new AppError('store-failed', 'The store of facts does not answer.'); };
  const reading = async function* reading(): AsyncGenerator<never> { yield await away(); };
  return { ...context, stats: { ...context.stats, write: away, commitIds: away, read: reading, close: async () => undefined } };
}

it('while the store of facts is away nothing is counted as done or as failed, and what was published stays; afterwards it is collected', async () => {
  await workThrough(place.context);
  const before = await loadAggregate(place.context, user);
  const added = addCommits(folders[0] ?? '', [{ email: ADA, lines: 7 }], { first: 40, from: git(folders[0] ?? '', 'rev-parse', 'main') });
  await markAllDue(place.context, user.id);
  await expect(workThrough(withoutFacts(place.context))).rejects.toMatchObject({ code: 'store-failed' });
  const held = await listAll(place.context.documents, collections, 'owner', [user.id]);
  expect(held.map(({ holder, attempts, lastHead }) => [holder, attempts, lastHead === added])).toEqual([[null, 0, false], [null, 0, false]]);
  expect(held.some(({ nextDue }) => nextDue <= 1)).toBe(true);
  expect(await loadAggregate(place.context, user)).toEqual(before);
  expect((await workThrough(place.context)).every(({ result }) => result === 'done')).toBe(true);
  expect((await listAll(place.context.documents, collections, 'owner', [user.id])).map(({ lastHead }) => lastHead)).toContain(added);
});

it('a repository that fails again and again is set aside, its owner is told, and the others go on', async () => {
  github.fault = ({ kind, path: asked }) => (kind === 'git' && asked.includes('broken') ? { kind: 'answer', status: 500 } : undefined);
  for (let failure = 0; failure < MOST_FAILURES; failure += 1) {
    await markAllDue(place.context, user.id);
    const results = (await workThrough(place.context)).map(({ result }) => result).sort();
    expect(results).toEqual(['done', 'failed']);
  }
  expect(await (await place.context.queue()).counts(user.id)).toEqual({ due: 0, running: 0, waiting: 1, setAside: 1 });
  const told = (await listAll(place.context.documents, repositories, 'owner', [user.id])).map(({ name, message }) => [name, message.endsWith('It is tried again by itself.')]);
  expect(Object.fromEntries(told)).toEqual({ good: false, broken: true });
  github.fault = undefined;
  await markAllDue(place.context, user.id);
  expect((await workThrough(place.context)).every(({ result }) => result === 'done')).toBe(true);
  expect((await listAll(place.context.documents, repositories, 'owner', [user.id])).every(({ message }) => message === '')).toBe(true);
});
