import type { Context } from '../context';
import type { CollectionState } from '../documents/collections';
import { RULES_VERSION } from '../facts/types';
import { leavesOut } from './nothing-new';

/** The two names under which the facts of a repository may lie in the stats store: one counts, the other is where facts are made anew. */
export function seriesOfRepository(repositoryId: string): [string, string] {
  return [repositoryId, `${repositoryId}.b`];
}

/** Where the facts of the last complete run lie: their name in the stats store and the rules that made them. */
export function factsPlace(repositoryId: string, state: Pick<CollectionState, 'series' | 'rules'> | undefined): { series: string; rules: number } {
  return { series: state?.series ?? repositoryId, rules: state?.rules ?? RULES_VERSION };
}

/** Removes all facts of a repository, those that do not count too. */
export async function removeFacts({ stats }: Pick<Context, 'stats'>, userId: string, repositoryId: string): Promise<void> {
  for (const series of seriesOfRepository(repositoryId)) await stats.removeRepository(userId, series);
}

/** Where a run writes, and what it knows of what is there. */
export interface WorkingSeries {
  series: string;
  /** What the state says while the facts are made beside those that count; undefined where they are added to these. */
  building: NonNullable<CollectionState['building']> | undefined;
  /** Commits there that were made in the same way. */
  known: Set<string>;
}

type Changing = (changes: Partial<CollectionState>) => Promise<void>;

/** Whether the facts that lie there were made without exactly these paths; before the first run anything was noted of, they are those of a run with the paths that the state names. */
function madeWithout(state: CollectionState, series: string, paths: readonly string[]): boolean {
  const { building } = state;
  if (building) return building.series === series && building.rules === RULES_VERSION && JSON.stringify(building.paths) === JSON.stringify(paths);
  return building === undefined && state.completed === null && leavesOut(state, paths);
}

/**
 * Where a run writes its facts. New commits are added to those that count. Where every fact becomes another one, since other paths are left out or the rules changed, all are made beside
 * the old ones, which count until the run is complete; a run that was killed meanwhile goes on with what it made.
 */
export async function workingSeries({ stats }: Pick<Context, 'stats'>, state: CollectionState, paths: readonly string[], change: Changing): Promise<WorkingSeries> {
  const { ownerId, repositoryId } = state;
  const current = factsPlace(repositoryId, state).series;
  const samePaths = leavesOut(state, paths);
  if (state.completed !== null && state.rules === RULES_VERSION && samePaths) return { series: current, building: undefined, known: await stats.commitIds(ownerId, RULES_VERSION, current) };
  // Facts of other rules lie apart by themselves; before the first complete run nothing counts that could be written over.
  const series = state.completed === null || samePaths ? current : (seriesOfRepository(repositoryId).find((name) => name !== current) ?? current);
  let known = await stats.commitIds(ownerId, RULES_VERSION, series);
  if (!madeWithout(state, series, paths)) {
    // As long as facts of another kind lie there, nothing says that they can be used.
    await change({ building: null });
    if (known.size > 0) await stats.removeRepository(ownerId, series, RULES_VERSION);
    known = new Set();
  }
  const building = { series, paths: [...paths], rules: RULES_VERSION };
  await change({ building });
  return { series, building, known };
}

/** Removes what counted before a complete run took its place, once the state says so. */
export async function removeReplaced({ stats }: Pick<Context, 'stats'>, before: CollectionState, now: WorkingSeries): Promise<void> {
  if (before.completed === null || now.building === undefined) return;
  const old = factsPlace(before.repositoryId, before);
  if (old.series !== now.series) await stats.removeRepository(before.ownerId, old.series);
  else if (old.rules !== RULES_VERSION) await stats.removeRepository(before.ownerId, old.series, old.rules);
}
