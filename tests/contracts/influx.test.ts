import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import { startInflux1 } from '../servers/influx1';
import { startInflux2 } from '../servers/influx2';
import type { HarnessFactory } from './harness';
import { statsStoreContract } from './stats-store';

/** A bucket of its own for each test. */
function harnessOf(login: () => Record<string, string>): HarnessFactory {
  return async () => {
    const data = await mkdtemp(path.join(tmpdir(), 'commit-stats-store-'));
    const environment = { COMMIT_STATS_DATA: data, COMMIT_STATS_STATS: 'influxdb', INFLUX_BUCKET: `t${randomBytes(6).toString('hex')}`, ...login() };
    return {
      environment,
      open: () => createContext(readSettings({}, environment)),
      remove: () => rm(data, { recursive: true, force: true }),
    };
  };
}

async function start2(version: string): Promise<Started> {
  const server = await startInflux2();
  return { login: { INFLUX_URL: server.endpoint, INFLUX_VERSION: version, INFLUX_TOKEN: server.token, INFLUX_ORG: server.org }, stop: () => server.stop() };
}

async function start1(): Promise<Started> {
  const server = await startInflux1();
  return { login: { INFLUX_URL: server.endpoint, INFLUX_VERSION: '1', INFLUX_USERNAME: server.username, INFLUX_PASSWORD: server.password }, stop: () => server.stop() };
}

interface Started { login: Record<string, string>; stop: () => Promise<void> }
const SERVERS: Readonly<Record<string, () => Promise<Started>>> = {
  'InfluxDB 2': () => start2('2'),
  'InfluxDB 2 as a server that deletes nothing': () => start2('3'),
  'InfluxDB 1': start1,
};

for (const [name, start] of Object.entries(SERVERS)) {
  describe(name, () => {
    let server: Started;
    beforeAll(async () => { server = await start(); });
    afterAll(() => server.stop());
    statsStoreContract(name, harnessOf(() => server.login));
  });
}
