import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withPatience } from './patience';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What becomes of an answer, looked at without waiting. */
function watched(answer: Promise<string>): { outcome: string } {
  const seen = { outcome: 'waiting' };
  answer.then((value) => { seen.outcome = value; }, (error: unknown) => { seen.outcome = (error as { code: string }).code; });
  return seen;
}

test('an answer that does not come is given up after its time', async () => {
  const seen = watched(withPatience(new Promise<string>(() => {}), 1_000));
  await vi.advanceTimersByTimeAsync(999);
  expect(seen.outcome).toBe('waiting');
  await vi.advanceTimersByTimeAsync(1);
  expect(seen.outcome).toBe('store-failed');
  expect(vi.getTimerCount()).toBe(0);
});

test('time in which the process itself stood still is not held against the store', async () => {
  let answer = (_value: string): void => {};
  const seen = watched(withPatience(new Promise<string>((done) => { answer = done; }), 1_000));
  // However late it is when the process goes on, what was due first comes first, and then what has arrived meanwhile.
  await vi.advanceTimersToNextTimerAsync();
  expect(seen.outcome).toBe('waiting');
  answer('there');
  await vi.advanceTimersByTimeAsync(0);
  expect(seen.outcome).toBe('there');
  expect(vi.getTimerCount()).toBe(0);
});

test('what the answer fails with is what is thrown', async () => {
  await expect(withPatience(Promise.reject(new Error('no')), 1_000)).rejects.toThrow('no');
  expect(vi.getTimerCount()).toBe(0);
});
