import { describe, expect, it } from 'vitest';
import { settingsOfPlace } from './both-stores';
import { readSettings } from './settings';

const MONGO = 'mongodb+srv://ada:s3cret@cluster.example.org/stats';
const INFLUX = { INFLUX_URL: 'https://influx.example.org/', INFLUX_TOKEN: 's3cret', INFLUX_ORG: 'team' };

function failureOf(variables: Record<string, string>): Error {
  try {
    readSettings({}, variables);
  } catch (error) {
    return error as Error;
  }
  throw new Error('It was taken.');
}

describe('the stores that the environment names', () => {
  it('are the file in the data folder where it names none, also where addresses are set', () => {
    expect(readSettings({}, { MONGODB_URI: MONGO, ...INFLUX })).toMatchObject({ documents: 'sqlite', stats: 'sqlite', stores: { mongoUri: null, influx: null } });
  });

  it('are MongoDB and InfluxDB, each on its own', () => {
    const { stores } = readSettings({}, { COMMIT_STATS_DOCUMENTS: 'mongodb', MONGODB_URI: MONGO, COMMIT_STATS_STATS: 'influxdb', ...INFLUX });
    expect(stores).toEqual({
      documents: 'mongodb', mongoUri: MONGO, stats: 'influxdb', influx: { url: 'https://influx.example.org', version: 2, bucket: 'commit-stats', org: 'team', authorization: 'Token s3cret' },
    });
    const one = readSettings({}, { COMMIT_STATS_STATS: 'influxdb', INFLUX_VERSION: '1', INFLUX_URL: 'http://127.0.0.1:8086', INFLUX_USERNAME: 'ada', INFLUX_PASSWORD: 'p:w' });
    expect(one.stores.influx).toMatchObject({ version: 1, authorization: `Basic ${Buffer.from('ada:p:w').toString('base64')}` });
  });

  it('are refused with the name of the variable and never its value', () => {
    const wrong: [Record<string, string>, RegExp][] = [
      [{ COMMIT_STATS_DOCUMENTS: 's3cret' }, /COMMIT_STATS_DOCUMENTS/u],
      [{ COMMIT_STATS_DOCUMENTS: 'mongodb' }, /MONGODB_URI is missing/u],
      [{ COMMIT_STATS_DOCUMENTS: 'mongodb', MONGODB_URI: 'ada:s3cret@host' }, /MONGODB_URI/u],
      [{ COMMIT_STATS_STATS: 'influxdb', ...INFLUX, INFLUX_TOKEN: '' }, /INFLUX_TOKEN is missing/u],
      [{ COMMIT_STATS_STATS: 'influxdb', ...INFLUX, INFLUX_TOKEN: 's3cret\nX-Other: 1' }, /INFLUX_TOKEN/u],
      [{ COMMIT_STATS_STATS: 'influxdb', ...INFLUX, INFLUX_ORG: '' }, /INFLUX_ORG is missing/u],
      [{ COMMIT_STATS_STATS: 'influxdb', ...INFLUX, INFLUX_URL: 'https://ada:s3cret@influx.example.org' }, /INFLUX_URL/u],
      [{ COMMIT_STATS_STATS: 'influxdb', ...INFLUX, INFLUX_BUCKET: 'a"; s3cret' }, /INFLUX_BUCKET/u],
      [{ COMMIT_STATS_STATS: 'influxdb', ...INFLUX, INFLUX_VERSION: '4' }, /INFLUX_VERSION/u],
    ];
    for (const [variables, said] of wrong) {
      const { message } = failureOf(variables);
      expect(message).toMatch(said);
      expect(message).not.toContain('s3cret');
    }
  });
});

describe('the two places between which data moves', () => {
  it('are the file, and what the addresses name, whatever is in use', () => {
    const all = { MONGODB_URI: MONGO, ...INFLUX, COMMIT_STATS_DOCUMENTS: 'mongodb' };
    expect(settingsOfPlace('embedded', {}, all)).toMatchObject({ documents: 'sqlite', stats: 'sqlite' });
    expect(settingsOfPlace('production', {}, all)).toMatchObject({ documents: 'mongodb', stats: 'influxdb' });
    expect(settingsOfPlace('production', {}, { MONGODB_URI: MONGO })).toMatchObject({ documents: 'mongodb', stats: 'sqlite' });
    expect(() => settingsOfPlace('production', {}, {})).toThrow(/MONGODB_URI, INFLUX_URL/u);
  });
});
