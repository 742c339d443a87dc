import { afterAll } from 'vitest';
import { startProductionServices } from '../servers/aws/production-services';
import { startProductionStores } from '../servers/production-stores';
import { workerFaultsContract } from '../workers/faults-contract';

// The sweep over MongoDB, InfluxDB, KMS and SQS: every call to the queue and the vault, every fifth of all.
const [stores, services] = await Promise.all([startProductionStores(), startProductionServices()]);
Object.assign(process.env, stores.environment, services.environment);
afterAll(() => Promise.all([stores.stop(), services.stop()]));

workerFaultsContract(['queue', 'vault'], { step: 1, least: 6 });
workerFaultsContract(['documents', 'stats', 'vault', 'queue'], { step: 5, least: 60 });
