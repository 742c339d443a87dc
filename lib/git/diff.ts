import os from 'node:os';
import { BlockQueue } from './block-queue';
import { Channel } from './channel';
import { runDiffWorker } from './diff-worker';
import type { DiffSetup } from './diff-setup';
import type { WorkerFailure } from './diff-worker';
import type { Engine } from './engine/engine';
import { runEngineWorker } from './engine/engine-worker';
import { gitFailure } from './failures';
import type { GitFailureKind } from './failures';
import { salvageCommit } from './salvage';
import type { CommitChanges, CommitHeader } from './types';

export interface DiffRequest extends DiffSetup {
  /** Processes at work at the same time; default: as many as the machine has cores. */
  workers?: number;
  /** The processes start before the first commit is known: it saves time where everything is there and much is to be read. */
  atOnce?: boolean;
}

/** Failures that lie in single commits; any other ends the whole run. */
const OF_A_COMMIT: ReadonlySet<GitFailureKind> = new Set(['missing-object', 'damaged', 'out-of-memory', 'too-slow', 'other']);
/** Finished answers held for the reader; beyond, the workers wait, so that the reading of contents does not fall behind and leave a core idle at the end. */
const HELD = 6;

/**
 * Counts the changed lines of commits with several long-lived `git diff-tree` processes, which are fed contiguous blocks from one queue. The numbers are those of
 * `git log -M --numstat`. Merges must not be among the commits. Order of the answers is not that of the questions. A commit that cannot be counted (a missing
 * object, too much memory) is given with what could be counted and the reason in `incomplete`. Throws a GitError where nothing can be read at all.
 */
export async function* diffCommits(request: DiffRequest, commits: AsyncIterable<CommitHeader[]>): AsyncGenerator<CommitChanges[]> {
  const workers = Math.max(1, request.workers ?? os.availableParallelism());
  const stop = new AbortController();
  const signal = request.signal ? AbortSignal.any([request.signal, stop.signal]) : stop.signal;
  const setup: DiffSetup = { gitDir: request.gitDir, objectFormat: request.objectFormat, limits: request.limits, signal, load: request.load };
  if (request.load) request.load.cores = workers;
  const queue = new BlockQueue(commits, workers);
  const answers = new Channel<CommitChanges[]>(HELD);
  const deliver = async (changes: CommitChanges[]) => {
    request.load?.change(-1);
    await answers.push(changes);
    request.load?.change(1);
  };
  const run = request.engine ? diffByEngine(request.engine, { setup, workers, queue, deliver }) : diffByGit({ setup, workers, queue, deliver, atOnce: request.atOnce });
  const all = run.then(
    () => answers.close(),
    (error: unknown) => {
      stop.abort();
      answers.close(error);
    },
  );
  try {
    yield* answers;
  } finally {
    queue.stop();
    stop.abort();
    answers.close();
    await all;
  }
}

interface Run {
  setup: DiffSetup;
  workers: number;
  queue: BlockQueue;
  deliver: (changes: CommitChanges[]) => Promise<void>;
  atOnce?: boolean;
}

async function diffByGit(run: Run): Promise<void> {
  await Promise.all(Array.from({ length: run.workers }, (_, worker) => gitWorker(run, worker)));
}

async function gitWorker({ setup, queue, deliver, atOnce }: Run, worker: number): Promise<void> {
  for (let started = atOnce === true; ; started = false) {
    if (!started) {
      const first = await queue.next(worker);
      if (!first) return;
      queue.giveBack(first);
    }
    const failure = await runDiffWorker(setup, () => queue.next(worker), deliver);
    if (!failure) return;
    queue.giveBack(await isolate(setup, failure, deliver));
  }
}

/** A thread of the engine a core; git processes beside them, where there is anything that the engine leaves to git. */
async function diffByEngine(engine: Engine, run: Run): Promise<void> {
  const { setup, workers, queue, deliver } = run;
  const threads = engine.startThreads(workers);
  if (threads.length === 0) return diffByGit(run);
  const left = new Channel<CommitHeader[]>(Infinity);
  const byGit = diffByGit({ ...run, queue: new BlockQueue(left, workers), atOnce: false });
  const work = { deliver, leave: (commits: CommitHeader[]) => void left.push(commits), signal: setup.signal };
  const byEngine = threads.map(async (thread, worker) => {
    setup.load?.change(1);
    const isDone = await runEngineWorker(thread, { ...work, next: () => queue.next(worker) }).finally(() => setup.load?.change(-1));
    if (!isDone) await gitWorker({ ...run, atOnce: false }, worker);
  });
  await Promise.all([byGit, Promise.all(byEngine).finally(() => left.close())]);
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
