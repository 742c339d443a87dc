import { describe, expect, it } from 'vitest';
import { streaksOf } from './streaks';

describe('streaks', () => {
  it('are empty without active days', () =>
    expect(streaksOf([], 10)).toEqual({ currentStreak: { days: 0, from: null }, longestStreak: { days: 0, from: null, to: null } }));
  it('take the earliest of equally long runs', () =>
    expect(streaksOf([1, 2, 5, 6], 100).longestStreak).toEqual({ days: 2, from: '1970-01-02', to: '1970-01-03' }));
  it.each([
    ['today', [8, 9, 10], 3, '1970-01-09'],
    ['yesterday', [8, 9], 2, '1970-01-09'],
  ])('are current when they end %s', (_, active, days, from) => expect(streaksOf(active, 10).currentStreak).toEqual({ days, from }));
  it('are over after a day without commits', () => expect(streaksOf([7, 8], 10).currentStreak.days).toBe(0));
  it('are not lengthened by days to come', () => expect(streaksOf([9, 10, 11, 12], 10).currentStreak.days).toBe(2));
});
