import type { Worker } from 'node:worker_threads';
import type { ContentRoom } from './messages';

/** A thread of the engine, as far as others use it. */
export interface EngineThread {
  worker: Pick<Worker, 'on' | 'once' | 'off' | 'postMessage' | 'terminate'>;
  /** See `ThreadStart`. */
  beat: Int32Array;
  room: ContentRoom | undefined;
}
