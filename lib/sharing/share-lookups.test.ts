import { setImmediate as turn } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { shareLookups } from './share-lookups';

test('lookups of one turn share one read, and nobody gets an answer read before he asked', async () => {
  let value = 1;
  let reads = 0;
  let now = 0;
  const find = shareLookups(async (key: string) => {
    reads += 1;
    return `${key}${value}`;
  }, () => (now += 1_000));
  expect(await Promise.all([find('a'), find('a'), find('b')])).toEqual(['a1', 'a1', 'b1']);
  expect(reads).toBe(2);
  value = 2;
  expect(await find('a')).toBe('a2');
  const early = find('a');
  await turn();
  value = 3;
  const late = find('a');
  expect(await late).toBe('a3');
  expect(await early).toBe('a2');
});

test('right after another lookup that took its time, those of the next millisecond share one that is read after all of them asked', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  try {
    let [value, now] = [1, 0];
    const look = vi.fn(async () => {
      now += 1;
      return value;
    });
    const find = shareLookups(look, () => now);
    expect(await find('a')).toBe(1);
    const one = find('a');
    await turn();
    value = 2;
    const other = find('a');
    await vi.advanceTimersByTimeAsync(1);
    expect([await one, await other]).toEqual([2, 2]);
    expect(look).toHaveBeenCalledTimes(2);
  } finally {
    vi.useRealTimers();
  }
});

test('a store that answers at once is never waited for', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  try {
    const look = vi.fn(async () => 1);
    const find = shareLookups(look, () => 0);
    for (let times = 0; times < 3; times += 1) expect(await find('a')).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
    expect(look).toHaveBeenCalledTimes(3);
  } finally {
    vi.useRealTimers();
  }
});
