import { afterEach, beforeEach, expect, it } from 'vitest';
import { chores } from '../../lib/documents/collections';
import { eachOf } from '../../lib/documents/each-of';
import { AppError } from '../../lib/errors/app-error';
import { tempContext } from '../support/temp-context';

let temporary: Awaited<ReturnType<typeof tempContext>>;
const LIST = { collection: chores, index: 'owner', values: ['schedule'] } as const;

beforeEach(async () => {
  temporary = await tempContext();
  const { documents } = temporary.context;
  await documents.insertMany(chores, Array.from({ length: 250 }, (_, number) => ({ id: `chore-${number}`, ownerId: 'schedule', nextAt: 0 })));
});
afterEach(() => temporary.remove());

it('meets each document of a list of many pages once, never more at the same time than it may', async () => {
  const met: string[] = [];
  let [running, most] = [0, 0];
  const atEnd = await eachOf(temporary.context.documents, LIST, async ({ id }) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => { setImmediate(resolve); });
    running -= 1;
    met.push(id);
  }, { atOnce: 5 });
  expect([atEnd, met.length, new Set(met).size, most]).toEqual([true, 250, 250, 5]);
});

it('begins nothing more once the signal fires, and says that it did not reach the end', async () => {
  const ending = new AbortController();
  let met = 0;
  const atEnd = await eachOf(temporary.context.documents, LIST, async () => {
    met += 1;
    if (met === 120) ending.abort();
  }, { atOnce: 1, signal: ending.signal });
  expect([atEnd, met]).toEqual([false, 120]);
});

it('goes on with the others where one fails, and says so at the end', async () => {
  let met = 0;
  const work = eachOf(temporary.context.documents, LIST, async ({ id }) => {
    met += 1;
    if (id === 'chore-7') throw new AppError('internal', 'This one is broken.');
  });
  await expect(work).rejects.toThrow('This one is broken.');
  expect(met).toBe(250);
});

it('stops where a back end is away: everybody else’s would fail as well', async () => {
  let met = 0;
  const work = eachOf(temporary.context.documents, LIST, async () => {
    met += 1;
    throw new AppError('vault-unavailable', 'The vault did not answer.');
  }, { atOnce: 2 });
  await expect(work).rejects.toMatchObject({ code: 'vault-unavailable' });
  expect(met).toBeLessThanOrEqual(2);
});
