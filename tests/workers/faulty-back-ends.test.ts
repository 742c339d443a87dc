import { workerFaultsContract } from './faults-contract';

// Every call to the vault; every nineteenth of all. The long tests take each.
workerFaultsContract(['vault'], { step: 1, least: 2 });
workerFaultsContract(['documents', 'stats', 'vault'], { step: 19, least: 60 });
