import { expect, it } from 'vitest';
import { collections } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import * as hub from '../forges/github/world';
import { makeRepository } from '../support/small-repository';
import { startChild } from '../support/start-child';
import { addAll, personWith, workThrough } from './site';
import { withGitHub } from './with-github';

const ADA = 'ada@halden.example';
const site = withGitHub('worker-ending');

it('a worker that is asked to end stops at the next step, gives back what it was at, and another one goes on with it', async () => {
  const ada = hub.makeAccount(site.github.world, 'ada');
  for (let number = 0; number < 6; number += 1) hub.makeRepositoryOf(site.github.world, ada, `repository-${number}`, { folder: makeRepository(site.root, `r${number}`, [{ email: ADA, lines: number + 1 }]) });
  const user = await personWith(site.place.context, 'ada', ADA);
  await addAll(site.place.context, user, { name: 'hub', forge: 'github', server: site.github.url, secret: hub.makeToken(site.github.world, ada).secret });
  const states = () => listAll(site.place.context.documents, collections, 'owner', [user.id]);

  // Slow enough that it is in the middle of some when it is asked.
  site.github.delayMs = 1_000;
  const child = startChild('tests/workers/endless-child.ts', [], site.place.environment);
  while (!(await states()).some(({ holder }) => holder !== null)) await new Promise((later) => { setTimeout(later, 20); });
  child.process.kill('SIGTERM');
  expect(await child.ended).toBe(0);
  site.github.delayMs = 0;

  const left = await states();
  expect(left.map(({ holder, attempts, leaseUntil }) => [holder, attempts, leaseUntil])).toEqual(left.map(() => [null, 0, 0]));
  const open = left.filter(({ completed }) => completed === null);
  expect(open.length).toBeGreaterThan(0);
  expect(open.every(({ nextDue }) => nextDue <= 1)).toBe(true);
  const done = await workThrough(site.place.context);
  expect(done.map(({ repositoryId, result }) => `${repositoryId} ${result}`).sort()).toEqual(open.map(({ id }) => `${id} done`).sort());
});
