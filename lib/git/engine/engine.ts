import { existsSync, readFileSync } from 'node:fs';
import { endianness } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { ObjectFormat } from '../environment';
import { gitFailure } from '../failures';
import { findPacks } from './find-packs';
import type { PackFiles } from './find-packs';
import { EngineInstance } from './instance';
import { PAGE_BYTES, kindOf } from './messages';
import type { ToThread } from './messages';
import type { EngineThread } from './thread';
import { startThread, takeWaitingThread } from './waiting-thread';
import { failedWalk } from './walked';
import type { Walked, WalkStart } from './walked';

const MB = 1024 * 1024;
/** Contents that threads keep unpacked, all together, because others are made from them; and each of them at least. Where contents are classified there is more else to keep. */
const CACHES_BYTES = { names: 28 * MB, contents: 22 * MB };
const CACHE_BYTES = 12 * MB;
/** The same in the program's own thread, where it compares commits, and where it only reads what it asks for. */
const COMPARING_CACHE_BYTES = 14 * MB;
const CONTENT_CACHE_BYTES = 6 * MB;
/** A part of history takes a few milliseconds; where it takes so long, because of the disk or because something is made to be slow, git is to read the rest, which can be ended. */
const SLOW_MS = 1000;
/** Contents on their way from a thread to the classifier; the system gives memory only to pages that are used. */
const CONTENT_PAGES = 5;

/** What `npm run compile:engine` made; the built programs have it beside them. */
function programFile(name: string): string {
  return path.join(import.meta.dirname, 'compiled', name);
}

let compiled: WebAssembly.Module | undefined;

/**
 * Reads objects and compares commits inside this program, from the packs of one git folder, with numbers that are git's own. What it does not know for certain it leaves
 * to git. See docs/decisions/counting-engine.md.
 */
export class Engine {
  /** Null where there is none any more. */
  #objects: EngineInstance | null | undefined;
  readonly #kinds = new Map<string, boolean>();
  readonly #threads = new Set<EngineThread['worker']>();

  /** With `contents` threads hand over, with each changed file, the content by which it is classified, where it is at hand. */
  constructor(
    private readonly packs: readonly PackFiles[],
    readonly contents: boolean,
  ) {}

  /**
   * Follows history from commits to all that they reach and gives it in parts. The last one is `through`, or `failed`: git is to be asked then for what was not given. Rejects with `cancelled`.
   * Here and not in a thread, which takes as long to start as this to be half done.
   */
  async *walk(from: WalkStart, signal: AbortSignal | undefined): AsyncGenerator<Walked> {
    for (let begun = false; ; begun = true) {
      if (signal?.aborted) throw gitFailure({ code: null, signal: null, stderr: '', endedBy: 'cancelled' });
      const since = performance.now();
      const part = this.read((objects) => (begun || objects.startWalk(from) ? objects.walk() : undefined)) ?? failedWalk();
      const state = part.state === 'more' && performance.now() - since > SLOW_MS ? 'failed' : part.state;
      yield { ...part, state };
      if (state !== 'more') return;
      await setImmediate();
    }
  }

  /**
   * Starts a thread that compares commits, or takes the one that waits. `most` may come to be at work together: they share the memory for what they keep. Undefined where this processor or system
   * cannot run any.
   */
  startThread(most: number): EngineThread | undefined {
    let worker: Worker | undefined;
    try {
      worker = takeWaitingThread() ?? startThread(programFile('diff-thread.cjs'));
      return this.#begin(worker, Math.max(CACHE_BYTES, Math.floor((this.contents ? CACHES_BYTES.contents : CACHES_BYTES.names) / most)));
    } catch {
      void worker?.terminate();
      return undefined;
    }
  }

  /** Learns whether the content of a file is of use, so that threads hand over no others. */
  noteUse(path: string, isWanted: boolean): void {
    const kind = kindOf(path);
    const known = this.#kinds.get(kind);
    if (known === isWanted || known) return;
    this.#kinds.set(kind, isWanted);
    if (known === undefined && isWanted) return;
    if (!this.contents) return;
    for (const thread of this.#threads) thread.postMessage({ kind, isWanted } satisfies ToThread, []);
  }

  #begin(worker: EngineThread['worker'], cacheBytes: number): EngineThread {
    const beat = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const room = this.contents ? { bytes: new SharedArrayBuffer(CONTENT_PAGES * PAGE_BYTES), taken: new Int32Array(new SharedArrayBuffer((CONTENT_PAGES + 1) * Int32Array.BYTES_PER_ELEMENT)) } : undefined;
    worker.postMessage({ module: this.#compiled(), packs: this.packs, cacheBytes, room, beat } satisfies ToThread, []);
    for (const [kind, isWanted] of this.#kinds) if (!isWanted) worker.postMessage({ kind, isWanted } satisfies ToThread, []);
    this.#threads.add(worker);
    worker.once('exit', () => this.#threads.delete(worker));
    return { worker, beat, room };
  }

  /** Objects from the packs, in this thread; undefined where they are git's to read. What throws in `read` is taken for a damaged pack: nothing is read here any more. */
  read<T>(read: (objects: EngineInstance) => T | undefined): T | undefined {
    if (this.#objects === null) return undefined;
    try {
      this.#objects ??= new EngineInstance(this.#compiled(), this.packs, this.contents ? CONTENT_CACHE_BYTES : COMPARING_CACHE_BYTES);
      return read(this.#objects);
    } catch {
      this.#closePacks();
      return undefined;
    }
  }

  /** Closes the packs and ends the threads. */
  close(): void {
    for (const thread of this.#threads) void thread.terminate();
    this.#closePacks();
  }

  #closePacks(): void {
    this.#objects?.close();
    this.#objects = null;
  }

  #compiled(): WebAssembly.Module {
    compiled ??= new WebAssembly.Module(readFileSync(programFile('engine.wasm')));
    return compiled;
  }
}

/** The engine for a git folder; undefined where git has to read it all: unknown object ids, no packs, too many objects, numbers of this processor that are not the engine's (it begins them with the lowest byte), or no compiled engine. */
export function openEngine(setup: { gitDir: string; objectFormat: ObjectFormat; contents: boolean }): Engine | undefined {
  const packs = setup.objectFormat === 'sha1' && endianness() === 'LE' && existsSync(programFile('engine.wasm')) ? findPacks(setup.gitDir) : undefined;
  return packs && new Engine(packs, setup.contents);
}
