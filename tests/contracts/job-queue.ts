import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../lib/context';
import { users } from '../../lib/documents/collections';
import type { Job, JobQueue } from '../../lib/queue/port';
import { MOST_FAILURES } from '../../lib/schedule/due-rules';
import type { Harness, HarnessFactory } from './harness';

/** What every queue does, whatever keeps it. `create` makes one over a context; all of one store are the same queue. */
export function jobQueueContract(name: string, factory: HarnessFactory, create: (context: Context) => JobQueue): void {
  describe(`the queue of ${name}`, () => {
    let harness: Harness;
    let contexts: Context[];
    let queue: JobQueue;
    let other: JobQueue;
    const held: Job[] = [];

    beforeEach(async () => {
      harness = await factory();
      contexts = [await harness.open(), await harness.open()];
      for (const id of ['ada', 'bo']) {
        await contexts[0]?.documents.insert(users, { id, ownerId: id, account: `example.org/${id}`, hashKey: 'ab'.repeat(32), created: '2026-11-20T08:00:00.000Z' });
      }
      const [first, second] = contexts.map(create);
      if (!first || !second) throw new Error('no queue');
      queue = first;
      other = second;
    });
    afterEach(async () => {
      for (const job of held.splice(0)) await job.lease.abandon();
      for (const context of contexts) await context.close();
      await harness.remove();
    });

    const add = (ownerId: string, ...ids: string[]): Promise<unknown> => Promise.all(ids.map((repositoryId) => queue.enqueue({ repositoryId, ownerId })));
    const claim = async (from = queue): Promise<Job | undefined> => {
      const job = await from.claim();
      if (job) held.push(job);
      return job;
    };
    const claimed = async (): Promise<Job> => {
      const job = await claim();
      if (!job) throw new Error('nothing is due');
      return job;
    };

    it('gives nothing when nothing is due', async () => {
      await queue.enqueue({ repositoryId: 'later', ownerId: 'ada' }, Date.now() + 60_000);
      expect(await claim()).toBeUndefined();
      expect(await queue.isBusy('ada')).toBe(false);
      expect(await queue.counts('ada')).toEqual({ due: 0, running: 0, waiting: 1, setAside: 0 });
    });

    it('holds a repository once, at the earliest moment asked for', async () => {
      await queue.enqueue({ repositoryId: 'one', ownerId: 'ada' }, Date.now() + 60_000);
      await add('ada', 'one', 'one');
      await queue.enqueue({ repositoryId: 'one', ownerId: 'ada' }, Date.now() + 60_000);
      expect((await claim())?.repositoryId).toBe('one');
      expect(await claim()).toBeUndefined();
    });

    it('gives each job to one of many who ask at once', async () => {
      await add('ada', ...Array.from({ length: 10 }, (_, number) => `r${number}`));
      const jobs = await Promise.all(Array.from({ length: 20 }, (_, number) => claim(number % 2 === 0 ? queue : other)));
      let rest = await claim(other);
      const ids = jobs.flatMap((job) => (job ? [job.repositoryId] : []));
      for (; rest; rest = await claim(other)) ids.push(rest.repositoryId);
      expect(ids).toHaveLength(10);
      expect(new Set(ids).size).toBe(10);
    });

    it('takes people in turn', async () => {
      await add('ada', ...Array.from({ length: 9 }, (_, number) => `a${number}`));
      await add('bo', 'b0', 'b1');
      const owners: string[] = [];
      for (let job = await claim(); job; job = await claim()) owners.push(job.ownerId);
      expect(owners.slice(0, 4).sort()).toEqual(['ada', 'ada', 'bo', 'bo']);
      expect(owners).toHaveLength(11);
    });

    it('gives a completed one back at its moment, and at once where it was made due meanwhile', async () => {
      await add('ada', 'one');
      await queue.complete(await claimed(), Date.now() + 60_000);
      expect(await claim()).toBeUndefined();
      await add('ada', 'one');
      const again = await claimed();
      await other.enqueue({ repositoryId: 'one', ownerId: 'ada' });
      expect(await claim(other)).toBeUndefined();
      await queue.complete(again, Date.now() + 60_000);
      expect((await claim(other))?.repositoryId).toBe('one');
    });

    it('tries a failed one later, and sets it aside after some failures; one that is done starts anew', async () => {
      for (let failure = 1; failure <= MOST_FAILURES; failure += 1) {
        await add('ada', 'poison');
        await queue.fail(await claimed());
        expect(await claim()).toBeUndefined();
      }
      expect(await queue.counts('ada')).toMatchObject({ waiting: 0, setAside: 1 });
      await add('ada', 'poison', 'good');
      const jobs = [await claimed(), await claimed()];
      for (const job of jobs) await queue.complete(job, Date.now() + 60_000);
      expect(await queue.counts('ada')).toEqual({ due: 0, running: 0, waiting: 2, setAside: 0 });
    });

    it('does not try a failed one before the moment the other side named', async () => {
      await add('ada', 'one');
      const job = await claimed();
      const retryAt = Date.now() + 7_200_000;
      await queue.fail(job, retryAt);
      expect(job.lease.state().nextDue).toBeGreaterThanOrEqual(retryAt);
    });

    it('gives a released one to the next who asks', async () => {
      await add('ada', 'one');
      const job = await claimed();
      expect(await queue.counts('ada')).toMatchObject({ running: 1, due: 0 });
      await queue.release(job);
      expect((await claim(other))?.repositoryId).toBe('one');
    });
  });
}
