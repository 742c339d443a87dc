import { AppError } from '../errors/app-error';
import { readSettings } from './settings';
import type { Overrides, Settings } from './settings';

/** The two places that data can be moved between. */
export const STORE_PLACES = ['embedded', 'production'] as const;
export type StorePlace = (typeof STORE_PLACES)[number];

/**
 * Settings in which the stores are those of one place, whatever is in use otherwise: `embedded` is the file in the data folder, `production` what MONGODB_URI and
 * INFLUX_URL name; where one of them is not set, that store stays the file.
 * @throws AppError `invalid-settings` where neither is set.
 */
export function settingsOfPlace(place: StorePlace, overrides: Overrides = {}, variables: Readonly<Record<string, string | undefined>> = process.env): Settings {
  if (place === 'embedded') return readSettings(overrides, { ...variables, COMMIT_STATS_DOCUMENTS: 'sqlite', COMMIT_STATS_STATS: 'sqlite' });
  const documents = variables.MONGODB_URI ? 'mongodb' : 'sqlite';
  const stats = variables.INFLUX_URL ? 'influxdb' : 'sqlite';
  if (documents === 'sqlite' && stats === 'sqlite') throw new AppError('invalid-settings', 'Name the stores of production: MONGODB_URI, INFLUX_URL, or both.');
  return readSettings(overrides, { ...variables, COMMIT_STATS_DOCUMENTS: documents, COMMIT_STATS_STATS: stats });
}
