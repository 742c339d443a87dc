import os from 'node:os';
import { BlockQueue } from './block-queue';
import { Channel } from './channel';
import { runDiffWorker } from './diff-worker';
import type { DiffSetup } from './diff-setup';
import type { WorkerFailure } from './diff-worker';
import type { Engine } from './engine/engine';
import { runEngineWorker } from './engine/engine-worker';
import type { EngineThread } from './engine/thread';
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
/** Commits that wait for git until another process is worth its start. */
const MUCH = 24;
/** The work ahead, in milliseconds, from which on another thread of the engine is worth its start; how many commits must be done for it to be foreseen. */
const WORTH_A_THREAD_MS = 500;
const TELLING = 128;
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

async function diffByGit({ setup, workers, queue, deliver, atOnce }: Run): Promise<void> {
  await Promise.all(Array.from({ length: workers }, (_, worker) => gitWorker({ setup, deliver, atOnce }, () => queue.next(worker), (commits) => queue.giveBack(commits))));
}

/** Processes of git, one after the other where one fails, until there are no more commits. */
async function gitWorker({ setup, deliver, atOnce }: Pick<Run, 'setup' | 'deliver' | 'atOnce'>, next: () => Promise<CommitHeader[] | undefined>, giveBack: (commits: CommitHeader[]) => void): Promise<void> {
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

/** A thread of the engine a core; git processes beside them, as soon as there is anything that the engine leaves to git, a further one where much of it waits. */
async function diffByEngine(engine: Engine, run: Run): Promise<void> {
  const { setup, workers, queue, deliver } = run;
  const threads = engine.startThreads(workers);
  if (threads.length === 0) return diffByGit(run);
  const left = new Channel<CommitHeader[]>(Infinity);
  const leftQueue = new BlockQueue(left, workers);
  let waiting = 0;
  const byGit = new Set<Promise<void>>();
  let broken: (error: unknown) => void = () => undefined;
  const failure = new Promise<never>((_, reject) => (broken = reject));
  failure.catch(() => undefined);
  const leave = (commits: CommitHeader[]): void => {
    waiting += commits.length;
    void left.push(commits);
    if (byGit.size >= workers || waiting <= byGit.size * MUCH) return;
    const worker = byGit.size;
    const next = async (): Promise<CommitHeader[] | undefined> => {
      const block = await leftQueue.next(worker);
      waiting -= block?.length ?? 0;
      return block;
    };
    const giveBack = (block: CommitHeader[]): void => {
      waiting += block.length;
      leftQueue.giveBack(block);
    };
    const work = gitWorker({ setup, deliver }, next, giveBack);
    byGit.add(work);
    work.catch(broken);
  };
  const since = performance.now();
  let taken = 0;
  const byEngine: Promise<void>[] = [];
  const start = (thread: EngineThread): void => {
    const worker = byEngine.length;
    const next = async (): Promise<CommitHeader[] | undefined> => {
      const block = await queue.next(worker);
      taken += block?.length ?? 0;
      if (byEngine.length < workers && taken > TELLING && (queue.ready * (performance.now() - since)) / taken > WORTH_A_THREAD_MS) engine.startThreads(1).forEach(start);
      return block;
    };
    setup.load?.change(1);
    const work = runEngineWorker(thread, { deliver, leave, next, signal: setup.signal }).finally(() => setup.load?.change(-1)).then(async (isDone) => {
      if (!isDone) await gitWorker({ setup, deliver }, next, (commits) => queue.giveBack(commits));
    });
    byEngine.push(work);
    work.catch(broken);
  };
  threads.forEach(start);
  const all = async (): Promise<void> => {
    // Others may be started on the way.
    for (const work of byEngine) await work;
  };
  await Promise.race([failure, all()]).finally(() => left.close());
  await Promise.race([failure, Promise.all(byGit)]);
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
