import { afterAll } from 'vitest';
import { workerFaultsContract } from '../../workers/faults-contract';
import { startProductionServices } from './production-services';
import { startProductionStores } from '../production-stores';

// The sweep that the embedded back ends pass, over MongoDB, InfluxDB, KMS and SQS: every third call to the queue and the vault, every forty-first of all.
const [stores, services] = await Promise.all([startProductionStores(), startProductionServices()]);
Object.assign(process.env, stores.environment, services.environment);
afterAll(() => Promise.all([stores.stop(), services.stop()]));

workerFaultsContract(['queue', 'vault'], { step: 3, least: 6 });
workerFaultsContract(['documents', 'stats', 'vault', 'queue'], { step: 41, least: 60 });
