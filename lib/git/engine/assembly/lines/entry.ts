import { additions, countLines, deletions } from './count';
import { take } from '../memory';

export { additions, countLines, deletions, take };
