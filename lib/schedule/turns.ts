/** Takes people in turn. */
export interface Turns {
  /** What `take` finds for the first person, in turn, for whom it finds something; undefined when there is nothing for anybody. */
  next<T>(take: (person: string) => Promise<T | undefined>): Promise<T | undefined>;
}

/**
 * Fair shares: each person gets one turn a round, however much he has. Who comes new joins at the next round. `waiting` names everybody who has something; it is
 * asked when a round is over.
 */
export function createTurns(waiting: () => Promise<readonly string[]>): Turns {
  let round: string[] = [];
  return {
    async next(take) {
      for (let asked = false; ;) {
        const person = round.shift();
        if (person === undefined) {
          if (asked) return undefined;
          asked = true;
          round = [...(await waiting())];
          continue;
        }
        const found = await take(person);
        if (found !== undefined) return found;
      }
    },
  };
}
