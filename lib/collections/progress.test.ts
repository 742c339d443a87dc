import { expect, it } from 'vitest';
import { secondsLeft, stepLeft } from './progress';

const at = (done: number) => ({ repositories: 100, done, running: 1, commits: 0 });

it('says nothing about the time left before two repositories are done', () => {
  expect([secondsLeft(at(10), at(10), 5_000), secondsLeft(at(10), at(11), 5_000), secondsLeft(at(10), at(9), 5_000), secondsLeft(at(10), at(20), 0)]).toEqual([null, null, null, null]);
});

it('takes the pace since it was first asked', () => {
  expect(secondsLeft(at(10), at(20), 5_000)).toBe(40);
  expect(secondsLeft(at(10), at(100), 5_000)).toBe(0);
});

it('says when a step is done once its pace is known', () => {
  expect(stepLeft({ done: 212, total: 331, began: 0 }, 10_600)).toBe(6);
  expect(stepLeft({ done: 331, total: 331, began: 0 }, 10_600)).toBe(0);
  expect([stepLeft({ done: 0, total: 331, began: 0 }, 9_000), stepLeft({ done: 9, total: null, began: 0 }, 9_000), stepLeft({ done: 9, total: 331, began: 0 }, 900), stepLeft(null, 9_000), stepLeft(undefined, 9_000)]).toEqual([null, null, null, null, null]);
});
