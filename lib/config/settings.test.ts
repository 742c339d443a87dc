import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { environmentSchema } from './schema';
import { readSettings } from './settings';

describe('settings', () => {
  it('have a sensible default for everything', () => {
    const settings = readSettings({}, {});
    expect(settings).toMatchObject({ host: '127.0.0.1', port: 24_700, baseUrl: 'http://127.0.0.1:24700', highchartsLicence: false, logLevel: 'warn' });
    expect(path.isAbsolute(settings.data)).toBe(true);
    expect(settings.diffWorkers).toBeGreaterThan(0);
  });

  it('take an empty variable as not set, the command line first, and the XDG folder', () => {
    expect(readSettings({}, { PORT: ' ', HIGHCHARTS_LICENCE: '' })).toMatchObject({ port: 24_700, highchartsLicence: false });
    expect(readSettings({ data: '/a', port: 1 }, { COMMIT_STATS_DATA: '/b', PORT: '2' })).toMatchObject({ data: path.resolve('/a'), port: 1 });
    expect(readSettings({}, { XDG_DATA_HOME: '/x' }).data).toBe(path.join('/x', 'commit-stats'));
    expect(readSettings({}, { XDG_DATA_HOME: 'relative' }).data).not.toContain('relative');
    expect(readSettings({}, { HOST: '::', PORT: '80', HIGHCHARTS_LICENCE: 'true' })).toMatchObject({ baseUrl: 'http://127.0.0.1:80', highchartsLicence: true });
    expect(readSettings({}, { COMMIT_STATS_BASE_URL: 'https://a.example/' }).baseUrl).toBe('https://a.example');
  });

  it.each([
    ['PORT', '65536'], ['PORT', '-1'], ['PORT', '1e3'], ['HOST', 'a b'], ['HIGHCHARTS_LICENCE', 'maybe'], ['COMMIT_STATS_LOG', 'loud'],
    ['COMMIT_STATS_DIFF_WORKERS', '0'], ['COMMIT_STATS_BASE_URL', 'ftp://a'], ['COMMIT_STATS_BASE_URL', 'nonsense'],
  ])('name the variable %s when it is wrong, and never its value', (name, value) => {
    expect(() => readSettings({}, { [name]: value })).toThrow(expect.objectContaining({ code: 'invalid-settings', message: expect.stringContaining(`The variable ${name} must`) }));
  });

  it('are all explained in .env.example, and nothing else is', () => {
    const example = readFileSync(path.join(import.meta.dirname, '../../.env.example'), 'utf8');
    const named = [...example.matchAll(/^([A-Z_]+)=/gmu)].map((match) => match[1]);
    expect(new Set(named)).toEqual(new Set(Object.keys(environmentSchema.shape).filter((name) => name !== 'XDG_DATA_HOME')));
  });
});
