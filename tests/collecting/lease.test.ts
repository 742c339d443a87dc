import { afterEach, beforeEach, expect, it } from 'vitest';
import { localOwner } from '../../lib/accounts/local-owner';
import { collectionState, takeLease } from '../../lib/collections/lease';
import { collections } from '../../lib/documents/collections';
import type { Repository } from '../../lib/documents/collections';
import { registerRepository } from '../../lib/repositories/register-repository';
import { tempContext } from '../support/temp-context';
import type { TempContext } from '../support/temp-context';

let temp: TempContext;
let repository: Repository;
beforeEach(async () => {
  temp = await tempContext();
  repository = await registerRepository(temp.context, await localOwner(temp.context), { source: { kind: 'url', url: 'https://example.org/a' } });
});
afterEach(() => temp.remove());

it('the second waits until the first gives the lease back, and is told so once', async () => {
  const other = await temp.again();
  const first = await takeLease(temp.context, repository);
  const told: string[] = [];
  const second = takeLease(other, repository, { onWaiting: () => told.push('waiting') }).then((lease) => {
    told.push('taken');
    return lease;
  });
  await expect.poll(() => told).toEqual(['waiting']);
  await first.update({ progress: 7 });
  await first.release({ lastHead: 'abc' });
  const lease = await second;
  expect(told).toEqual(['waiting', 'taken']);
  expect(lease.state()).toMatchObject({ lastHead: 'abc', progress: 7, fence: 2 });
  await lease.release();
});

it('the lease of a process that has ended is taken over at once', async () => {
  const lease = await takeLease(temp.context, repository);
  await lease.update({ holder: lease.state().holder?.replace(`,${process.pid},`, ',999999999,') });
  const next = await takeLease(temp.context, repository);
  expect(next.state().fence).toBe(2);
  await expect(lease.update({ lastHead: 'late' })).rejects.toMatchObject({ code: 'conflict' });
  expect(lease.signal.aborted).toBe(true);
  expect((await collectionState(temp.context, repository)).lastHead).toBeNull();
  await next.release();
});

it('the lease of a process on another machine is taken over when it has run out', async () => {
  const lease = await takeLease(temp.context, repository);
  const state = await collectionState(temp.context, repository);
  await temp.context.documents.update(collections, { ...state, holder: '["elsewhere",1,"0"]', leaseUntil: Date.now() + 300 });
  const next = await takeLease(temp.context, repository);
  await expect(lease.release()).rejects.toMatchObject({ code: 'conflict' });
  await next.release();
});

it('a note of somebody else in the same document does not cost the lease', async () => {
  const lease = await takeLease(temp.context, repository);
  await temp.context.documents.update(collections, { ...lease.state(), checked: '2026-11-20T08:00:00.000Z' });
  await Promise.all([lease.update({ progress: 1 }), lease.update({ attempts: 3 })]);
  await lease.release({ lastHead: 'abc' });
  expect(await collectionState(temp.context, repository)).toMatchObject({ lastHead: 'abc', progress: 1, attempts: 3, checked: '2026-11-20T08:00:00.000Z', holder: null, leaseUntil: 0 });
});

it('waiting ends when the caller gives up', async () => {
  const lease = await takeLease(temp.context, repository);
  const giveUp = new AbortController();
  const waiting = takeLease(temp.context, repository, { signal: giveUp.signal, onWaiting: () => giveUp.abort(new Error('given up')) });
  await expect(waiting).rejects.toThrow('given up');
  await lease.release();
});
