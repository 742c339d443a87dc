import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDrawPool } from './draw-pool';

let folder: string;
let script: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'draw-pool-'));
  script = path.join(folder, 'thread.mjs');
  await writeFile(script, `
    import { parentPort, threadId } from 'node:worker_threads';
    parentPort.on('message', job => {
      if (job === 'crash') process.exit(3);
      else if (job === 'fail') parentPort.postMessage({ failure: 'No.' });
      else if (job === 'hang') for (;;);
      else setTimeout(() => parentPort.postMessage({ result: [job, threadId] }), 20);
    });`);
});
afterAll(() => rm(folder, { recursive: true }));

test('jobs run a few at a time, in order, and one too many is refused', async () => {
  const pool = createDrawPool<string, [string, number]>({ script, threads: 2, queue: 2 });
  const jobs = ['a', 'b', 'c', 'd'].map(job => pool.run(job));
  expect(pool.load).toBe(4);
  await expect(pool.run('e')).rejects.toMatchObject({ code: 'busy' });
  const done = await Promise.all(jobs);
  expect(done.map(([job]) => job)).toEqual(['a', 'b', 'c', 'd']);
  expect(new Set(done.map(([, thread]) => thread)).size).toBe(2);
  await pool.close();
  await expect(pool.run('f')).rejects.toMatchObject({ code: 'cancelled' });
});

test.each([
  ['a crash and a failure', {}, ['crash', 'a', 'fail', 'b'], ['internal', 'a', 'internal', 'b']],
  ['an endless job', { timeoutMs: 300 }, ['hang', 'hang'], ['limit-exceeded', 'limit-exceeded']],
] as const)('%s costs only itself', async (_name, more, asked, answers) => {
  const pool = createDrawPool<string, [string, number]>({ script, threads: 1, queue: 9, ...more });
  const jobs = await Promise.allSettled(asked.map(job => pool.run(job)));
  expect(jobs.map(job => (job.status === 'fulfilled' ? job.value[0] : (job.reason as { code: string }).code))).toEqual(answers);
  await pool.close();
});

test('what nobody waits for any more makes room, and is not begun', async () => {
  const pool = createDrawPool<string, [string, number]>({ script, threads: 1, queue: 2 });
  const gone = new AbortController();
  const [first, second, third] = [pool.run('a'), pool.run('crash', gone.signal), pool.run('b')];
  gone.abort();
  await expect(second).rejects.toMatchObject({ code: 'cancelled' });
  await expect(pool.run('crash', gone.signal)).rejects.toMatchObject({ code: 'cancelled' });
  const fourth = pool.run('c');
  expect((await Promise.all([first, third, fourth])).map(([job]) => job)).toEqual(['a', 'b', 'c']);
  await pool.close();
});

test('closing refuses what still waits', async () => {
  const pool = createDrawPool<string, [string, number]>({ script, threads: 1, queue: 9 });
  const jobs = Promise.allSettled([pool.run('a'), pool.run('b')]);
  await pool.close();
  expect((await jobs).map(job => job.status)).toEqual(['rejected', 'rejected']);
});
