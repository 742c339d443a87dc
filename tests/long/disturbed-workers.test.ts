import { expect, it } from 'vitest';
import { DISTURBANCES, collectDisturbed } from '../servers/aws/disturbed-workers';

it('200 repositories through two workers, with each back end slow, paused, stopped and restarted one after the other, end with the numbers of a run that nobody disturbed', async () => {
  const { expected, found, disturbed, ended } = await collectDisturbed(200, false);
  expect(found).toEqual(expected);
  expect(disturbed).toHaveLength(4 * DISTURBANCES.length);
  // How many more the workers get to meanwhile is up to the machine; what is left is worked through at the end.
  expect(ended.done).toBeGreaterThan(0);
});
