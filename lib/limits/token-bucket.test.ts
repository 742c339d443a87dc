import { expect, test } from 'vitest';
import { createRateLimit } from './token-bucket';

test('a burst is allowed, then one at a time as the bucket refills, each key for itself', () => {
  let now = 0;
  const limit = createRateLimit({ burst: 2, perMinute: 6 }, () => now);
  expect([limit.take('a'), limit.take('a')]).toEqual([undefined, undefined]);
  expect(limit.take('a')).toBe(10);
  expect(limit.take('b')).toBeUndefined();
  now = 5_000;
  expect(limit.take('a')).toBe(5);
  now = 10_000;
  expect(limit.take('a')).toBeUndefined();
  expect(limit.take('a')).toBe(10);
});

test('keys beyond the bound are forgotten, the least recent first', () => {
  const limit = createRateLimit({ burst: 1, perMinute: 1, keys: 2 }, () => 0);
  limit.take('a');
  limit.take('b');
  limit.take('c');
  expect(limit.take('c')).toBe(60);
  expect(limit.take('a')).toBeUndefined();
});
