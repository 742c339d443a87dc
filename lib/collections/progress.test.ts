import { expect, it } from 'vitest';
import { secondsLeft } from './progress';

const at = (done: number) => ({ repositories: 100, done, running: 1, commits: 0 });

it('says nothing about the time left before two repositories are done', () => {
  expect([secondsLeft(at(10), at(10), 5_000), secondsLeft(at(10), at(11), 5_000), secondsLeft(at(10), at(9), 5_000), secondsLeft(at(10), at(20), 0)]).toEqual([null, null, null, null]);
});

it('takes the pace since it was first asked', () => {
  expect(secondsLeft(at(10), at(20), 5_000)).toBe(40);
  expect(secondsLeft(at(10), at(100), 5_000)).toBe(0);
});
