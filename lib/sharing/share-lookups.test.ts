import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { shareLookups } from './share-lookups';

test('lookups of one turn share one read, and nobody gets an answer read before he asked', async () => {
  let value = 1;
  let reads = 0;
  const find = shareLookups(async (key: string) => {
    reads += 1;
    return `${key}${value}`;
  });
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
