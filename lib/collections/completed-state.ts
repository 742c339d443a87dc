import type { CollectionState } from '../documents/collections';
import { RULES_VERSION } from '../facts/types';
import type { IncompleteCommit } from '../facts/types';
import type { ReadOutcome } from './read-facts';

/** Names kept of one repository: the most frequent ones decide. */
const MOST_NAMES = 50;

type Incomplete = CollectionState['incomplete'];

/** Notes of commits that cannot be counted wholly, each commit once, sorted. Later ones replace earlier ones. */
export function mergeIncomplete(before: Incomplete, found: readonly Pick<IncompleteCommit, 'commit' | 'reason'>[]): Incomplete {
  const reasons = new Map(before.map(({ commit, reason }) => [commit, reason]));
  for (const { commit, reason } of found) reasons.set(commit, reason);
  return [...reasons].map(([commit, reason]) => ({ commit, reason })).sort((a, b) => (a.commit < b.commit ? -1 : 1));
}

/** Where only new commits were looked at, their names add to those of the older ones. */
function namesOf(before: CollectionState, outcome: ReadOutcome): CollectionState['names'] {
  const totals = new Map(outcome.names);
  if (outcome.reachable === undefined) for (const { name, commits } of before.names) totals.set(name, (totals.get(name) ?? 0) + commits);
  return [...totals].map(([name, commits]) => ({ name, commits })).sort((a, b) => b.commits - a.commits || (a.name < b.name ? -1 : 1)).slice(0, MOST_NAMES);
}

type LastCommit = NonNullable<CollectionState['lastCommit']> | null | undefined;

function newer(before: LastCommit, found: LastCommit): LastCommit {
  return before && (!found || before.time > found.time) ? before : (found ?? null);
}

export interface FinishedRun {
  before: CollectionState;
  outcome: ReadOutcome;
  emails: readonly string[];
  /** Patterns of the paths that were left out. */
  paths: readonly string[];
  /** Whether `before` was complete for these addresses and rules. */
  complete: boolean;
  /** Stands for the keys that signatures were checked against; empty where there were none. */
  checkedWith: string;
  /** Whether any fact was written or taken out. */
  changed: boolean;
}

/** What a run that came to its end says about the repository. `generation` rises when a reader would see something else. */
export function completedState({ before, outcome, emails, paths, complete, checkedWith, changed }: FinishedRun): Partial<CollectionState> {
  const names = namesOf(before, outcome);
  // Where the whole history was looked at, only what it named is still wanting.
  const incomplete = mergeIncomplete(outcome.reachable === undefined ? before.incomplete : [], outcome.incomplete);
  // An earlier run that did not come to its end may have written facts that nobody has seen yet.
  const same = complete && !changed && before.attempts === 0 && before.lastHead === outcome.head && JSON.stringify([before.names, before.incomplete]) === JSON.stringify([names, incomplete]);
  const now = new Date().toISOString();
  return {
    lastHead: outcome.head, lastCommit: newer(outcome.reachable === undefined ? before.lastCommit : null, outcome.newest), collectedFor: [...emails], collectedWithout: [...paths], checkedWith, rules: RULES_VERSION, generation: same ? before.generation : before.generation + 1, ...(!same && { unpublished: true }), completed: now, checked: now,
    shallow: outcome.shallow, incomplete, names, attempts: 0, progress: null, step: null,
  };
}
