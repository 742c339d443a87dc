// The counting alone, to be looked at without the rest of the engine.
import { additions, countLines, deletions } from './count';
import { beginEdits } from './divided-edits';
import { take } from '../memory';

export { additions, beginEdits, countLines, deletions, take };
