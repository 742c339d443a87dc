import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, MOST_FAILURES, ROUND, nextLook, nextTry } from './due-rules';

const NOW = Date.parse('2026-11-21T00:00:00Z');
const chance = fc.double({ min: 0, max: 0.999_999, noNaN: true });

describe('when a repository is looked at again', () => {
  it('is within a day and not at once, whatever is known of it', () => {
    fc.assert(fc.property(fc.option(fc.integer({ min: 0, max: 2 * NOW })), fc.boolean(), chance, (lastActivity, told, random) => {
      const wait = nextLook({ now: NOW, lastActivity, told }, () => random) - NOW;
      expect(wait).toBeGreaterThanOrEqual(0.8 * ROUND);
      expect(wait).toBeLessThanOrEqual(DAY);
    }));
  });

  it('is never sooner for a quieter one', () => {
    fc.assert(fc.property(fc.nat(NOW), fc.nat(NOW), chance, (one, other, random) => {
      const look = (lastActivity: number): number => nextLook({ now: NOW, lastActivity, told: false }, () => random);
      expect(look(Math.min(one, other))).toBeGreaterThanOrEqual(look(Math.max(one, other)));
    }));
  });

  it('is a quarter of an hour for a busy one and a day for one that was quiet for a year', () => {
    expect(nextLook({ now: NOW, lastActivity: NOW - DAY, told: false }, () => 0.999_999)).toBeCloseTo(NOW + ROUND, -3);
    expect(nextLook({ now: NOW, lastActivity: NOW - 365 * DAY, told: false }, () => 0.999_999)).toBeCloseTo(NOW + DAY, -3);
  });
});

describe('when something that failed is tried again', () => {
  it('is never before the moment the other side asked for', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 2 * NOW }), chance, (failures, retryAt, random) => {
      expect(nextTry({ now: NOW, failures, retryAt }, () => random)).toBeGreaterThanOrEqual(Math.max(NOW, retryAt));
    }));
  });

  it('comes later with each failure, and within a day', () => {
    const waits = [1, 2, 3, 4, MOST_FAILURES, 50].map((failures) => nextTry({ now: NOW, failures }, () => 0) - NOW);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits.at(-1)).toBeLessThanOrEqual(DAY);
    expect(new Set(waits).size).toBe(5);
  });
});
