import { afterAll, beforeAll, expect, it } from 'vitest';
import { newCollectionState } from '../../lib/collections/lease';
import { NEVER, collections } from '../../lib/documents/collections';
import { createEmbeddedQueue } from '../../lib/queue/embedded';
import { tempContext } from '../support/temp-context';
import type { TempContext } from '../support/temp-context';
import { personWith } from './site';

let temp: TempContext;

beforeAll(async () => { temp = await tempContext(); });
afterAll(() => temp.remove());

it('5,000 repositories of one person do not make ten of another wait more than their turns', async () => {
  const { documents } = temp.context;
  const many = await personWith(temp.context, 'many', 'many@example.org');
  const few = await personWith(temp.context, 'few', 'few@example.org');
  const states = (ownerId: string, count: number) => Array.from({ length: count }, (_, number) => newCollectionState({ id: `${ownerId}-${number}`, ownerId }));
  await documents.insertMany(collections, states(many.id, 5_000));
  const queue = createEmbeddedQueue(documents);
  for (let before = 0; before < 5; before += 1) {
    const job = await queue.claim();
    if (job) await queue.complete(job, NEVER);
  }
  await documents.insertMany(collections, states(few.id, 10));
  const turns: string[] = [];
  while (turns.filter((owner) => owner === few.id).length < 10) {
    const job = await queue.claim();
    if (!job) break;
    turns.push(job.ownerId);
    await queue.complete(job, NEVER);
  }
  expect(turns.filter((owner) => owner === few.id)).toHaveLength(10);
  // Each of the two in turn: never two of the many between two of the few.
  expect(turns.length).toBeLessThanOrEqual(21);
});
