import { Worker } from 'node:worker_threads';

/** A thread needs little of what V8 would give it. */
const LIMITS = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 6 };
/** The first lines of a program and the rest of it may be bundled apart, so what they share is found by name. */
const KEY = Symbol.for('commit-stats.waiting-thread');

const shared = globalThis as { [KEY]?: { thread: Worker | undefined; runs: Promise<void> } };

/** Starts a thread of the engine; `program` is its file. */
export function startThread(program: string): Worker {
  return new Worker(program, { env: {}, execArgv: [], resourceLimits: LIMITS });
}

/** Starts a thread before it is known what it is to do: while the program loads, a core is free for its start. It does not keep the program alive. */
export function startWaitingThread(program: string): void {
  const thread = startThread(program);
  const waiting: NonNullable<(typeof shared)[typeof KEY]> = { thread, runs: new Promise((resolve) => void thread.once('online', resolve).once('exit', resolve)) };
  const leave = (): void => {
    waiting.thread = undefined;
  };
  thread.on('error', leave);
  thread.once('exit', leave);
  thread.unref();
  shared[KEY] = waiting;
}

/** Resolves when the waiting thread runs or is gone; at once where there is none. */
export async function waitingThreadRuns(): Promise<void> {
  await shared[KEY]?.runs;
}

/** The thread that waits, if there is one. */
export function takeWaitingThread(): Worker | undefined {
  const waiting = shared[KEY];
  const thread = waiting?.thread;
  if (!waiting || !thread) return undefined;
  waiting.thread = undefined;
  thread.ref();
  return thread;
}

/** Ends it where it is not needed. */
export function endWaitingThread(): void {
  void takeWaitingThread()?.terminate();
}
