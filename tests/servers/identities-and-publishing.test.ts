import { afterAll } from 'vitest';
import { startProductionStores } from './production-stores';

// What is tested over the embedded stores, unchanged, with both stores switched by the environment alone.
const stores = await startProductionStores();
Object.assign(process.env, stores.environment);
afterAll(() => stores.stop());

await import('../identities/identities.test');
await import('../collecting/publish.test');
await import('../collecting/people-and-places.test');
await import('../tokens/tokens.test');
await import('../tokens/tokens-that-end.test');
await import('../repositories/repositories.test');
await import('../accounts/leave.test');
