import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatLookState, hourOf, isDue, parseLookState } from './look-state';

const HOUR = 3_600_000;
const NOW = 500_000 * HOUR + 1;

test('what is kept is read again', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.nat().map(String)), fc.array(fc.nat(100_000)), fc.option(fc.nat(1_000_000)), (ids, hours, looked) => {
    const state = { looked, exact: new Map(ids.map((id, index) => [id, hours[index] ?? 0] as const)) };
    expect(parseLookState(formatLookState(state, 'token-1'), 'token-1', NOW)).toEqual(state);
  }));
});

test('anything else counts as nothing', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
    expect(parseLookState(text, 'token-1', NOW)).toEqual({ looked: null, exact: new Map() });
  }));
});

test('5,000 projects are kept in less than 80 kB', () => {
  const exact = new Map(Array.from({ length: 5_000 }, (_, number) => [String(40_000_000 + number * 7), 500_000 + (number % 24)] as const));
  expect(formatLookState({ looked: NOW, exact }, 'token-1').length).toBeLessThan(80_000);
});

test('each project is due between 18 and 24 hours after its last look, not all at once', () => {
  const state = { looked: NOW, exact: new Map(Array.from({ length: 60 }, (_, id) => [String(id), hourOf(NOW)] as const)) };
  const due = (hours: number): number => [...state.exact.keys()].filter((id) => isDue(state, id, NOW + hours * HOUR)).length;
  expect([17, 18, 20, 23].map(due)).toEqual([0, 10, 30, 60]);
  expect(isDue(state, '61', NOW)).toBe(true);
  expect(isDue(state, '1', NOW - 2 * HOUR)).toBe(true);
});
