// The counting alone, to be looked at without the rest of the engine.
import { additions, countLines, deletions } from './count';
import { take } from '../memory';

export { additions, countLines, deletions, take };
