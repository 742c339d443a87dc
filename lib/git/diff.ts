import os from 'node:os';
import { BlockQueue } from './block-queue';
import { Channel } from './channel';
import { diffByEngine } from './diff-by-engine';
import { diffByGit } from './diff-by-git';
import type { DiffRun } from './diff-by-git';
import type { DiffSetup } from './diff-setup';
import type { CommitChanges, CommitHeader } from './types';

export interface DiffRequest extends DiffSetup {
  /** Threads or processes at work at the same time; default: as many as the machine has cores. */
  workers?: number;
  /** The processes start before the first commit is known: it saves time where everything is there and much is to be read. */
  atOnce?: boolean;
}

/** Finished answers held for the reader; beyond, the workers wait, so that the reading of contents does not fall behind and leave a core idle at the end. */
const HELD = 6;

/**
 * Counts the changed lines of commits, with threads of the engine where one is given and with long-lived `git diff-tree` processes, which are fed contiguous blocks from one queue. The numbers are those of
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
  const run: DiffRun = { setup, workers, queue, deliver, atOnce: request.atOnce };
  const all = (request.engine ? diffByEngine(request.engine, run) : diffByGit(run)).then(
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
