import { Worker } from 'node:worker_threads';
import { AppError } from '../../errors/app-error';

export interface DrawPool<Job, Result> {
  /** Runs one job in a thread; one whose signal ends while it waits is not begun. Throws `busy` when too many wait, `cancelled` for such a job and when the pool was closed, `internal` when the job failed. */
  run(job: Job, signal?: AbortSignal): Promise<Result>;
  /** Jobs that wait or run. */
  readonly load: number;
  /** Ends the threads; what still waits is refused. */
  close(): Promise<void>;
}

interface Waiting<Job, Result> {
  job: Job;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

interface Thread<Job, Result> {
  worker: Worker;
  current: Waiting<Job, Result> | undefined;
  idleTimer: NodeJS.Timeout | undefined;
}

/** What a thread sends back. */
export type DrawReply<Result> = { result: Result } | { failure: string };

export interface DrawPoolSettings {
  /** The compiled program of a thread. */
  script: string;
  threads: number;
  /** How many may wait beyond those that run. */
  queue: number;
  /** A job that takes longer is ended with its thread. */
  timeoutMs?: number;
  /** A thread without work is ended after this time, which gives its memory back. */
  idleMs?: number;
  /** Megabytes of heap a thread may take. */
  heapMb?: number;
}

const nobodyWaits = (): AppError => new AppError('cancelled', 'Whoever asked for this view has gone.');

/** Threads that draw pages: a few at a time, a bounded queue, a fresh thread after a crash or a job that never ends. */
export function createDrawPool<Job, Result>(settings: DrawPoolSettings): DrawPool<Job, Result> {
  const { script, threads: most, queue, timeoutMs = 30_000, idleMs = 120_000, heapMb = 512 } = settings;
  const waiting: Waiting<Job, Result>[] = [];
  const threads = new Set<Thread<Job, Result>>();
  let closed = false;

  const settle = (thread: Thread<Job, Result>, finish: (job: Waiting<Job, Result>) => void): void => {
    const done = thread.current;
    thread.current = undefined;
    if (done) finish(done);
    next(thread);
  };
  const drop = (thread: Thread<Job, Result>, error: AppError): void => {
    if (!threads.delete(thread)) return;
    clearTimeout(thread.idleTimer);
    thread.current?.reject(error);
    thread.current = undefined;
    void thread.worker.terminate();
    if (waiting.length > 0 && !closed) next(start());
  };
  const start = (): Thread<Job, Result> => {
    const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: heapMb }, stdout: false, stderr: false });
    const thread: Thread<Job, Result> = { worker, current: undefined, idleTimer: undefined };
    worker.unref();
    worker.on('message', (reply: DrawReply<Result>) =>
      settle(thread, job => ('result' in reply ? job.resolve(reply.result) : job.reject(new AppError('internal', reply.failure)))));
    worker.on('error', cause => drop(thread, new AppError('internal', 'This view could not be drawn.', { cause })));
    worker.on('exit', () => drop(thread, new AppError('internal', 'This view could not be drawn.')));
    threads.add(thread);
    return thread;
  };
  const next = (thread: Thread<Job, Result>): void => {
    clearTimeout(thread.idleTimer);
    const job = waiting.shift();
    if (!job) {
      thread.worker.unref();
      thread.idleTimer = setTimeout(() => drop(thread, new AppError('cancelled', 'The thread was idle.')), idleMs).unref();
      return;
    }
    thread.current = job;
    thread.worker.ref();
    thread.idleTimer = setTimeout(() => drop(thread, new AppError('limit-exceeded', 'This view took too long to draw.')), timeoutMs).unref();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    thread.worker.postMessage(job.job);
  };

  return {
    get load() {
      return waiting.length + [...threads].filter(thread => thread.current).length;
    },
    run(job, signal) {
      if (closed) return Promise.reject(new AppError('cancelled', 'The site is stopping.'));
      if (signal?.aborted) return Promise.reject(nobodyWaits());
      const idle = [...threads].find(thread => !thread.current);
      if (!idle && threads.size >= most && waiting.length >= queue) {
        return Promise.reject(new AppError('busy', 'Many views are being drawn at the moment. Try again in a few seconds.'));
      }
      return new Promise<Result>((resolve, reject) => {
        const one = { job, resolve, reject };
        waiting.push(one);
        signal?.addEventListener('abort', () => {
          const at = waiting.indexOf(one);
          if (at < 0) return;
          waiting.splice(at, 1);
          reject(nobodyWaits());
        }, { once: true });
        if (idle) next(idle);
        else if (threads.size < most) next(start());
      });
    },
    async close() {
      closed = true;
      const stopping = new AppError('cancelled', 'The site is stopping.');
      for (const job of waiting.splice(0)) job.reject(stopping);
      const ending = [...threads].map(thread => thread.worker.terminate());
      for (const thread of threads) drop(thread, stopping);
      await Promise.all(ending);
    },
  };
}
