import { availableParallelism } from 'node:os';
import type { Settings } from './settings';

/** Every name that `environmentSchema` knows begins so, but for the data folder's, which reading has no use for. */
const READ = /^(?:COMMIT_STATS_|HOST$|PORT$|HIGHCHARTS_|AWS_(?:REGION$|ENDPOINT_URL)|INFLUX_|MONGODB_|https?_proxy$|no_proxy$|HTTPS?_PROXY$|NO_PROXY$|OTEL_(?:EXPORTER_OTLP_(?:ENDPOINT|HEADERS)$|SERVICE_NAME$|METRIC_EXPORT_INTERVAL$))/u;

/**
 * What reading repositories needs of the settings. Where none of the variables is set there is nothing to check and every default holds, which saves a command its
 * longest single start-up step; else the whole environment is checked as everywhere.
 * @throws AppError as `readSettings` does.
 */
export async function readScanSettings(variables: Readonly<Record<string, string | undefined>> = process.env): Promise<Pick<Settings, 'temp' | 'diffWorkers'>> {
  const silent = !Object.keys(variables).some((name) => READ.test(name));
  return silent ? { temp: undefined, diffWorkers: availableParallelism() } : (await import('./settings')).readSettings({}, variables);
}
