import { afterAll } from 'vitest';
import { startProductionStores } from './production-stores';

// The journey from tokens of three forges to a published CV, unchanged, with both stores switched by the environment alone.
const stores = await startProductionStores();
Object.assign(process.env, stores.environment);
afterAll(() => stores.stop());

await import('../workers/forges.test');
