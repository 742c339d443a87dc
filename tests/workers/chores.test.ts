import { afterEach, beforeEach, expect, it } from 'vitest';
import { doChores } from '../../lib/schedule/chores';
import type { Chore } from '../../lib/schedule/chores';
import { tempContext } from '../support/temp-context';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-20T08:00:00.000Z');
const never = new AbortController().signal;

let temporary: Awaited<ReturnType<typeof tempContext>>;
let done: string[];
beforeEach(async () => {
  temporary = await tempContext();
  done = [];
});
afterEach(() => temporary.remove());

const chore = (name: string, every: number, run: Chore['run'] = async () => { done.push(name); }): Chore => ({ name, every, run });

it('does each when it is due, also after another start', async () => {
  const all = [chore('often', HOUR / 4), chore('daily', 24 * HOUR)];
  expect(await doChores(temporary.context, all, never, NOW)).toEqual(['often', 'daily']);
  expect(await doChores(await temporary.again(), all, never, NOW + 1)).toEqual([]);
  expect(await doChores(temporary.context, all, never, NOW + HOUR / 4)).toEqual(['often']);
  expect(await doChores(temporary.context, all, never, NOW + 24 * HOUR)).toEqual(['often', 'daily']);
  expect(done).toHaveLength(5);
});

it('is done by one of several processes', async () => {
  const other = await temporary.again();
  const slow = chore('slow', 24 * HOUR, async () => {
    await new Promise((resolve) => { setImmediate(resolve); });
    done.push('slow');
  });
  await Promise.all([temporary.context, other, temporary.context, other].map((context) => doChores(context, [slow], never, NOW)));
  expect(done).toEqual(['slow']);
});

it('tries what failed again after an hour, and does the others nevertheless', async () => {
  let attempts = 0;
  const failing = chore('failing', 24 * HOUR, async () => {
    attempts += 1;
    if (attempts === 1) throw new Error('not today');
    done.push('failing');
  });
  expect(await doChores(temporary.context, [failing, chore('other', HOUR)], never, NOW)).toEqual(['other']);
  expect(await doChores(temporary.context, [failing], never, NOW + HOUR - 1)).toEqual([]);
  expect(await doChores(temporary.context, [failing], never, NOW + HOUR)).toEqual(['failing']);
});

it('leaves what its time is not enough for to the next call, which goes on at once', async () => {
  const ending = new AbortController();
  const long = chore('long', 24 * HOUR, async (signal) => {
    done.push('a part');
    if (done.length === 1) ending.abort();
    expect(signal.aborted).toBe(done.length === 1);
  });
  expect(await doChores(temporary.context, [long, chore('after it', HOUR)], ending.signal, NOW)).toEqual([]);
  expect(await doChores(temporary.context, [long, chore('after it', HOUR)], never, NOW + 1)).toEqual(['long', 'after it']);
});

it('is taken over an hour after a process that ended in the middle', async () => {
  const stuck = chore('stuck', 24 * HOUR, () => new Promise(() => undefined));
  void doChores(temporary.context, [stuck], never, NOW);
  await new Promise((resolve) => { setImmediate(resolve); });
  const again = chore('stuck', 24 * HOUR);
  expect(await doChores(temporary.context, [again], never, NOW + HOUR - 1)).toEqual([]);
  expect(await doChores(temporary.context, [again], never, NOW + HOUR)).toEqual(['stuck']);
});
