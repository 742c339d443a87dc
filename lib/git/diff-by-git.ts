import type { BlockQueue } from './block-queue';
import type { DiffSetup } from './diff-setup';
import { runDiffWorker } from './diff-worker';
import type { WorkerFailure } from './diff-worker';
import { gitFailure } from './failures';
import type { GitFailureKind } from './failures';
import { salvageCommit } from './salvage';
import type { CommitChanges, CommitHeader } from './types';

/** Failures that lie in single commits; any other ends the whole run. */
const OF_A_COMMIT: ReadonlySet<GitFailureKind> = new Set(['missing-object', 'damaged', 'out-of-memory', 'too-slow', 'other']);
/** Commits on their way from a queue to whoever reads their changes. */
export interface DiffRun {
  setup: DiffSetup;
  /** Processes or threads at the same time. */
  workers: number;
  queue: BlockQueue;
  deliver: (changes: CommitChanges[]) => Promise<void>;
  atOnce?: boolean;
}

/** As many processes of git as there are workers. Rejects with a GitError where nothing can be read at all. */
export async function diffByGit({ setup, workers, queue, deliver, atOnce }: DiffRun): Promise<void> {
  await Promise.all(Array.from({ length: workers }, (_, worker) => gitWorker({ setup, deliver, atOnce }, () => queue.next(worker), (commits) => queue.giveBack(commits))));
}

/** Processes of git, one after the other where one fails, until there are no more commits. */
export async function gitWorker({ setup, deliver, atOnce }: Pick<DiffRun, 'setup' | 'deliver' | 'atOnce'>, next: () => Promise<CommitHeader[] | undefined>, giveBack: (commits: CommitHeader[]) => void): Promise<void> {
  for (let started = atOnce === true; ; started = false) {
    if (!started) {
      const first = await next();
      if (!first) return;
      giveBack(first);
    }
    const failure = await runDiffWorker(setup, next, deliver);
    if (!failure) return;
    giveBack(await isolate(setup, failure, deliver));
  }
}

/** Finds the commits because of which a process ended, settles them, and gives back the commits that still wait. */
async function isolate(setup: DiffSetup, failure: WorkerFailure, deliver: (changes: CommitChanges[]) => Promise<void>): Promise<CommitHeader[]> {
  if (failure.boundless.size > 0) {
    const named = failure.left.filter(({ sha }) => failure.boundless.has(sha));
    await deliver(named.map((header) => ({ header, files: [], incomplete: 'it changes more files than git can hold' })));
    return failure.left.filter(({ sha }) => !failure.boundless.has(sha));
  }
  const error = gitFailure(failure.exit);
  if (!OF_A_COMMIT.has(error.kind)) throw error;
  const [first, ...others] = failure.left;
  if (!first) return [];
  if (others.length === 0) {
    await deliver([await salvageCommit(setup, first, error)]);
    return [];
  }
  // A process that ended by itself had written out all before the commit it failed on; the first unknown one or its neighbour is to blame. One that we ended
  // may have kept back more, so the commits are halved.
  const some = failure.exit.endedBy ? Math.ceil(failure.left.length / 2) : 1;
  let rest = failure.left.slice(some);
  const again = await runBlock(setup, failure.left.slice(0, some), deliver);
  if (again) rest = [...(await isolate(setup, again, deliver)), ...rest];
  return rest;
}

function runBlock(setup: DiffSetup, block: CommitHeader[], deliver: (changes: CommitChanges[]) => Promise<void>): Promise<WorkerFailure | undefined> {
  let given = false;
  const next = async () => {
    if (given) return undefined;
    given = true;
    return block;
  };
  return runDiffWorker(setup, next, deliver);
}
