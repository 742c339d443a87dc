import path from 'node:path';
import type { ObjectFormat } from './fast-import';
import { HistoryPlanner } from './history-planner';
import { addOddCommits } from './odd-commits';
import { expectedDay } from './people';
import type { GeneratedClock } from './people';
import type { PlannedTree } from './plan-types';
import { createRandom } from './random';
import { writePlan } from './write-plan';

/** What is true of one commit by construction. */
export interface CommitTruth {
  authored: Pick<GeneratedClock, 'seconds' | 'zoneMinutes'>;
  /** Days since 1970-01-01 on the author's clock, null where there is no possible one. */
  day: number | null;
  committed: number;
  merge: boolean;
  coAuthors: string[];
  signed: boolean;
  /** The tree of the commit and that of its first parent. */
  files: PlannedTree;
  before: PlannedTree;
}

export interface GeneratedRepository {
  folder: string;
  /** By commit id, also commits that the default branch does not reach. */
  truth: Map<string, CommitTruth>;
}

const EMPTY: PlannedTree = new Map();

/**
 * Makes the small random repository of a seed in `parent`, in one of four cases together with a fork of it that went on by itself; the original is the first. The same seed gives the same
 * commits. About one in ten is a SHA-256 repository.
 */
export async function generateRepositories(parent: string, seed: number): Promise<GeneratedRepository[]> {
  const random = createRandom(seed * 7919 + 1);
  const format: ObjectFormat = random.chance(0.1) ? 'sha256' : 'sha1';
  const size = random.pick([1, 2, 5, 9, 14, 20]);
  const original = new HistoryPlanner(seed);
  original.grow(size);
  const repositories: GeneratedRepository[] = [];
  const forked = random.chance(0.25);
  const fork = forked ? new HistoryPlanner(seed) : undefined;
  fork?.grow(size);
  fork?.reseed(seed + 1);
  for (const [index, planner] of [original, fork].entries()) {
    if (!planner) continue;
    planner.grow(random.between(0, 5));
    if (random.chance(0.6)) planner.join();
    repositories.push(await writeOne(path.join(parent, `${seed}-${index}`), planner, format, createRandom(seed + index)));
  }
  return repositories;
}

async function writeOne(folder: string, planner: HistoryPlanner, format: ObjectFormat, random: ReturnType<typeof createRandom>): Promise<GeneratedRepository> {
  const { commits, head } = planner;
  const ids = await writePlan(folder, commits, head, format);
  const treeOf = (mark: number | undefined): PlannedTree => (mark === undefined ? EMPTY : (commits[mark - 1]?.files ?? EMPTY));
  const truth = new Map<string, CommitTruth>();
  for (const { mark, parents, authored, committed, coAuthors, files } of commits) {
    truth.set(ids.get(mark) ?? '', {
      authored, day: expectedDay(authored), committed, merge: parents.length > 1, coAuthors, signed: false, files, before: treeOf(parents[0]),
    });
  }
  const tip = commits[head - 1];
  if (tip && tip.parents.length > 0 && random.chance(0.4)) {
    const trees = [tip.files, treeOf(tip.parents[0])] as const;
    for (const { id, clock, committed, signed, tree, parentTree } of await addOddCommits(folder, random, commits.at(-1)?.committed ?? 0, format)) {
      truth.set(id, { authored: clock, day: expectedDay(clock), committed, merge: false, coAuthors: [], signed, files: trees[tree], before: trees[parentTree] });
    }
  }
  return { folder, truth };
}
