import { Channel } from '../channel';
import { gitFailure } from '../failures';
import type { CommitChanges, CommitHeader } from '../types';
import { AskedOfThread } from './asked-of-thread';
import type { EngineThread } from './thread';
import type { FromThread } from './messages';
import { watchBeat } from './watch-beat';

/** Where a thread's commits come from and go to. */
export interface EngineWork {
  next: () => Promise<CommitHeader[] | undefined>;
  /** Blocks that a thread is to hold now, so that it does not wait for us. */
  ahead: () => number;
  deliver: (changes: CommitChanges[]) => Promise<void>;
  /** Takes commits that git has to be asked for. */
  leave: (commits: CommitHeader[]) => void;
  signal: AbortSignal | undefined;
}

/**
 * Gives a thread blocks of commits until `next` gives no more, and hands on what it answers: each commit goes to `deliver` or to `leave`, once. Ends the thread. Resolves
 * with true, or with false where the thread failed and `next` may have more. Rejects with what `next` or `deliver` reject with, and with `cancelled`.
 */
export async function runEngineWorker({ worker, beat, room }: EngineThread, { next, ahead, deliver, leave, signal }: EngineWork): Promise<boolean> {
  const asked = new AskedOfThread(room);
  const answers = new Channel<FromThread>(Infinity);
  const state = { over: false, failed: false, commits: 0 };
  const fail = (): void => {
    state.failed = true;
    answers.close();
  };
  const cancel = (): void => answers.close(gitFailure({ code: null, signal: null, stderr: '', endedBy: 'cancelled' }));
  const ask = (block: CommitHeader[]): void => {
    const plain = withoutMerges(block, leave);
    state.commits += plain.length;
    if (plain.length > 0) worker.postMessage(asked.ask(plain), []);
  };
  const feed = async (): Promise<void> => {
    while (!state.over && !state.failed && asked.blocks < ahead()) {
      const block = await next();
      if (!block) state.over = true;
      else if (state.failed) leave(block);
      else ask(block);
    }
    if (state.over && asked.blocks === 0) answers.close();
  };
  let feeding: Promise<void> = Promise.resolve();
  const feedOn = (): void => {
    feeding = feeding.then(feed);
    feeding.catch((error: unknown) => answers.close(error));
  };

  worker.on('message', (answer: FromThread) => void answers.push(answer));
  worker.on('error', fail);
  worker.on('messageerror', fail);
  worker.on('exit', fail);
  signal?.addEventListener('abort', cancel, { once: true });
  // Answers may lie here for long where the reader is slow; only what the thread itself has not done counts.
  const clock = watchBeat(beat, () => Atomics.load(beat, 0) < state.commits, fail);
  try {
    if (signal?.aborted) cancel();
    feedOn();
    for await (const answer of answers) {
      // Whatever came with a failure is not trusted.
      const matched = state.failed ? undefined : asked.answer(answer);
      if (!matched) {
        fail();
        break;
      }
      if (matched.left.length > 0) leave(matched.left);
      if (asked.blocks < ahead()) feedOn();
      if (matched.changes.length > 0) await deliver(matched.changes);
    }
  } finally {
    clock.end();
    signal?.removeEventListener('abort', cancel);
    void worker.terminate();
  }
  if (!state.failed) return true;
  leave(asked.rest());
  await feeding;
  return false;
}

/** The commits of a block that the engine compares. Git says what a merge is without a second opinion: nothing. */
export function withoutMerges(block: CommitHeader[], leave: EngineWork['leave']): CommitHeader[] {
  const merges = block.filter(({ parents }) => parents.length > 1);
  if (merges.length === 0) return block;
  leave(merges);
  return block.filter(({ parents }) => parents.length <= 1);
}
