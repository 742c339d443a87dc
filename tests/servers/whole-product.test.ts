import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitStats } from '../support/program';
import { makeRepository } from '../support/small-repository';
import { startProductionStores } from './production-stores';
import type { ProductionStores } from './production-stores';

const ADA = 'ada@example.org';
let folder: string;
let stores: ProductionStores;
let repositories: string[];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'whole-product-'));
  stores = await startProductionStores();
  repositories = ['quorum', 'imageworks'].map((name, place) => makeRepository(folder, name, Array.from({ length: 30 + place * 7 }, (_, number) => ({
    email: number % 4 === 3 ? 'bo@example.org' : ADA, file: `src/${number % 5}.${['ts', 'go', 'md', 'py'][number % 4]}`, lines: number + 1, message: `${['feat', 'fix', 'docs'][number % 3]}: step ${number}`,
  }))));
});
afterAll(async () => {
  await stores.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Collects and gives the CV's numbers, without what differs between any two runs. */
function collectAndShow(data: string, environment: Record<string, string>): unknown {
  const here = { ...environment, COMMIT_STATS_DATA: path.join(folder, data) };
  const collected = commitStats(['collect', '--quiet', ...repositories, '--email', ADA], here);
  expect(collected.code, collected.stderr).toBe(0);
  const again = commitStats(['collect', '--quiet', ...repositories], here);
  expect(again.code, again.stderr).toBe(0);
  const shown = commitStats(['cv', '--json'], here);
  expect(shown.code, shown.stderr).toBe(0);
  return JSON.parse(shown.stdout.replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/gu, '"a moment"'));
}

describe('the compiled program', () => {
  it('gives the same numbers whether everything lies in a file or in MongoDB and InfluxDB, switched by the environment alone', () => {
    const embedded = collectAndShow('embedded', {});
    expect(collectAndShow('served', stores.environment)).toEqual(embedded);
    // Nothing was kept here.
    expect(() => readdirSync(path.join(folder, 'served'))).toThrow(/ENOENT/u);
  });

  it('says what is missing, and what cannot be reached, without the password', () => {
    const wrong = (environment: Record<string, string>): string => {
      const { code, stdout, stderr } = commitStats(['cv', '--json'], { ...environment, COMMIT_STATS_DATA: path.join(folder, 'wrong') });
      expect([code === 0, stdout]).toEqual([false, '']);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(stderr).not.toContain('s3cret');
      return stderr;
    };
    expect(wrong({ COMMIT_STATS_DOCUMENTS: 'mongodb' })).toContain('MONGODB_URI');
    expect(wrong({ COMMIT_STATS_DOCUMENTS: 'mongodb', MONGODB_URI: 'ada:s3cret@127.0.0.1' })).toContain('MONGODB_URI');
    expect(wrong({ COMMIT_STATS_DOCUMENTS: 'mongodb', MONGODB_URI: 'mongodb://ada:s3cret@127.0.0.1:9/x?serverSelectionTimeoutMS=300' })).toContain('cannot be reached');
    expect(wrong({ COMMIT_STATS_STATS: 'influxdb' })).toContain('INFLUX_');
    expect(wrong({ COMMIT_STATS_STATS: 'influxdb', INFLUX_URL: 'http://ada:s3cret@127.0.0.1:1', INFLUX_TOKEN: 's3cret', INFLUX_ORG: 'o' })).toContain('INFLUX_URL');
  });
});
