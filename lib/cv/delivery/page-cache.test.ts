import { expect, test, vi } from 'vitest';
import type { CachedPage } from './page-cache';
import { createPageCache } from './page-cache';

function page(size: number): CachedPage {
  return { etag: 'e', body: { raw: new Uint8Array(size), br: new Uint8Array(0), gzip: new Uint8Array(0) } };
}

test('a page is made once however many ask for it at the same time', async () => {
  const cache = createPageCache(100_000);
  const make = vi.fn(async () => page(10));
  const [a, b] = await Promise.all([cache.getOrMake('k', make), cache.getOrMake('k', make)]);
  expect(a).toBe(b);
  expect(cache.get('k')).toBe(a);
  await cache.getOrMake('k', make);
  expect(make).toHaveBeenCalledTimes(1);
});

test('a failure is not kept', async () => {
  const cache = createPageCache(100_000);
  await expect(cache.getOrMake('k', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(cache.isMaking('k')).toBe(false);
  await expect(cache.getOrMake('k', async () => page(1))).resolves.toBeDefined();
});

test('the least recently read pages leave when the bytes are used up', async () => {
  const cache = createPageCache(4_000);
  await cache.getOrMake('a', async () => page(1_000));
  await cache.getOrMake('b', async () => page(1_000));
  cache.get('a');
  await cache.getOrMake('c', async () => page(1_000));
  expect([cache.get('a'), cache.get('b'), cache.get('c')].map(Boolean)).toEqual([true, false, true]);
});
