import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../lib/context';
import { collections, healthDays } from '../../lib/documents/collections';
import { figuresOf } from '../../lib/health/history/figures';
import { historyOf } from '../../lib/health/history/history';
import { isCollectionLate, keepHealth } from '../../lib/health/history/keep-health';
import { noteCollected, noteHealth, noteLooked, notePublished, nothingPending } from '../../lib/health/history/pending';
import { createHealthReader } from '../../lib/health/history/read-health';
import { SLOT_MS, dayName, dayOfSlot, slotAt } from '../../lib/health/history/slots';
import { storeHealth } from '../../lib/health/history/store-health';
import { failingStore } from '../support/failing-store';
import { unreachableStore } from '../support/unreachable-store';
import type { Harness, HarnessFactory } from './harness';

/** 23:40 on a day, so that what follows reaches into the next one; far ahead, so that no store thinks it outlived. */
const NOW = Date.parse('2100-11-20T23:40:00Z');
const DAY = 86_400_000;
/** How soon a store answers is not looked at here. */
const PATIENT = 600_000;

/** Moments of slots from a moment on. */
const slots = (from: number, many: number): number[] => Array.from({ length: many }, (_, at) => from + at * SLOT_MS);

/** How the service answered, kept in a store: whatever the store is. */
export function healthHistoryContract(name: string, createHarness: HarnessFactory): void {
  describe(`the history of how everything answers, in ${name}`, () => {
    let harness: Harness;
    let context: Context;
    const opened: Context[] = [];
    const open = async (): Promise<Context> => {
      const one = await harness.open();
      opened.push(one);
      return one;
    };
    beforeEach(async () => {
      harness = await createHarness();
      context = await open();
    });
    afterEach(async () => {
      for (const one of opened.splice(0)) await one.close();
      await harness.remove();
    });
    const read = async (now: number, pending = nothingPending()) => createHealthReader(context, { pending: () => pending, patienceMs: PATIENT })(now);
    const checksOf = async (part: string, now: number): Promise<number | undefined> => historyOf((await read(now)).days, now).parts.find((one) => one.part === part)?.checks;

    it('counts what several processes saw at the same time once, and keeps the worst of it', async () => {
      const other = await open();
      const writers = [context, other, context, other].map((one, at) => ({ one, at, pending: nothingPending() }));
      for (const { at, pending } of writers) for (const now of slots(NOW, 8)) noteHealth('documents', at === 2 && now === NOW + SLOT_MS ? 'failing' : 'ok', now, pending);
      const after = NOW + 8 * SLOT_MS;
      await Promise.all(writers.map(({ one, pending }) => storeHealth(one, after, { pending })));
      const { days } = await read(after);
      expect([...days.values()].map(({ id }) => id)).toEqual(['2100-11-20', '2100-11-21']);
      const [documents] = historyOf(days, after).parts;
      expect(documents).toMatchObject({ part: 'documents', checks: 8, good: 7, present: 'ok', troubles: [{ kind: 'failing', from: NOW + SLOT_MS, until: NOW + 2 * SLOT_MS, back: true }] });
    });

    it('writes nothing where somebody else has said the same', async () => {
      for (const now of [1, 2]) {
        const pending = nothingPending();
        noteHealth('github.com', 'ok', NOW, pending);
        await storeHealth(context, NOW + now * SLOT_MS, { pending });
      }
      expect((await context.documents.get(healthDays, '2100-11-20'))?.version).toBe(1);
    });

    it('holds back the five minutes under way, unless the process may be gone afterwards', async () => {
      const pending = nothingPending();
      noteHealth('stats', 'ok', NOW, pending);
      await storeHealth(context, NOW, { pending });
      expect(await checksOf('stats', NOW)).toBe(0);
      await storeHealth(context, NOW, { all: true, pending });
      expect(await checksOf('stats', NOW)).toBe(1);
      expect(pending.tallies.get('stats')?.size).toBe(0);
    });

    it('keeps in memory what cannot be stored, shows it meanwhile, and writes it once the store is back', async () => {
      const { documents, line } = unreachableStore(context.documents);
      const pending = nothingPending();
      const reader = createHealthReader({ documents }, { pending: () => pending, patienceMs: PATIENT });
      for (const now of slots(NOW - SLOT_MS, 1)) noteHealth('documents', 'ok', now, pending);
      await storeHealth({ documents }, NOW, { pending });
      expect((await reader(NOW)).fresh).toBe(true);
      line.state = 'down';
      for (const now of slots(NOW, 10)) {
        noteHealth('documents', 'failing', now, pending);
        await expect(storeHealth({ documents }, now + SLOT_MS, { pending })).rejects.toMatchObject({ code: 'store-failed' });
      }
      const after = NOW + 10 * SLOT_MS;
      const away = await reader(after);
      expect(away.fresh).toBe(false);
      expect(historyOf(away.days, after).parts[0]).toMatchObject({ checks: 11, good: 1, present: 'failing', troubles: [{ from: NOW, until: null }] });
      line.state = 'up';
      noteHealth('documents', 'ok', after, pending);
      await storeHealth({ documents }, after + SLOT_MS, { pending });
      expect(historyOf((await read(after + SLOT_MS)).days, after + SLOT_MS)).toMatchObject({ events: [{ part: 'documents', kind: 'failing', from: NOW, until: after, back: true }] });
    });

    it('counts figures once, and gives up those of which nobody knows whether they arrived', async () => {
      const pending = nothingPending();
      noteCollected('ada', NOW - 40_000, pending);
      noteCollected('ada', NOW - 200_000, pending);
      notePublished('ada', NOW, pending);
      notePublished('ada', NOW + 1, pending);
      noteLooked(40, NOW, pending);
      noteHealth('github.com', 'ok', NOW, pending);
      await storeHealth(context, NOW + SLOT_MS, { pending });
      noteLooked(2, NOW + SLOT_MS, pending);
      noteHealth('github.com', 'ok', NOW + SLOT_MS, pending);
      await expect(storeHealth({ documents: failingStore(context.documents, 'update', 0) }, NOW + 2 * SLOT_MS, { pending })).rejects.toMatchObject({ code: 'store-failed' });
      await storeHealth(context, NOW + 2 * SLOT_MS, { pending });
      const after = NOW + 2 * SLOT_MS;
      const { days } = await read(after);
      expect(figuresOf(days, historyOf(days, after), after)).toEqual({ looked: 40, half: 45_000, most: 240_000, waits: 2, answered: 1, checks: 2 });
    });

    it('shows 90 days, each with a bounded size', async () => {
      for (let ago = 120; ago >= 0; ago -= 1) {
        const pending = nothingPending();
        for (const now of slots(NOW - ago * DAY, 3)) {
          noteHealth('documents', 'ok', now, pending);
          noteLooked(1, now, pending);
        }
        await storeHealth(context, NOW - ago * DAY + 3 * SLOT_MS, { pending });
      }
      const { days } = await read(NOW + 3 * SLOT_MS);
      expect(days.size).toBe(90);
      expect([...days.values()].at(-1)?.looked).toHaveLength(3);
      expect(await checksOf('documents', NOW + 3 * SLOT_MS)).toBe(270);
      const today = await context.documents.get(healthDays, dayName(dayOfSlot(slotAt(NOW))));
      expect(today?.parts.map(({ slots: bytes }) => bytes.length)).toEqual([72]);
    });

    it('looks once in five minutes however often it is called, and never throws', async () => {
      const pending = nothingPending();
      for (const now of slots(NOW, 7)) for (const late of [0, 30_000, 60_000]) await keepHealth(context, now + late, { pending });
      const after = NOW + 6 * SLOT_MS;
      expect(historyOf((await read(after, pending)).days, after).parts[0]).toMatchObject({ part: 'documents', checks: 7 });
      const { documents, line } = unreachableStore(context.documents);
      line.state = 'down';
      await keepHealth({ ...context, documents }, NOW + 8 * SLOT_MS, { pending });
      expect(historyOf((await read(NOW + 8 * SLOT_MS, pending)).days, NOW + 8 * SLOT_MS).parts[0]?.present).toBe('failing');
    });

    it('calls collection late where a repository that was read before waits for 15 minutes, and not right after a pause of everything', async () => {
      const state = { ownerId: 'ada', leaseUntil: 0, holder: null, fence: 0, attempts: 0, progress: null, lastHead: null, collectedFor: [], collectedWithout: [], rules: null, generation: 0, checked: null, shallow: false, incomplete: [], names: [], marker: null };
      await context.documents.insert(collections, { ...state, id: 'new', repositoryId: 'new', completed: null, nextDue: 0, dueSince: NOW - DAY });
      await context.documents.insert(collections, { ...state, id: 'failed', repositoryId: 'failed', completed: '2026-11-01T10:00:00.000Z', attempts: 2, nextDue: NOW - DAY });
      await context.documents.insert(collections, { ...state, id: 'read', repositoryId: 'read', completed: '2026-11-01T10:00:00.000Z', nextDue: NOW - 1_000_000 });
      expect(await isCollectionLate(context, NOW)).toBe(false);
      const pending = nothingPending();
      noteHealth('collection', 'ok', NOW - 4 * SLOT_MS, pending);
      await storeHealth(context, NOW, { pending });
      expect(await isCollectionLate(context, NOW)).toBe(true);
      expect(await isCollectionLate(context, NOW - 200_000)).toBe(false);
    });
  });
}
