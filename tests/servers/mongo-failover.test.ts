import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { collections, cvs } from '../../lib/documents/collections';
import { createMongoDocumentStore } from '../../lib/documents/mongo';
import type { DocumentStore } from '../../lib/documents/port';
import { cvOf, leaseOf } from '../contracts/fixtures';
import { startReplicaSet } from '../support/replica-set';
import type { ReplicaSet } from '../support/replica-set';
import { startMongo } from './mongo';

// The server of the tests stands alone. Two members in front of it speak as those of a replica set do: they say who is primary, refuse, and know each numbered write again.
let server: Awaited<ReturnType<typeof startMongo>>;
let set: ReplicaSet;
let store: DocumentStore;
let tests = 0;

beforeAll(async () => { server = await startMongo(); });
afterAll(() => server.stop());
beforeEach(async () => {
  set = await startReplicaSet(server.port);
  tests += 1;
  store = createMongoDocumentStore(`${set.uri}failover${tests}?replicaSet=tests&serverSelectionTimeoutMS=3000&heartbeatFrequencyMS=500`, [cvs, collections]);
  await store.insert(cvs, cvOf('first'));
});
afterEach(async () => {
  await store.close();
  await set.stop();
});

it('a write whose answer is lost with the connection is asked for again and done once', async () => {
  set.script({ how: 'lost' });
  expect(await store.insert(cvs, cvOf('one'))).toMatchObject({ id: 'one', version: 1 });
  expect(set.writes.slice(-2)).toEqual([{ member: 0, command: 'insert', retried: false }, { member: 0, command: 'insert', retried: true }]);
  await store.insert(collections, leaseOf('counter'));
  set.script({ how: 'lost' });
  const claimed = await store.claim(collections, 'lease', ['shared'], { atMost: 0, set: { leaseUntil: 900 }, increment: 'fence' });
  expect(claimed).toMatchObject({ fence: 1, version: 2 });
  expect(await store.get(collections, 'counter')).toEqual(claimed);
  const first = await store.get(cvs, 'first');
  if (!first) throw new Error('It was not stored.');
  set.script({ how: 'lost' });
  expect(await store.update(cvs, { ...first, name: 'Grace' })).toMatchObject({ version: 2 });
  set.script({ how: 'lost' });
  expect(await store.delete(cvs, 'first', 2)).toBe(true);
});

it('goes on with the new primary where one steps down, without anybody noticing', async () => {
  set.elect(1);
  expect(await store.insert(cvs, cvOf('one'))).toMatchObject({ id: 'one' });
  expect(set.writes.at(-1)).toEqual({ member: 1, command: 'insert', retried: false });
  set.elect(0);
  set.cut();
  expect(await store.get(cvs, 'one')).toMatchObject({ id: 'one' });
  set.script({ how: 'refused', code: 189, codeName: 'PrimarySteppedDown' });
  expect((await store.insertMany(cvs, [cvOf('two'), cvOf('one'), cvOf('three')])).map((stored) => stored?.id)).toEqual(['two', undefined, 'three']);
});

it('waits for a primary no longer than it may, says that MongoDB cannot be reached, and goes on when there is one', async () => {
  set.elect(null);
  const error = await store.insert(cvs, cvOf('one')).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: 'store-failed', message: expect.stringMatching(/cannot be reached|changing its primary/u) });
  set.elect(1);
  expect(await store.get(cvs, 'one')).toBeUndefined();
  await store.insert(cvs, cvOf('one'));
});

it('a write that is refused twice fails with a sentence, and nothing of it is stored', async () => {
  const refused = { how: 'refused', code: 11_602, codeName: 'InterruptedDueToReplStateChange' } as const;
  set.script(refused, refused);
  await expect(store.insert(cvs, cvOf('one'))).rejects.toMatchObject({ code: 'store-failed', message: expect.stringContaining('changing its primary') });
  expect(await store.get(cvs, 'one')).toBeUndefined();
});
