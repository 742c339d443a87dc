import { describe, expect, it } from 'vitest';
import { historyOf } from './history';
import type { History } from './history';
import { noteHealth, nothingPending } from './pending';
import { DAYS, SLOTS, SLOT_MS, dayOfSlot, slotAt } from './slots';
import type { SlotState } from './slots';
import { emptyDay, withPending } from './store-health';

const DAY = 86_400_000;
const NOON = Date.parse('2026-11-21T12:00:00Z');
const LETTERS: Readonly<Record<string, Exclude<SlotState, 'unknown'>>> = { o: 'ok', s: 'slow', x: 'failing' };

/** The history of a part of which each letter is a slot that ends at noon: `o` answered, `s` slowly, `x` not, `.` nothing known. */
function history(letters: string, { now = NOON, last = NOON, part = 'documents' }: { now?: number; last?: number; part?: string } = {}): History {
  const pending = nothingPending();
  Array.from(letters).forEach((letter, at) => {
    const state = LETTERS[letter];
    if (state) noteHealth(part, state, last - (letters.length - at) * SLOT_MS, pending);
  });
  const today = dayOfSlot(slotAt(now));
  return historyOf(new Map(Array.from({ length: DAYS }, (_, ago) => today - ago).map((day) => [day, withPending(emptyDay(day), day, pending, Infinity)])), now);
}
/** Moment so many slots before noon. */
const before = (slots: number): number => NOON - slots * SLOT_MS;

describe('what happened', () => {
  it('is a time in which a part did not answer, until it did again', () => {
    expect(history('ooxxxoo').events).toEqual([{ part: 'documents', kind: 'failing', from: before(5), until: before(2), back: true }]);
  });

  it('is open while nobody has seen it back, and for half an hour after it was last looked', () => {
    expect(history('ooxxx').events).toMatchObject([{ from: before(3), until: null, back: false }]);
    expect(history('ooxxx.....').events).toMatchObject([{ until: null }]);
  });

  it('has an end that nobody knows where the service stopped meanwhile', () => {
    expect(history('ooxxx.............oo').events).toMatchObject([{ from: before(18), until: before(15), back: false }]);
  });

  it('is one where a part answers now and then, and where it is asked in every third slot', () => {
    expect(history('oxoxooxo').events).toMatchObject([{ from: before(7), until: before(1) }]);
    expect(history('o..x..x..x..o').events).toMatchObject([{ from: before(10), until: before(1), back: true }]);
    expect(history('oxxooooxxo').events).toHaveLength(2);
  });

  it('leaves out what was five minutes', () => {
    const { events, parts } = history('ooxooo');
    expect(events).toEqual([]);
    expect(parts[0]?.days.at(-1)).toMatchObject({ state: 'ok', minutes: 5, checks: 6 });
  });

  it('is slow where nothing failed, and failed where something did', () => {
    expect(history('osso').events).toMatchObject([{ kind: 'slow' }]);
    expect(history('osxso').events).toMatchObject([{ kind: 'failing' }]);
  });

  it('is told of the newest twenty', () => {
    const { events } = history('xxooooo'.repeat(30));
    expect(events).toHaveLength(20);
    expect(events[0]?.from).toBe(before(7));
  });
});

describe('the days of a part', () => {
  const daysOf = ({ parts }: History, part = 'documents') => parts.find((one) => one.part === part)?.days ?? [];

  it('are 90, and one on which nobody looked is never shown as working', () => {
    const days = daysOf(history('oooo'));
    expect(days).toHaveLength(90);
    expect([days[0]?.day, days.at(-1)?.day]).toEqual(['2026-08-24', '2026-11-21']);
    expect(days.map(({ state }) => state)).toEqual([...Array.from({ length: 89 }, () => 'unknown'), 'ok']);
  });

  it('share a trouble that goes over midnight', () => {
    const days = daysOf(history('oxxxxo', { last: Date.parse('2026-11-21T00:15:00Z') }));
    expect(days.slice(-2)).toMatchObject([{ day: '2026-11-20', minutes: 10, state: 'trouble' }, { day: '2026-11-21', minutes: 10, state: 'trouble' }]);
  });

  it('name what is known of the present, and forget it after half an hour', () => {
    expect(history('oos').parts[0]?.present).toBe('slow');
    expect(history('oos.....').parts[0]?.present).toBe('slow');
    expect(history('oos......').parts[0]?.present).toBe('unknown');
  });

  it('fit a whole day of trouble', () => {
    const days = daysOf(history('x'.repeat(SLOTS), { last: Date.parse('2026-11-21T00:00:00Z'), now: NOON + DAY }));
    expect(days.find(({ day }) => day === '2026-11-20')).toMatchObject({ minutes: 1_440, checks: 288, state: 'trouble' });
  });
});

it('parts stand in the order of what people see first, forges among them', () => {
  expect(history('o', { part: 'gitlab.com' }).parts.map(({ part }) => part)).toEqual(['documents', 'collection', 'gitlab.com', 'stats', 'vault', 'queue']);
});
