import { collections } from './collections';
import { facts } from './facts';
import { me } from './me';
import { push, report } from './push';
import { repositories } from './repositories';
import { snapshot } from './snapshot';
import { tokens } from './tokens';

/** Everything the public API answers, in the order of its description. */
export const OPERATIONS = [me, tokens, repositories, collections, facts, snapshot, push, report] as const;
