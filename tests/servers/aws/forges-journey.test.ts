import { afterAll } from 'vitest';
import { startProductionServices } from './production-services';
import { startProductionStores } from '../production-stores';

// The same journey with every back end of production: MongoDB, InfluxDB, KMS and SQS, switched by the environment alone.
const [stores, services] = await Promise.all([startProductionStores(), startProductionServices()]);
Object.assign(process.env, stores.environment, services.environment);
afterAll(() => Promise.all([stores.stop(), services.stop()]));

await import('../../workers/forges.test');
