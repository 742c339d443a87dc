import { expect, it } from 'vitest';
import { DISTURBANCES, collectDisturbed } from './disturbed-workers';

it('two workers, with every back end slow, paused, stopped and restarted on the way, end with the numbers of a run that nobody disturbed', async () => {
  const { expected, found, disturbed, ended } = await collectDisturbed(24, true);
  expect(found).toEqual(expected);
  expect(new Set(disturbed).size).toBe(4 * DISTURBANCES.length);
  expect(ended.done).toBeGreaterThanOrEqual(20);
}, 600_000);
