import { describeQuietRounds } from '../workers/quiet-rounds';

describeQuietRounds({ 'github': 200, 'gitlab': 200, 'azure-devops': 200 });
