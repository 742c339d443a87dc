import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collections, users } from '../../lib/documents/collections';
import type { Job } from '../../lib/queue/port';
import { createEmbeddedQueue } from '../../lib/queue/embedded';
import { MOST_FAILURES } from '../../lib/schedule/due-rules';
import { tempContext } from '../support/temp-context';
import type { TempContext } from '../support/temp-context';

describe('the queue in the store', () => {
  let temporary: TempContext;
  beforeEach(async () => {
    temporary = await tempContext();
    await temporary.context.documents.insert(users, { id: 'ada', ownerId: 'ada', account: 'local', hashKey: 'ab'.repeat(32), created: '2026-11-20T08:00:00.000Z' });
  });
  afterEach(() => temporary.remove());

  /** Begins a run, as collecting does. */
  async function begin(): Promise<Job | undefined> {
    const job = await createEmbeddedQueue(temporary.context.documents).claim();
    if (job) await job.lease.update({ attempts: job.lease.state().attempts + 1, progress: 0 });
    return job;
  }

  it('sets a repository aside that brings its worker down each time', async () => {
    const { documents } = temporary.context;
    const queue = createEmbeddedQueue(documents);
    await queue.enqueue({ repositoryId: 'poison', ownerId: 'ada' });
    for (let crash = 1; crash <= MOST_FAILURES; crash += 1) {
      expect((await begin())?.repositoryId).toBe('poison');
      const state = await documents.get(collections, 'poison');
      if (state) await documents.update(collections, { ...state, holder: null, leaseUntil: 0 });
    }
    expect(await begin()).toBeUndefined();
    expect(await queue.counts('ada')).toEqual({ due: 0, running: 0, waiting: 0, setAside: 1 });
  });

  it('does not take a run that was asked to stop for a failed one', async () => {
    const queue = createEmbeddedQueue(temporary.context.documents);
    await queue.enqueue({ repositoryId: 'large', ownerId: 'ada' });
    for (let stop = 0; stop <= 2 * MOST_FAILURES; stop += 1) {
      const job = await begin();
      expect(job?.repositoryId).toBe('large');
      if (job) await queue.release(job);
    }
  });
});
