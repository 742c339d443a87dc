import { existsSync, readFileSync } from 'node:fs';
import { endianness } from 'node:os';
import path from 'node:path';
import type { ObjectFormat } from '../environment';
import { findPacks } from './find-packs';
import type { PackFiles } from './find-packs';
import { EngineInstance } from './instance';
import { BEATS, PAGE_BYTES, kindOf } from './messages';
import type { ToThread, Walked, WalkStart } from './messages';
import type { EngineThread } from './thread';
import { endWaitingThreads, startThread, takeWaitingThread, waitingThreads } from './waiting-threads';
import { walkHistory } from './walk-history';

/** Contents that a thread keeps unpacked because others are made from them. */
const THREAD_CACHE_BYTES = 12 * 1024 * 1024;
const CONTENT_CACHE_BYTES = 6 * 1024 * 1024;
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
  /** Follows history already, and is to compare commits too. */
  #walker: EngineThread | undefined;

  /** With `contents` threads hand over, with each changed file, the content by which it is classified, where it is at hand. */
  constructor(
    private readonly packs: readonly PackFiles[],
    private readonly contents: boolean,
  ) {}

  /** Follows history from commits to all that they reach, in the thread that compares commits first. See `walkHistory`. */
  async *walk(from: WalkStart, signal: AbortSignal | undefined): AsyncGenerator<Walked> {
    let thread: EngineThread;
    try {
      thread = this.#startThread();
    } catch {
      return;
    }
    this.#walker = thread;
    yield* walkHistory(thread, from, signal);
  }

  /** Starts threads that compare commits: those that wait, at least one, at most so many. None where this processor or system cannot run them. */
  startThreads(most: number): EngineThread[] {
    const threads = this.#walker ? [this.#walker] : [];
    this.#walker = undefined;
    try {
      const count = Math.max(1, Math.min(most, threads.length + waitingThreads()));
      while (threads.length < count) threads.push(this.#startThread());
      return threads;
    } catch {
      for (const { worker } of threads) void worker.terminate();
      return [];
    } finally {
      endWaitingThreads();
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

  #startThread(): EngineThread {
    const beat = new Int32Array(new SharedArrayBuffer(BEATS * Int32Array.BYTES_PER_ELEMENT));
    const room = this.contents ? { bytes: new SharedArrayBuffer(CONTENT_PAGES * PAGE_BYTES), taken: new Int32Array(new SharedArrayBuffer((CONTENT_PAGES + 1) * Int32Array.BYTES_PER_ELEMENT)) } : undefined;
    const worker = takeWaitingThread() ?? startThread(programFile('diff-thread.cjs'));
    worker.postMessage({ module: this.#compiled(), packs: this.packs, cacheBytes: THREAD_CACHE_BYTES, room, beat } satisfies ToThread, []);
    for (const [kind, isWanted] of this.#kinds) if (!isWanted) worker.postMessage({ kind, isWanted } satisfies ToThread, []);
    this.#threads.add(worker);
    worker.once('exit', () => this.#threads.delete(worker));
    return { worker, beat, room };
  }

  /** Objects from the packs, in this thread; undefined where they are git's to read. What throws in `read` is taken for a damaged pack: nothing is read here any more. */
  read<T>(read: (objects: EngineInstance) => T | undefined): T | undefined {
    if (this.#objects === null) return undefined;
    try {
      this.#objects ??= new EngineInstance(this.#compiled(), this.packs, CONTENT_CACHE_BYTES);
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
