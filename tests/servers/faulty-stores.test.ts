import { afterAll } from 'vitest';
import { faultsContract } from '../collecting/faults-contract';
import { startProductionStores } from './production-stores';

// The sweep that the embedded stores pass call by call, over the real ones at every eleventh.
const stores = await startProductionStores();
Object.assign(process.env, stores.environment);
afterAll(() => stores.stop());

faultsContract(11);
