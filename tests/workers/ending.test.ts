import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { collections } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { startGitHubSimulator } from '../forges/github/simulator';
import type { GitHubSimulator } from '../forges/github/simulator';
import * as hub from '../forges/github/world';
import { makeRepository } from '../support/small-repository';
import { startChild } from '../support/start-child';
import { addAll, openPlace, personWith, workThrough } from './site';
import type { Place } from './site';

const ADA = 'ada@halden.example';
let root: string;
let github: GitHubSimulator;
let place: Place;

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'worker-ending-'));
  github = await startGitHubSimulator({ root });
  place = await openPlace([github.url]);
});
afterAll(async () => {
  await place?.remove();
  await github?.close();
  rmSync(root, { recursive: true, force: true });
});

it('a worker that is asked to end stops at the next step, gives back what it was at, and another one goes on with it', async () => {
  const ada = hub.makeAccount(github.world, 'ada');
  for (let number = 0; number < 6; number += 1) hub.makeRepositoryOf(github.world, ada, `repository-${number}`, { folder: makeRepository(root, `r${number}`, [{ email: ADA, lines: number + 1 }]) });
  const user = await personWith(place.context, 'ada', ADA);
  await addAll(place.context, user, { name: 'hub', forge: 'github', server: github.url, secret: hub.makeToken(github.world, ada).secret });
  const states = () => listAll(place.context.documents, collections, 'owner', [user.id]);

  // Slow enough that it is in the middle of some when it is asked.
  github.delayMs = 1_000;
  const child = startChild('tests/workers/endless-child.ts', [], place.environment);
  while (!(await states()).some(({ holder }) => holder !== null)) await new Promise((later) => { setTimeout(later, 20); });
  const asked = performance.now();
  child.process.kill('SIGTERM');
  expect(await child.ended).toBe(0);
  expect(performance.now() - asked).toBeLessThan(30_000);
  github.delayMs = 0;

  const left = await states();
  expect(left.map(({ holder, attempts, leaseUntil }) => [holder, attempts, leaseUntil])).toEqual(left.map(() => [null, 0, 0]));
  const open = left.filter(({ completed }) => completed === null);
  expect(open.length).toBeGreaterThan(0);
  expect(open.every(({ nextDue }) => nextDue <= 1)).toBe(true);
  const done = await workThrough(place.context);
  expect(done.map(({ repositoryId, result }) => `${repositoryId} ${result}`).sort()).toEqual(open.map(({ id }) => `${id} done`).sort());
});
