import { BlockQueue, MOST_IN_BLOCK } from './block-queue';
import { Channel } from './channel';
import { diffByGit, gitWorker } from './diff-by-git';
import type { DiffRun } from './diff-by-git';
import { compareHere } from './engine/compare-here';
import type { Engine } from './engine/engine';
import { runEngineWorker } from './engine/engine-worker';
import type { EngineThread } from './engine/thread';
import type { CommitHeader } from './types';

/** Commits that wait for git until another process is worth its start. */
const MUCH = 24;
/** The work ahead, in milliseconds, from which on another thread is worth its start; how many commits must be done for it to be foreseen. */
const WORTH_A_THREAD_MS = 800;
const TELLING = 128;
/**
 * Milliseconds for which a thread holds blocks of commits: the program, which compares commits itself, does not look after it for so long. Blocks that it holds at least and at most; near the end
 * it holds few, so that all finish together.
 */
const AHEAD_MS = 50;
const LEAST_AHEAD = 2;
const MOST_AHEAD = 8;
const NEAR_END = MOST_AHEAD * MOST_IN_BLOCK;

/**
 * Counts with threads of the engine and, where nobody waits for contents to be classified, in the program's own thread when it has little else to do. A second thread is started where much work
 * waits, and so on; one core is left to the program's own. Git takes what they leave, and the commits of a thread that fails. Rejects with a GitError where nothing can be read at all.
 */
export async function diffByEngine(engine: Engine, run: DiffRun): Promise<void> {
  const { setup, workers, queue } = run;
  const most = Math.max(1, workers - 1);
  const first = engine.startThread(most);
  if (!first) return diffByGit(run);
  const [byThreads, byGit] = [new Jobs(), new Jobs()];
  const left = new LeftToGit(run, byGit);
  const since = performance.now();
  let [started, done] = [0, 0];
  const leave = (commits: CommitHeader[]): void => {
    done += commits.length;
    left.take(commits);
  };
  const deliver: DiffRun['deliver'] = (changes) => {
    done += changes.length;
    return run.deliver(changes);
  };
  const isMuchAhead = (): boolean => done > TELLING && (queue.ready * (performance.now() - since)) / done > WORTH_A_THREAD_MS;
  const comparesHere = workers > 1 && !engine.contents;
  const ahead = (): number => {
    if (!comparesHere || queue.ready < NEAR_END) return LEAST_AHEAD;
    const commits = (AHEAD_MS * done) / Math.max(1, performance.now() - since) / (started + 1);
    return Math.min(MOST_AHEAD, Math.max(LEAST_AHEAD, Math.ceil(commits / MOST_IN_BLOCK)));
  };
  const busy = <T>(job: Promise<T>): Promise<T> => {
    setup.load?.change(1);
    return job.finally(() => setup.load?.change(-1));
  };
  const take = async (worker: number): Promise<CommitHeader[] | undefined> => {
    const block = await queue.next(worker);
    if (started < most && isMuchAhead()) start(engine.startThread(most));
    return block;
  };
  const work = async (thread: EngineThread, worker: number): Promise<void> => {
    const next = (): Promise<CommitHeader[] | undefined> => take(worker);
    const isDone = await busy(runEngineWorker(thread, { deliver, leave, next, ahead, signal: setup.signal }));
    if (!isDone) await gitWorker({ setup, deliver }, next, (commits) => queue.giveBack(commits));
  };
  const start = (thread: EngineThread | undefined): void => {
    if (!thread) return;
    byThreads.add(work(thread, started));
    started += 1;
  };
  start(first);
  if (comparesHere) byThreads.add(busy(compareHere(engine, { deliver, leave, next: () => take(most), signal: setup.signal })));
  await Promise.race([byThreads.all(), byGit.failure]).finally(() => left.close());
  await byGit.all();
}

/** Work of which more may come while it is waited for. */
class Jobs {
  readonly #jobs: Promise<void>[] = [];
  #fail: (error: unknown) => void = () => undefined;
  /** Rejects where one fails. */
  readonly failure = new Promise<never>((_, reject) => (this.#fail = reject));

  constructor() {
    this.failure.catch(() => undefined);
  }

  add(job: Promise<void>): void {
    this.#jobs.push(job);
    job.catch((error: unknown) => this.#fail(error));
  }

  /** Resolves when all are done; rejects as soon as one fails. */
  async all(): Promise<void> {
    const each = async (): Promise<void> => {
      for (const job of this.#jobs) await job;
    };
    await Promise.race([this.failure, each()]);
  }
}

/** The commits that the engine leaves to git, and the processes that take them: one as soon as there is any, a further one where much waits. */
class LeftToGit {
  readonly #commits = new Channel<CommitHeader[]>(Infinity);
  readonly #queue: BlockQueue;
  #processes = 0;
  #waiting = 0;

  constructor(
    private readonly run: DiffRun,
    private readonly byGit: Jobs,
  ) {
    this.#queue = new BlockQueue(this.#commits, run.workers);
  }

  take(commits: CommitHeader[]): void {
    this.#waiting += commits.length;
    void this.#commits.push(commits);
    if (this.#processes >= this.run.workers || this.#waiting <= this.#processes * MUCH) return;
    const worker = this.#processes++;
    const next = async (): Promise<CommitHeader[] | undefined> => {
      const block = await this.#queue.next(worker);
      this.#waiting -= block?.length ?? 0;
      return block;
    };
    const giveBack = (block: CommitHeader[]): void => {
      this.#waiting += block.length;
      this.#queue.giveBack(block);
    };
    this.byGit.add(gitWorker(this.run, next, giveBack));
  }

  /** No more will be left. */
  close(): void {
    this.#commits.close();
  }
}
