import { startInflux2 } from './influx2';
import { startMongo } from './mongo';

/** MongoDB and InfluxDB, and the environment that names them. */
export interface ProductionStores {
  environment: Record<string, string>;
  mongo: Awaited<ReturnType<typeof startMongo>>;
  influx: Awaited<ReturnType<typeof startInflux2>>;
  stop(): Promise<void>;
}

/** Starts both stores of production. */
export async function startProductionStores(): Promise<ProductionStores> {
  const [mongo, influx] = await Promise.all([startMongo(), startInflux2()]);
  return {
    mongo, influx,
    environment: {
      COMMIT_STATS_DOCUMENTS: 'mongodb', MONGODB_URI: `${mongo.uri}commit-stats`,
      COMMIT_STATS_STATS: 'influxdb', INFLUX_URL: influx.endpoint, INFLUX_TOKEN: influx.token, INFLUX_ORG: influx.org,
    },
    stop: async () => {
      await Promise.all([mongo.stop(), influx.stop()]);
    },
  };
}
