import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AppError } from '../../errors/app-error';
import { keepHealth } from './keep-health';
import { nothingPending } from './pending';
import { SLOT_MS } from './slots';

type Asked = Parameters<typeof keepHealth>[0];

// Nothing is slow, however busy the machine is.
beforeEach(() => { vi.useFakeTimers({ toFake: ['performance'] }); });
afterEach(() => { vi.useRealTimers(); });

const NOW = Date.parse('2026-11-21T12:00:00Z');

/** A service whose parts say how often they were asked; `down` refuses everything. */
function service({ down = false }: { down?: boolean } = {}): { context: Asked; asked: Map<string, number> } {
  const asked = new Map<string, number>();
  const answer = <T>(name: string, value: T) => async (): Promise<T> => {
    asked.set(name, (asked.get(name) ?? 0) + 1);
    if (down) throw new AppError('store-failed', 'The store is out of reach.');
    return value;
  };
  const documents = { get: answer('get', undefined), list: answer('list', { documents: [], next: undefined }), insert: answer('insert', {}), update: answer('update', {}) };
  return { asked, context: { documents, stats: { commitIds: answer('stats', new Set()) }, vault: answer('vault', { describe: async () => ({}) }), wakeUps: answer('queue', undefined), log: { info: () => undefined } } as unknown as Asked };
}

it('asks what may cost money in every third slot, and writes once a slot', async () => {
  const { context, asked } = service();
  const pending = nothingPending();
  for (let slot = 0; slot < 9; slot += 1) for (const late of [0, 40_000, 80_000]) await keepHealth(context, NOW + slot * SLOT_MS + late, { pending });
  // Once more in the first, to load what it needs.
  expect(asked.get('stats')).toBe(4);
  expect(asked.get('queue')).toBe(4);
  expect(asked.get('insert')).toBe(8);
});

it('goes on asking in every slot what does not answer, and throws nothing', async () => {
  const { context, asked } = service({ down: true });
  const pending = nothingPending();
  for (let slot = 0; slot < 4; slot += 1) await keepHealth(context, NOW + slot * SLOT_MS, { pending });
  expect(asked.get('stats')).toBe(5);
  expect([...(pending.tallies.get('documents')?.values() ?? [])]).toEqual(Array.from({ length: 4 }, () => ({ ok: 0, slow: 0, failing: 1 })));
});
