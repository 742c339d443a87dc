import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { BlockComparison } from './block-comparison';
import { EngineInstance } from './instance';
import { COMMIT_BYTES } from './messages';
import type { FromThread, ThreadStart, ToThread } from './messages';
import { ShownContents } from './shown-contents';

/*
 * A thread that compares commits. It is loaded at every start, so it imports next to nothing. What goes wrong in it ends it: what it has not answered is then
 * git's to answer.
 */

/** The "nice value" of these threads; that of the program is 0. */
const LATER = 5;
/** Output that is gathered before it is handed over: about as many rows as of one answer of git. */
const OUTPUT_AT_ONCE = 8 * 1024;

interface Started {
  engine: EngineInstance;
  comparison: BlockComparison;
  shown: ShownContents;
  beat: Int32Array;
}

let started: Started | undefined;

// Whoever takes the answers goes first, because there is one of him: what still waits when all are given is done by one core while the other idles. Only Linux knows this for a thread.
if (process.platform === 'linux') setPriority(LATER);

parentPort?.on('message', (message: ToThread) => {
  if ('module' in message) started = start(message);
  else if (!started) throw new Error('commits came before the engine');
  else if (message instanceof Uint8Array) compare(message, started);
  else started.shown.want(message.kind, message.isWanted);
});

function start({ module, packs, cacheBytes, room, beat }: ThreadStart): Started {
  const shown = new ShownContents(room);
  const engine = new EngineInstance(module, packs, cacheBytes, room && shown.take);
  return { engine, comparison: new BlockComparison(engine), shown, beat };
}

function compare(block: Uint8Array, { engine, comparison, shown, beat }: Started): void {
  engine.noteTrees(block);
  for (let at = 0; at < block.length; at += COMMIT_BYTES) {
    shown.endCommit(comparison.compare(block, at));
    Atomics.add(beat, 0, 1);
    if (engine.outputBytes >= OUTPUT_AT_ONCE || shown.full) handOver(comparison, shown);
  }
  if (comparison.commits > 0) handOver(comparison, shown);
}

function handOver(comparison: BlockComparison, shown: ShownContents): void {
  const answer: FromThread = { ...comparison.take(), ...shown.handOver() };
  const { rows, pathBounds, pathBytes } = answer.table;
  parentPort?.postMessage(answer, [rows.buffer, pathBounds.buffer, pathBytes.buffer]);
}
