import { workerFaultsContract } from '../workers/faults-contract';

workerFaultsContract(['documents', 'stats', 'vault'], { step: 1, least: 60 });
