import { afterEach, beforeEach, expect, it } from 'vitest';
import { tempContext } from '../support/temp-context';
import type { TempContext } from '../support/temp-context';
import { takeRequest } from '../../lib/limits/request-window';

const LIMIT = { most: 5, windowMs: 60_000 };
let temp: TempContext;
beforeEach(async () => {
  temp = await tempContext();
});
afterEach(() => temp.remove());

const take = (now: number, key = 'k') => takeRequest(temp.context, 'u', key, LIMIT, now);

it('opens again a window after the first request of the last one', async () => {
  for (let count = 0; count < 5; count += 1) expect(await take(1_000 + count)).toBeUndefined();
  expect(await take(11_000)).toBe(50);
  expect(await take(60_999)).toBe(1);
  expect(await take(61_000)).toBeUndefined();
  expect(await take(61_001)).toBeUndefined();
});

it('lets exactly as many of many at once through, at the first window and at the next', async () => {
  for (const now of [5_000, 65_000]) {
    const all = await Promise.all(Array.from({ length: 20 }, () => take(now)));
    expect(all.filter((wait) => wait === undefined)).toHaveLength(5);
  }
});

it('counts each key for itself', async () => {
  for (let count = 0; count < 5; count += 1) await take(1_000);
  expect(await take(1_000)).toBe(60);
  expect(await take(1_000, 'other')).toBeUndefined();
});
