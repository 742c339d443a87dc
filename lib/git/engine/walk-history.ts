import { Channel } from '../channel';
import { gitFailure } from '../failures';
import type { EngineThread } from './thread';
import type { FromThread, Walked, WalkStart } from './messages';
import { failedWalk } from './messages';
import { watchBeat } from './watch-beat';

/** Parts of history that are asked for before they are wanted, so that the thread never waits for us. */
const AHEAD = 3;

/**
 * Lets a thread follow history and gives it in parts, as fast as they are taken. The last one is `through`, or `failed`: git is to be asked then for what was not given.
 * Rejects with `cancelled`.
 */
export async function* walkHistory({ worker, beat }: EngineThread, from: WalkStart, signal: AbortSignal | undefined): AsyncGenerator<Walked> {
  const parts = new Channel<Walked>(Infinity);
  let waiting = 0;
  const more = (): void => {
    waiting += 1;
    worker.postMessage('more', []);
  };
  const take = (message: FromThread | Walked): void => {
    if (!('rows' in message)) return;
    waiting -= 1;
    void parts.push(message);
  };
  const fail = (): void => {
    void parts.push(failedWalk());
    parts.close();
  };
  const cancel = (): void => parts.close(gitFailure({ code: null, signal: null, stderr: '', endedBy: 'cancelled' }));
  const ends = ['error', 'messageerror', 'exit'] as const;
  worker.on('message', take);
  for (const end of ends) worker.on(end, fail);
  signal?.addEventListener('abort', cancel, { once: true });
  const clock = watchBeat(beat, () => waiting > 0, fail);
  try {
    if (signal?.aborted) cancel();
    worker.postMessage(from, []);
    for (let asked = 0; asked < AHEAD; asked += 1) more();
    for await (const part of parts) {
      if (part.state === 'more') more();
      yield part;
      if (part.state !== 'more') return;
    }
  } finally {
    clock.end();
    signal?.removeEventListener('abort', cancel);
    worker.off('message', take);
    for (const end of ends) worker.off(end, fail);
  }
}
