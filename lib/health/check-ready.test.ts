import { expect, it } from 'vitest';
import type { Context } from '../context';
import { AppError } from '../errors/app-error';
import { checkReady, createReadiness } from './check-ready';

type Asked = Parameters<typeof checkReady>[0];

/** A context whose parts answer, but for what is given. */
function contextWith(changes: Partial<Record<keyof Asked, unknown>> = {}): Asked & { asked: () => number } {
  let asked = 0;
  const documents = {
    get: async () => { asked += 1; },
    list: async () => ({ documents: [{ id: 'key' }], next: undefined }),
  };
  return { documents, stats: { commitIds: async () => new Set() }, vault: async () => ({ describe: async () => ({}) }), wakeUps: async () => undefined, ...changes, asked: () => asked } as unknown as Asked & { asked: () => number };
}

it('is ready when everything answers', async () => {
  const { ready, parts } = await checkReady(contextWith());
  expect(ready).toBe(true);
  expect(parts.map(({ name, state }) => `${name} ${state}`)).toEqual(['documents ok', 'stats ok', 'vault ok', 'queue ok']);
});

it('names what fails, and not why', async () => {
  const vault: Context['vault'] = async () => { throw new AppError('vault-unavailable', 'The key arn:aws:kms:x is disabled.'); };
  const answer = await checkReady(contextWith({ vault, wakeUps: async () => ({ depth: async () => { throw new Error('down'); } }) }));
  expect(answer.ready).toBe(false);
  expect(answer.parts.filter(({ state }) => state === 'failing').map(({ name }) => name)).toEqual(['vault', 'queue']);
  expect(JSON.stringify(answer)).not.toContain('arn');
});

it('does not wait for a store that never answers', async () => {
  const { parts } = await checkReady(contextWith({ stats: { commitIds: () => new Promise(() => undefined) } }), 20);
  expect(parts.find(({ name }) => name === 'stats')?.state).toBe('failing');
});

it('does not make the first key of an empty vault', async () => {
  const documents = { get: async () => undefined, list: async () => ({ documents: [], next: undefined }) };
  expect((await checkReady(contextWith({ documents, vault: async () => { throw new Error('opened'); } }))).ready).toBe(true);
});

it('asks the stores once in three seconds, however often somebody wants to know', async () => {
  let now = 0;
  const context = contextWith();
  const readiness = createReadiness(context, () => now);
  await Promise.all([readiness(), readiness(), readiness()]);
  now = 2_999;
  await readiness();
  expect(context.asked()).toBe(1);
  now = 3_000;
  await readiness();
  expect(context.asked()).toBe(2);
});
