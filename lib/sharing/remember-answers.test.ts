import { expect, test, vi } from 'vitest';
import { AppError } from '../errors/app-error';
import { rememberAnswers } from './remember-answers';

function store() {
  const state = { now: 1_000_000, down: false, values: new Map<string, string>([['a', 'open']]) };
  const look = vi.fn(async (key: string) => {
    if (state.down) throw new AppError('store-failed', 'Out of reach.');
    return state.values.get(key);
  });
  const report = vi.fn();
  return { state, look, report, memory: rememberAnswers(look, report, () => state.now) };
}

test('the store is asked each time as long as it answers', async () => {
  const { state, memory, look } = store();
  expect(await memory.find('a')).toBe('open');
  state.values.set('a', 'revoked');
  expect(await memory.find('a')).toBe('revoked');
  expect(look).toHaveBeenCalledTimes(2);
});

test('a store that tells its state is asked for it each time, and for an answer where something was changed since', async () => {
  const { state, look, report } = store();
  const stateOf = vi.fn(async () => {
    if (state.down) throw new AppError('store-failed', 'Out of reach.');
    return [...state.values].join(' ');
  });
  const memory = rememberAnswers(look, report, () => state.now, stateOf);
  for (const key of ['a', 'a', 'nothing', 'nothing']) await memory.find(key);
  expect([stateOf.mock.calls.length, look.mock.calls.length]).toEqual([4, 2]);
  state.now += 59_000;
  await memory.refresh();
  expect(look).toHaveBeenCalledTimes(2);
  state.values.set('a', 'revoked');
  expect(await memory.find('a')).toBe('revoked');
  state.down = true;
  state.now += 60_000;
  expect([await memory.find('a'), await memory.find('nothing')]).toEqual(['revoked', undefined]);
  state.now += 1;
  await expect(memory.find('a')).rejects.toMatchObject({ code: 'store-failed' });
});

test('an answer that is wanted again after a quiet minute is kept up to date from then on, also where nothing was changed', async () => {
  const { state, look, report } = store();
  const stateOf = vi.fn(async () => [...state.values].join(' '));
  const memory = rememberAnswers(look, report, () => state.now, stateOf);
  await memory.find('a');
  state.now += 61_000;
  await memory.find('a');
  state.now += 30_000;
  await memory.refresh();
  expect([stateOf.mock.calls.length, look.mock.calls.length]).toEqual([3, 1]);
});

test('an answer that was read while something was changed is read again', async () => {
  const { state, report } = store();
  const memory = rememberAnswers(async (key) => {
    const value = state.values.get(key);
    state.values.set(key, 'revoked');
    return value;
  }, report, () => state.now, async () => [...state.values].join(' '));
  expect(await memory.find('a')).toBe('open');
  expect(await memory.find('a')).toBe('revoked');
});

test('out of reach, its last answer stands for 60 s, also the one that there is nothing; then it is said that it does not answer', async () => {
  const { state, memory, report } = store();
  await memory.find('a');
  await memory.find('nothing');
  state.down = true;
  state.now += 60_000;
  expect([await memory.find('a'), await memory.find('nothing')]).toEqual(['open', undefined]);
  await expect(memory.find('never asked for')).rejects.toMatchObject({ code: 'store-failed' });
  state.now += 1;
  await expect(memory.find('a')).rejects.toMatchObject({ code: 'store-failed' });
  expect(report).toHaveBeenCalled();
  state.down = false;
  expect(await memory.find('a')).toBe('open');
});

test('what was taken back elsewhere before the store failed is known, because it was asked for again', async () => {
  const { state, memory } = store();
  await memory.find('a');
  state.values.set('a', 'revoked');
  state.now += 1_000;
  await memory.refresh();
  state.down = true;
  await memory.refresh();
  expect(await memory.find('a')).toBe('revoked');
});

test('what nobody wanted for a minute is not asked for again', async () => {
  const { state, memory, look } = store();
  await memory.find('a');
  state.now += 60_001;
  await memory.refresh();
  expect(look).toHaveBeenCalledTimes(1);
});

test('a document of a wrong shape is no outage', async () => {
  const { memory, look } = store();
  await memory.find('a');
  look.mockRejectedValueOnce(new AppError('internal', 'Wrong shape.'));
  await expect(memory.find('a')).rejects.toMatchObject({ code: 'internal' });
});

test('a store that hangs costs its readers one second, not each of them', async () => {
  vi.useFakeTimers();
  try {
    const hanging = { now: false };
    const look = vi.fn(async () => (hanging.now ? new Promise<string>(() => {}) : 'open'));
    const memory = rememberAnswers(look, () => {});
    await memory.find('a');
    hanging.now = true;
    const slow = memory.find('a');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await slow).toBe('open');
    expect(await memory.find('a')).toBe('open');
    expect(look).toHaveBeenCalledTimes(2);
  } finally {
    vi.useRealTimers();
  }
});

test('a store that held up the whole process is left alone for as long', async () => {
  const { state, memory, look } = store();
  await memory.find('a');
  look.mockImplementationOnce(async () => {
    state.now += 10_000;
    throw new AppError('store-failed', 'Out of reach.');
  });
  expect(await memory.find('a')).toBe('open');
  state.now += 8_999;
  await memory.refresh();
  expect(await memory.find('a')).toBe('open');
  expect(look).toHaveBeenCalledTimes(2);
  state.now += 1;
  await memory.find('a');
  expect(look).toHaveBeenCalledTimes(3);
});
