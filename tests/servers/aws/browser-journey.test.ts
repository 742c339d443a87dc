import { afterAll } from 'vitest';
import { startProductionServices } from './production-services';
import { startProductionStores } from '../production-stores';

// The journey of a person in Chromium, from the front page to a CV of three forges, with every back end of production switched by the environment alone.
const [stores, services] = await Promise.all([startProductionStores(), startProductionServices()]);
Object.assign(process.env, stores.environment, services.environment);
afterAll(() => Promise.all([stores.stop(), services.stop()]));

await import('../../browser/journey.test');
