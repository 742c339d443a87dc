import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTurns } from './turns';

describe('turns', () => {
  it('give each person as much as anybody else until he has nothing left', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 6 }), async (amounts) => {
      const left = new Map(amounts.map((amount, person) => [`person-${person}`, amount]));
      const done = new Map<string, number>([...left.keys()].map((person) => [person, 0]));
      const turns = createTurns(async () => [...left].filter(([, amount]) => amount > 0).map(([person]) => person));
      const take = async (person: string): Promise<string | undefined> => {
        const amount = left.get(person) ?? 0;
        if (amount === 0) return undefined;
        left.set(person, amount - 1);
        return person;
      };
      for (let person = await turns.next(take); person !== undefined; person = await turns.next(take)) {
        done.set(person, (done.get(person) ?? 0) + 1);
        const shares = [...left].filter(([, amount]) => amount > 0).map(([waiting]) => done.get(waiting) ?? 0);
        expect(Math.max(...shares, 0) - Math.min(...shares, Infinity)).toBeLessThanOrEqual(1);
      }
      expect([...done.values()]).toEqual(amounts);
    }));
  });

  it('let somebody who comes new wait for no more than one round', async () => {
    const people = ['many'];
    const turns = createTurns(async () => people);
    const take = async (person: string): Promise<string> => person;
    await turns.next(take);
    people.push('few');
    expect([await turns.next(take), await turns.next(take)]).toContain('few');
  });
});
