import { parentPort, workerData } from 'node:worker_threads';
import { ID_BYTES, EngineInstance } from './instance';
import { COMMIT_BYTES, COUNT_BYTES, LEFT } from './messages';
import type { FromThread, ThreadData, ToThread } from './messages';

/*
 * A thread that compares commits. It is loaded at every start, so it imports next to nothing. What goes wrong in it ends it: what it has not answered is then
 * git's to answer.
 */

/** Output that is gathered before it is handed over: about as many rows as of one answer of git. */
const OUTPUT_AT_ONCE = 24 * 1024;

const { packs, cacheBytes, beat } = workerData as ThreadData;
let engine: EngineInstance | undefined;

parentPort?.on('message', (message: ToThread) => {
  if (message instanceof Uint8Array) compare(message);
  else engine = new EngineInstance(message, packs, cacheBytes);
});

function compare(block: Uint8Array): void {
  if (!engine) throw new Error('commits came before the engine');
  const states: number[] = [];
  for (let at = 0; at < block.length; at += COMMIT_BYTES) {
    const parent = block.subarray(at + ID_BYTES, at + COMMIT_BYTES);
    const isDone = engine.diff(block.subarray(at, at + ID_BYTES), parent.some((byte) => byte !== 0) ? parent : undefined);
    states.push(isDone ? 0 : LEFT);
    Atomics.add(beat, 0, 1);
    if (engine.outputBytes >= OUTPUT_AT_ONCE) handOver(engine, states);
  }
  if (states.length > 0) handOver(engine, states);
}

function handOver(from: EngineInstance, states: number[]): void {
  const answer: FromThread = new ArrayBuffer(COUNT_BYTES + states.length + from.outputBytes);
  const bytes = new Uint8Array(answer);
  new DataView(answer).setUint32(0, states.length, true);
  bytes.set(states, COUNT_BYTES);
  from.takeOutput(bytes, COUNT_BYTES + states.length);
  states.length = 0;
  parentPort?.postMessage(answer, [answer]);
}
