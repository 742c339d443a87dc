import { availableParallelism } from 'node:os';
import { describe, expect, test } from 'vitest';
import { readScanSettings } from './scan-settings';
import { environmentSchema } from './schema';
import { readSettings } from './settings';

describe('settings of a scan', () => {
  test('are the defaults where no variable is set', async () => {
    const { temp, diffWorkers } = readSettings({}, {});
    expect(await readScanSettings({ PATH: '/bin' })).toEqual({ temp, diffWorkers });
    expect(diffWorkers).toBe(availableParallelism());
  });

  test('are what the environment says', async () => {
    expect(await readScanSettings({ COMMIT_STATS_DIFF_WORKERS: '3' })).toMatchObject({ diffWorkers: 3 });
  });

  test('name a variable that is wrong, whichever it is', async () => {
    for (const name of Object.keys(environmentSchema.shape).filter((known) => known !== 'XDG_DATA_HOME')) {
      const wrong = { [name]: '\u0000 wrong' };
      const said = (read: () => unknown): Promise<string> => Promise.resolve().then(read).then(() => 'right', (error: Error) => error.message);
      expect(await said(() => readScanSettings(wrong))).toBe(await said(() => readSettings({}, wrong)));
    }
  });
});
