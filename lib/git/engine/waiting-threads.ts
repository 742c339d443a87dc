import { Worker } from 'node:worker_threads';

/** A thread needs little of what V8 would give it. */
const LIMITS = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 6 };
/** The first lines of a program and the rest of it may be bundled apart, so what they share is found by name. */
const KEY = Symbol.for('commit-stats.waiting-threads');

const shared = globalThis as { [KEY]?: { waiting: Worker[]; running: Promise<unknown> } };

/** Starts a thread of the engine; `program` is its file. */
export function startThread(program: string): Worker {
  return new Worker(program, { env: {}, execArgv: [], resourceLimits: LIMITS });
}

/** Starts threads before it is known what they are to do: while the program loads, a core is free for their start. They do not keep the program alive. */
export function startWaitingThreads(program: string, count: number): void {
  const waiting: Worker[] = [];
  const running: Promise<void>[] = [];
  for (let started = 0; started < count; started += 1) {
    const thread = startThread(program);
    const leave = (): void => {
      if (waiting.includes(thread)) waiting.splice(waiting.indexOf(thread), 1);
    };
    thread.on('error', leave);
    thread.once('exit', leave);
    running.push(new Promise((resolve) => void thread.once('online', resolve).once('exit', resolve)));
    thread.unref();
    waiting.push(thread);
  }
  shared[KEY] = { waiting, running: Promise.all(running) };
}

/** Resolves when the waiting threads run or are gone; at once where there are none. */
export async function threadsRun(): Promise<void> {
  await shared[KEY]?.running;
}

/** How many threads wait. */
export function waitingThreads(): number {
  return shared[KEY]?.waiting.length ?? 0;
}

/** One of the waiting threads, if there is any. */
export function takeWaitingThread(): Worker | undefined {
  const thread = shared[KEY]?.waiting.shift();
  thread?.ref();
  return thread;
}

/** Ends those that are not needed. */
export function endWaitingThreads(): void {
  for (const thread of shared[KEY]?.waiting.splice(0) ?? []) void thread.terminate();
}
