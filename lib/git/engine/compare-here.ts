import { setImmediate } from 'node:timers/promises';
import { gitFailure } from '../failures';
import { AskedOfThread } from './asked-of-thread';
import { BlockComparison } from './block-comparison';
import type { Engine } from './engine';
import { withoutMerges } from './engine-worker';
import type { EngineWork } from './engine-worker';
import { NO_PAGE, COMMIT_BYTES } from './messages';
import type { FromThread } from './messages';

/** Whoever waits for something else waits for so long at most, one large commit apart. */
const SLICE_MS = 2;
/** Objects of a commit that is compared here, and steps in which its edits are found: some 20 ms for the one, 0.1 s for the other. Git takes the larger ones. */
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_STEPS = 50_000_000;
const NOWHERE = new Uint32Array(0);

/**
 * Compares commits in the program's own thread while that has nothing else to do, slice by slice: each commit goes to `deliver` or to `leave`, once. Resolves when `next` gives no more, or
 * when nothing can be read here any more. Rejects with what `next` or `deliver` reject with, and with `cancelled`.
 */
export async function compareHere(engine: Engine, { next, deliver, leave, signal }: Omit<EngineWork, 'ahead'>): Promise<void> {
  const asked = new AskedOfThread(undefined);
  for (;;) {
    const headers = await next();
    if (!headers) return;
    const plain = withoutMerges(headers, leave);
    if (plain.length === 0) continue;
    const block = asked.ask(plain);
    engine.read((objects) => objects.noteTrees(block));
    for (let at = 0; at < block.length; ) {
      // What others have to say comes first.
      await setImmediate();
      if (signal?.aborted) throw gitFailure({ code: null, signal: null, stderr: '', endedBy: 'cancelled' });
      const answer = slice(engine, block, at);
      const matched = answer && asked.answer(answer);
      if (!matched) {
        leave(asked.rest());
        return;
      }
      at += answer.states.length * COMMIT_BYTES;
      if (matched.left.length > 0) leave(matched.left);
      if (matched.changes.length > 0) await deliver(matched.changes);
    }
  }
}

/** Compares the commits of a block from a place on, as many as the time allows; undefined where the packs cannot be read. */
function slice(engine: Engine, block: Uint8Array, from: number): FromThread | undefined {
  return engine.read((objects) => {
    const until = performance.now() + SLICE_MS;
    const comparison = new BlockComparison(objects);
    objects.limitCommits(MOST_BYTES, MOST_STEPS);
    for (let at = from; at < block.length; at += COMMIT_BYTES) {
      comparison.compare(block, at);
      if (performance.now() >= until) break;
    }
    return { ...comparison.take(), page: NO_PAGE, places: NOWHERE };
  });
}
