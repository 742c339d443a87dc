import { describe, expect, it } from 'vitest';
import { addWaits, emptyWaits, waitBucket, waitWithin } from './waits';
import { noteCollected, noteHealth, notePublished, nothingPending, stateOf } from './pending';
import { SLOTS, SLOT_MS, emptySlots, slotState, withState } from './slots';

describe('what waits to be stored', () => {
  it('is three days at most, the newest', () => {
    const pending = nothingPending();
    for (let slot = 0; slot < 5 * SLOTS; slot += 1) noteHealth('documents', 'failing', slot * SLOT_MS, pending);
    const slots = [...(pending.tallies.get('documents')?.keys() ?? [])];
    expect([slots.length, slots[0], slots.at(-1)]).toEqual([3 * SLOTS, 2 * SLOTS, 5 * SLOTS - 1]);
  });

  it('is said by most answers of a slot: one lost of many is no trouble', () => {
    expect(stateOf({ ok: 9, slow: 0, failing: 1 })).toBe('ok');
    expect(stateOf({ ok: 1, slow: 0, failing: 2 })).toBe('failing');
    expect(stateOf({ ok: 1, slow: 2, failing: 1 })).toBe('slow');
    expect(stateOf({ ok: 0, slow: 0, failing: 0 })).toBe('unknown');
  });

  it('forgets whom others published, a thousand people at most', () => {
    const pending = nothingPending();
    for (let person = 0; person < 1_500; person += 1) noteCollected(`person-${person}`, 0, pending);
    expect(pending.collected.size).toBe(1_000);
    notePublished('person-1499', 1_000, pending);
    expect(pending.collected.size).toBe(999);
    expect([...pending.waits]).toEqual([[0, expect.arrayContaining([1])]]);
  });
});

describe('a day of slots', () => {
  it('keeps the worst that was said of each, apart from its neighbours', () => {
    let slots = emptySlots();
    for (const [slot, state] of [[0, 'ok'], [1, 'failing'], [2, 'slow'], [2, 'ok'], [287, 'slow'], [287, 'failing']] as const) slots = withState(slots, slot, state);
    expect([0, 1, 2, 3, 286, 287].map((slot) => slotState(slots, slot))).toEqual(['ok', 'failing', 'slow', 'unknown', 'unknown', 'failing']);
  });

  it('is the same object where nothing is new', () => {
    const slots = withState(emptySlots(), 5, 'slow');
    expect(withState(slots, 5, 'ok')).toBe(slots);
  });
});

describe('waits', () => {
  it('are counted by how long they took at most', () => {
    expect([0, 5_000, 5_001, 86_400_000, 86_400_001].map(waitBucket)).toEqual([0, 0, 1, 22, 23]);
  });

  it('say within which time a share was done', () => {
    const waits = emptyWaits();
    for (const seconds of [3, 4, 40, 100]) waits[waitBucket(seconds * 1_000)] = (waits[waitBucket(seconds * 1_000)] ?? 0) + 1;
    expect([0.5, 0.75, 0.99].map((share) => waitWithin(waits, share))).toEqual([5_000, 45_000, 120_000]);
    expect(waitWithin(emptyWaits(), 0.5)).toBeUndefined();
    expect(waitWithin(addWaits(emptyWaits(), emptyWaits().with(23, 1)), 0.5)).toBe(Infinity);
  });
});
