import { describeQuietRounds } from './quiet-rounds';

// 200 in all; GitHub's list has two pages. The long run has 200 at each forge.
describeQuietRounds({ 'github': 110, 'gitlab': 50, 'azure-devops': 40 });
