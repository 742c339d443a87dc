import { beforeAll, describe, expect, it } from 'vitest';
import { collections } from '../../lib/documents/collections';
import { simulate } from './simulate';
import type { Simulation, SimulationPlan } from './simulate';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PLAN: SimulationPlan = {
  seed: 7, people: 120, repositories: 2_400, tokensEach: 1.2, pushesADay: 6, hours: 27, schedulers: 2, atOnce: 16, collectors: 4, forgeMs: 200, readMs: 2, writeMs: 4, queueMs: 8, newMs: 2_700, quietMs: 250,
};

describe('a day of 120 people through the real schedule and queue', () => {
  let day: Simulation;
  let end: number;
  beforeAll(async () => {
    day = await simulate(PLAN, { keepAll: true });
    end = Math.max(...day.collected.map(({ at }) => at));
  });

  it('asks for each token once every 15 minutes, by one of the two calls, and leaves none out', () => {
    const gaps = [...day.notes.asked.values()].flatMap((times) => times.slice(1).map((time, place) => time - (times[place] ?? 0)));
    expect(day.notes.asked.size).toBe(day.tokens);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(14 * MINUTE);
    expect(Math.max(...gaps)).toBeLessThan(16 * MINUTE);
    expect(day.quarters.filter(({ failed, deferred }) => failed > 0 || deferred > 0)).toEqual([]);
  });

  it('collects everything that forges told of, nothing of it twice', () => {
    const collected = day.collected.filter(({ isNew }) => isNew);
    expect(collected.length).toBeGreaterThan(300);
    // What was told while it waited already is one collection.
    expect(collected.length + day.notes.told.size).toBeLessThanOrEqual(day.notes.tellings);
    expect(collected.length).toBeGreaterThan(day.notes.tellings * 0.98);
    for (const { told } of day.notes.told.values()) expect(told).toBeGreaterThan(end - 20 * MINUTE);
    expect(Math.max(...collected.map(({ waited }) => waited))).toBeLessThan(MINUTE);
    expect(Math.max(...collected.map(({ behind }) => behind ?? 0))).toBeLessThan(17 * MINUTE);
  });

  it('looks at what is quiet once a day, no more and no less', () => {
    const looks = new Map<string, number[]>();
    for (const { repositoryId, at } of day.collected) looks.set(repositoryId, [...(looks.get(repositoryId) ?? []), at]);
    expect(looks.size).toBe(day.repositories);
    const quiet = day.collected.filter(({ isNew }) => !isNew);
    for (const { repositoryId, at } of quiet) {
      const before = (looks.get(repositoryId) ?? []).filter((other) => other < at).at(-1);
      if (before !== undefined) expect(at - before).toBeGreaterThan(18 * HOUR);
    }
    for (const state of day.store.peek(collections)) {
      expect(state.nextDue).toBeGreaterThan(0);
      expect(state.nextDue).toBeLessThan(end + 25 * HOUR);
      expect(Date.parse(state.checked ?? '')).toBeGreaterThan(end - 25 * HOUR);
    }
  });

  it('is the same day again from the same seed', async () => {
    const [one, two] = [await simulate({ ...PLAN, hours: 1 }), await simulate({ ...PLAN, hours: 1 })];
    const figures = ({ quarters }: Simulation): unknown => quarters.map(({ realSeconds, ...rest }) => (realSeconds >= 0 ? rest : undefined));
    expect(figures(one)).toEqual(figures(two));
  });
});

describe('too few collectors', () => {
  it('are shared: who has few repositories waits for his turns, not for those of who has thousands', async () => {
    // All is due at once, and one collector can do an eighth of it in the time.
    const crowded = await simulate({ ...PLAN, people: 40, repositories: 4_000, pushesADay: 0, hours: 1, collectors: 1, quietMs: 4_000, due: () => 1 }, { keepAll: true });
    const turns = new Map<string, number>();
    for (const { ownerId } of crowded.collected) turns.set(ownerId, (turns.get(ownerId) ?? 0) + 1);
    const amounts = new Map<string, number>();
    for (const { ownerId } of crowded.store.peek(collections)) amounts.set(ownerId, (amounts.get(ownerId) ?? 0) + 1);
    expect(Math.max(...amounts.values())).toBeGreaterThan(300);
    const most = Math.max(...turns.values());
    expect(crowded.collected.length).toBeGreaterThan(700);
    for (const [ownerId, amount] of amounts) expect([ownerId, (turns.get(ownerId) ?? 0) >= Math.min(amount, most - 2)]).toEqual([ownerId, true]);
  });
});

describe('servers that answer after 20 seconds', () => {
  it('do not keep the tokens of others from their turns', async () => {
    const slow = await simulate({ ...PLAN, people: 400, repositories: 4_000, hours: 2, schedulers: 1, atOnce: 8, slowMs: 20_000 }, { keepAll: true });
    const others = [...slow.notes.asked].filter(([token]) => !slow.slowTokens.has(token));
    const gaps = others.flatMap(([, times]) => times.slice(1).map((time, place) => time - (times[place] ?? 0)));
    expect(slow.slowTokens.size).toBeGreaterThan(10);
    expect(Math.max(...gaps)).toBeLessThan(20 * MINUTE);
  });
});
