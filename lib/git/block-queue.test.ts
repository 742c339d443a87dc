import { array, assert, asyncProperty, infiniteStream, integer, nat } from 'fast-check';
import { expect, test } from 'vitest';
import { BlockQueue } from './block-queue';
import type { CommitHeader } from './types';

const commit = (index: number) => ({ sha: String(index) }) as CommitHeader;
const numbers = (block: CommitHeader[] | undefined) => (block ?? []).map(({ sha }) => Number(sha));

async function* history(batches: readonly number[]): AsyncGenerator<CommitHeader[]> {
  let at = 0;
  for (const size of batches) yield Array.from({ length: size }, () => commit(at++));
}

/** A queue of which everything was listed. */
async function listed(count: number, workers: number): Promise<BlockQueue> {
  const queue = new BlockQueue(history([count]), workers);
  await new Promise((resolve) => setImmediate(resolve));
  return queue;
}

test('every commit is handed out once, whoever asks how often, and each block is of neighbours', async () => {
  await assert(
    asyncProperty(array(nat(800), { maxLength: 6 }), integer({ min: 1, max: 4 }), infiniteStream(nat(3)), async (batches, workers, asking) => {
      const queue = new BlockQueue(history(batches), workers);
      const got: number[] = [];
      for (;;) {
        const block = await queue.next((asking.next().value ?? 0) % workers);
        if (!block) break;
        const own = numbers(block);
        expect(own).toEqual(own.map((_, index) => (own[0] ?? 0) + index));
        got.push(...own);
      }
      expect(got.toSorted((a, b) => a - b)).toEqual(Array.from({ length: batches.reduce((sum, size) => sum + size, 0) }, (_, index) => index));
    }),
    { numRuns: 40 },
  );
});

test('each worker goes along a stretch of its own', async () => {
  const queue = await listed(1000, 2);
  const first = [...numbers(await queue.next(0)), ...numbers(await queue.next(0))];
  const second = [...numbers(await queue.next(1)), ...numbers(await queue.next(1))];
  expect(first).toEqual(Array.from({ length: 128 }, (_, index) => index));
  expect(second).toEqual(Array.from({ length: 128 }, (_, index) => 128 + 436 + index));
});

test('blocks get small towards the end, so that all workers finish together', async () => {
  const queue = await listed(200, 2);
  const sizes: number[] = [];
  for (let block = await queue.next(0); block; block = await queue.next(0)) sizes.push(block.length);
  expect(sizes.at(-1)).toBeLessThanOrEqual(16);
  expect(Math.max(...sizes)).toBe(64);
});

test('commits that are given back come first', async () => {
  const queue = await listed(100, 2);
  await queue.next(0);
  queue.giveBack([commit(7), commit(8)]);
  expect(numbers(await queue.next(1))).toEqual([7, 8]);
});

test('what the listing fails with reaches whoever asks', async () => {
  const failing = async function* (): AsyncGenerator<CommitHeader[]> {
    yield* [];
    throw new Error('no more');
  };
  await expect(new BlockQueue(failing(), 2).next(1)).rejects.toThrow('no more');
});
