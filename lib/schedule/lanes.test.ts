import { describe, expect, it } from 'vitest';
import { createLanes, limitsFor } from './lanes';

const turn = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

describe('lanes', () => {
  it('let no more run than they may, and one key no more than its part', async () => {
    const lanes = createLanes({ atOnce: 4, perKey: 3 });
    const ends: (() => void)[] = [];
    const work = (): Promise<void> => new Promise((resolve) => { ends.push(resolve); });
    for (let number = 0; number < 3; number += 1) lanes.start('slow', work);
    expect([lanes.hasRoomFor('slow'), lanes.hasRoomFor('quick')]).toEqual([false, true]);
    lanes.start('quick', work);
    expect(lanes.hasRoomFor('quick')).toBe(false);
    let hasRoom = false;
    const room = lanes.room().then(() => { hasRoom = true; });
    await turn();
    expect(hasRoom).toBe(false);
    ends[0]?.();
    await room;
    expect(lanes.hasRoomFor('slow')).toBe(true);
    for (const end of ends) end();
    await lanes.idle();
    expect(lanes.isBusy()).toBe(false);
  });

  it('know how long work of a key took lately', async () => {
    let now = 0;
    const lanes = createLanes(limitsFor(2), () => now);
    expect(lanes.durationOf('a')).toBe(0);
    for (const took of [100, 200]) {
      lanes.start('a', async () => { now += took; });
      await lanes.oneEnded();
    }
    expect(lanes.durationOf('a')).toBe(120);
    lanes.start('a', async () => turn());
    lanes.start('b', async () => turn());
    expect([lanes.slowOnes(100), lanes.slowOnes(120)]).toEqual([1, 0]);
    await lanes.idle();
  });

  it('end all that runs before they tell what went wrong', async () => {
    const lanes = createLanes(limitsFor(2));
    let ended = false;
    lanes.start('a', async () => { throw new Error('wrong'); });
    lanes.start('b', async () => {
      await turn();
      ended = true;
    });
    await expect(lanes.idle()).rejects.toThrow('wrong');
    expect(ended).toBe(true);
  });
});
