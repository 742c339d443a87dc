import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import { cvs, sessions } from '../../lib/documents/collections';
import { createMongoDocumentStore } from '../../lib/documents/mongo';
import { collection } from '../../lib/documents/collections/shape';
import { createEmbeddedQueue } from '../../lib/queue/embedded';
import { startMongo } from '../servers/mongo';
import { documentStoreContract } from './document-store';
import { cvOf } from './fixtures';
import type { Harness } from './harness';
import { healthHistoryContract } from './health-history';
import { jobQueueContract } from './job-queue';

/** A real MongoDB, where somebody names one. */
const real = process.env.TEST_MONGODB_URL;
let server: { uri: string; stop: () => Promise<void> };
beforeAll(async () => { server = real === undefined ? await startMongo() : { uri: real, stop: async () => undefined }; });
afterAll(() => server.stop());

/** A database of its own for each test. */
async function createMongoHarness(): Promise<Harness> {
  const data = await mkdtemp(path.join(tmpdir(), 'commit-stats-store-'));
  const environment = { COMMIT_STATS_DATA: data, COMMIT_STATS_DOCUMENTS: 'mongodb', MONGODB_URI: `${server.uri}t${randomBytes(6).toString('hex')}` };
  return {
    environment,
    open: () => createContext(readSettings({}, environment)),
    remove: () => rm(data, { recursive: true, force: true }),
  };
}

documentStoreContract('MongoDB', createMongoHarness);
healthHistoryContract('MongoDB', createMongoHarness);
jobQueueContract('MongoDB', createMongoHarness, ({ documents }) => createEmbeddedQueue(documents));

describe('MongoDB behind the documents', () => {
  it('gets the indexes that the collections declare once, and new ones with the values that older documents lack', async () => {
    const harness = await createMongoHarness();
    const { environment } = harness;
    const client = await new MongoClient(server.uri).connect();
    const database = client.db(environment.MONGODB_URI?.split('/').at(-1));
    const first = createMongoDocumentStore(String(environment.MONGODB_URI), [cvs, sessions]);
    await first.insert(sessions, { id: 's', ownerId: 'u', expires: 5_000, created: '2026-11-20T08:00:00.000Z', agent: '' });
    await first.insert(cvs, cvOf('old'));
    expect((await database.collection('cvs').listIndexes().toArray()).filter(({ unique }) => unique === true).map(({ key }) => key)).toContainEqual({ slug: 1 });
    expect(await database.collection('sessions').findOne({})).toMatchObject({ _expires: new Date(5_000) });
    expect((await database.collection('sessions').listIndexes().toArray()).map(({ expireAfterSeconds }) => Number(expireAfterSeconds))).toContain(0);
    const [was] = await database.collection('commitStatsMeta').find().toArray();

    const grade = z.int().default(7);
    const newer = collection('cvs', cvs.schema.and(z.object({ grade })) as never, { graded: { fields: ['grade'] } } as never) as typeof cvs;
    const second = createMongoDocumentStore(String(environment.MONGODB_URI), [newer, sessions]);
    expect((await second.list(newer, 'graded' as never, [7])).documents.map(({ id }) => id)).toEqual(['old']);
    expect((await database.collection('cvs').listIndexes().toArray()).map(({ name }) => String(name)).filter((name) => name.startsWith('slug'))).toEqual([]);
    expect((await database.collection('commitStatsMeta').find().toArray())[0]).not.toEqual(was);

    await database.collection('commitStatsMeta').updateOne({}, { $set: { layout: 99 } });
    const third = createMongoDocumentStore(String(environment.MONGODB_URI), [cvs]);
    await expect(third.get(cvs, 'old')).rejects.toThrow(/newer version/u);
    for (const store of [first, second, third]) await store.close();
    await client.close();
    await harness.remove();
  });

  it('can stop and come back: what it acknowledged is there, and nobody has to start anew', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'commit-stats-mongo-'));
    const file = path.join(folder, 'data.h2');
    const before = await startMongo({ file });
    const store = createMongoDocumentStore(`${before.uri}kept?serverSelectionTimeoutMS=1000`, [cvs]);
    await store.insert(cvs, cvOf('one'));
    await before.stop();
    await expect(store.insert(cvs, cvOf('two'))).rejects.toMatchObject({ code: 'store-failed' });
    const after = await startMongo({ file, port: before.port });
    expect(await store.get(cvs, 'one')).toMatchObject({ id: 'one' });
    await store.insert(cvs, cvOf('two'));
    await store.close();
    await after.stop();
    await rm(folder, { recursive: true, force: true });
  });
});
