import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { collections, users } from '../../lib/documents/collections';
import { RULES_VERSION } from '../../lib/facts/types';
import type { CommitFact } from '../../lib/facts/types';
import { createEmbeddedQueue } from '../../lib/queue/embedded';
import type { JobQueue } from '../../lib/queue/port';
import { commitStats } from '../support/program';
import { makeRepository } from '../support/small-repository';
import { tempContext } from '../support/temp-context';
import type { TempContext } from '../support/temp-context';

const DAY = 86_400_000;
const FACT: CommitFact = {
  repository: 'one', commit: 'ab'.repeat(16), work: 'cd'.repeat(16), time: 1_600_000_000, zone: 60, committed: 1_600_000_000, kind: 'feature', merge: false, coAuthorOnly: false, coAuthored: false, bot: false, ai: false,
  signed: false, signatureVerified: false, identity: null, excludedByOwner: false, changes: [{ language: 'TypeScript', category: 'code', files: 1, additions: 3, deletions: 1 }],
};

let temp: TempContext;
let queue: JobQueue;
beforeEach(async () => {
  temp = await tempContext();
  const { documents } = temp.context;
  await documents.insert(users, { id: 'ada', ownerId: 'ada', account: 'local', hashKey: 'ab'.repeat(32), created: '2026-11-20T08:00:00.000Z' });
  queue = createEmbeddedQueue(documents);
  await queue.enqueue({ repositoryId: 'one', ownerId: 'ada' });
});
afterEach(async () => {
  vi.useRealTimers();
  await temp.remove();
});

describe('a worker whose clock is wrong', () => {
  it('by a day ahead takes a lease over, and who held it can change nothing any more; what both wrote counts once', async () => {
    const held = await queue.claim();
    if (!held) throw new Error('Nothing was due.');
    await temp.context.stats.write('ada', RULES_VERSION, [FACT]);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + DAY });
    const taken = await createEmbeddedQueue(temp.context.documents).claim();
    expect(taken?.lease.state().fence).toBe(held.lease.state().fence + 1);
    await temp.context.stats.write('ada', RULES_VERSION, [FACT]);
    await expect(held.lease.update({ lastHead: 'of the first' })).rejects.toMatchObject({ code: 'conflict' });
    expect(held.lease.signal.aborted).toBe(true);
    if (taken) await queue.complete(taken, Date.now() + DAY);
    expect((await temp.context.stats.commitIds('ada', RULES_VERSION, 'one')).size).toBe(1);
    expect((await temp.context.documents.get(collections, 'one'))?.lastHead).toBeNull();
  });

  it('by a day behind takes nothing that somebody else is at, and what is due at once all the same', async () => {
    const held = await queue.claim();
    if (!held) throw new Error('Nothing was due.');
    await queue.enqueue({ repositoryId: 'two', ownerId: 'ada' });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - DAY });
    const other = createEmbeddedQueue(temp.context.documents);
    const second = await other.claim();
    expect(second?.repositoryId).toBe('two');
    expect(await other.claim()).toBeUndefined();
    for (const job of [held, second]) await job?.lease.abandon();
  });
});

describe('the time zone of a machine', () => {
  it('changes no day of no commit', () => {
    const repository = makeRepository(temp.data, 'days', Array.from({ length: 60 }, (_, number) => ({ email: 'ada@example.org', lines: number + 1 })));
    const scans = ['UTC', 'Pacific/Kiritimati', 'America/St_Johns', 'Europe/Berlin'].map((TZ) => {
      const { code, stdout, stderr } = commitStats(['scan', '--json', repository, '--email', 'ada@example.org'], { TZ });
      expect(code, stderr).toBe(0);
      return stdout;
    });
    expect(new Set(scans).size).toBe(1);
  });
});
