import { faultsContract } from './faults-contract';

faultsContract(1);
