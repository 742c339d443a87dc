import { expect, test } from 'vitest';
import { newId } from './new-id';

test('ids sort in the order in which they were made, also within one millisecond', () => {
  const moment = Date.parse('2026-11-21T18:00:00Z');
  const ids = [...Array.from({ length: 3_000 }, () => newId(moment)), newId(moment + 1)];
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test('an id is a UUID of version 7 that holds its millisecond', () => {
  const id = newId(Date.parse('2026-11-21T18:00:00Z'));
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(Date.parse('2026-11-21T18:00:00Z'));
});

test('more ids than can be numbered in a millisecond differ all the same', () => {
  expect(new Set(Array.from({ length: 6_000 }, () => newId(1_800_000_000_000))).size).toBe(6_000);
});
