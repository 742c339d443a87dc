import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NEVER, collections } from '../../lib/documents/collections';
import { RULES_VERSION } from '../../lib/facts/types';
import { registerRepository } from '../../lib/repositories/register-repository';
import { markDue } from '../../lib/repositories/mark-due';
import { makeRepository } from '../support/small-repository';
import { openPlace, personWith, workThrough } from './site';
import type { Place } from './site';

let root: string;
let place: Place;

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'foreign-job-'));
  place = await openPlace([]);
});
afterAll(async () => {
  await place.remove();
  rmSync(root, { recursive: true, force: true });
});

it('a job that names a person whose repository it is not is dropped, and nothing is read for it', async () => {
  const { documents, stats } = place.context;
  const ada = await personWith(place.context, 'ada', 'ada@halden.example');
  const eve = await personWith(place.context, 'eve', 'ada@halden.example');
  const folder = makeRepository(root, 'hers', [{ email: 'ada@halden.example' }]);
  const repository = await registerRepository(place.context, ada, { source: { kind: 'path', path: folder }, known: { extra: true } });
  await markDue({ documents }, [repository]);
  const state = await documents.get(collections, repository.id);
  if (!state) throw new Error('no state');
  await documents.update(collections, { ...state, ownerId: eve.id });
  expect((await workThrough(place.context)).map(({ result }) => result)).toEqual(['off']);
  expect((await documents.get(collections, repository.id))?.nextDue).toBe(NEVER);
  for (const { id } of [ada, eve]) expect((await stats.commitIds(id, RULES_VERSION, repository.id)).size).toBe(0);
});
