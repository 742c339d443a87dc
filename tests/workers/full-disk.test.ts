import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Context } from '../../lib/context';
import { COLLECTIONS, collections } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { createSqliteDocumentStore } from '../../lib/documents/sqlite';
import { RULES_VERSION } from '../../lib/facts/types';
import { createEmbeddedQueue } from '../../lib/queue/embedded';
import { openDatabase } from '../../lib/sqlite/open';
import type { SqliteConnection } from '../../lib/sqlite/connection';
import { createSqliteStatsStore } from '../../lib/stats/sqlite';
import { startGitHubSimulator } from '../forges/github/simulator';
import type { GitHubSimulator } from '../forges/github/simulator';
import * as hub from '../forges/github/world';
import { makeRepository } from '../support/small-repository';
import { addAll, openPlace, personWith, workThrough } from './site';
import type { Place } from './site';

const ADA = 'ada@halden.example';
const COMMITS = 400;
let root: string;
let github: GitHubSimulator;
let place: Place;
let connection: SqliteConnection;

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'full-disk-'));
  github = await startGitHubSimulator({ root });
  place = await openPlace([github.url]);
});
afterAll(async () => {
  connection?.close();
  await place?.remove();
  await github?.close();
  rmSync(root, { recursive: true, force: true });
});

/** The same place over a connection that may not let the file grow beyond so many pages. */
function limited(): { context: Context; allow: (pages: number) => void } {
  connection = openDatabase(place.context.settings.data);
  const documents = createSqliteDocumentStore(connection, COLLECTIONS);
  const queue = createEmbeddedQueue(documents);
  return { context: { ...place.context, documents, stats: createSqliteStatsStore(connection), queue: async () => queue }, allow: (pages) => void connection.all(`PRAGMA max_page_count = ${pages}`) };
}

it('a disk that is full stops the work with a sentence and loses nothing; with room again all is collected, once', async () => {
  const ada = hub.makeAccount(github.world, 'ada');
  const folder = makeRepository(root, 'much', Array.from({ length: COMMITS }, (_, number) => ({ email: ADA, file: `src/${number % 7}.ts`, lines: number + 1 })));
  hub.makeRepositoryOf(github.world, ada, 'much', { folder });
  const user = await personWith(place.context, 'ada', ADA);
  await addAll(place.context, user, { name: 'hub', forge: 'github', server: github.url, secret: hub.makeToken(github.world, ada).secret });
  const { context, allow } = limited();
  const [pages] = connection.all('PRAGMA page_count');
  allow(Number(pages?.page_count) + 4);
  const failed = await workThrough(context).then(() => undefined, (error: unknown) => error);
  expect(failed).toMatchObject({ code: 'store-failed', message: expect.stringContaining('disk is full') });
  const [state] = await listAll(place.context.documents, collections, 'owner', [user.id]);
  expect([state?.completed, (state?.nextDue ?? 2) <= 1]).toEqual([null, true]);

  allow(1_000_000_000);
  // The lease of a worker that ended is taken over; this one lives on.
  if (state && state.leaseUntil > 0) await place.context.documents.update(collections, { ...state, leaseUntil: 0, holder: null });
  expect((await workThrough(context)).map(({ result }) => result)).toEqual(['done']);
  const [repository] = await listAll(place.context.documents, collections, 'owner', [user.id]);
  expect((await place.context.stats.commitIds(user.id, RULES_VERSION, repository?.series ?? repository?.id ?? '')).size).toBe(COMMITS);
});
