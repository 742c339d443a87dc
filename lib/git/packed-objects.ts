import { setImmediate } from 'node:timers/promises';
import type { DiffSetup } from './diff-setup';
import type { EngineInstance } from './engine/instance';
import { ObjectProcess } from './object-process';
import type { ObjectSource, VisitObject } from './object-process';

const ID = /^[0-9a-f]{40}$/;
/** After so long other work gets its turn: the answers of the diffs are waiting. */
const SLICE_MS = 4;

/**
 * Contents of objects, from the packs where the engine reads them, else from a process of git, which starts when it is first needed. `keep` is how much of a content is
 * wanted; larger ones are git's.
 */
export class PackedObjects implements ObjectSource {
  readonly #process: ObjectProcess;
  /** Null where it cannot be used. */
  #engine: EngineInstance | null | undefined;

  constructor(
    private readonly setup: DiffSetup,
    private readonly keep: number,
  ) {
    this.#process = new ObjectProcess(setup, keep);
    if (!setup.engine) this.#engine = null;
  }

  /** As `ObjectProcess` does, but not in order: those of the engine come first. */
  async ask(names: readonly string[], visit: VisitObject): Promise<void> {
    const engine = this.#opened();
    if (!engine) return this.#process.ask(names, visit);
    const others: number[] = [];
    let since = performance.now();
    for (const [index, id] of names.entries()) {
      if (performance.now() - since > SLICE_MS) {
        await setImmediate();
        since = performance.now();
      }
      const content = ID.test(id) && !this.setup.signal?.aborted ? this.#contentOf(id) : undefined;
      if (content) visit(index, { id, type: 'blob', size: content.length, content });
      else others.push(index);
    }
    await this.#process.ask(others.map((index) => names[index] ?? ''), (at, answer) => visit(others[at] ?? 0, answer));
  }

  begin(): void {
    if (this.#engine === null) this.#process.begin();
  }

  close(): void {
    this.#process.close();
    this.#engine?.close();
    this.#engine = null;
  }

  #opened(): EngineInstance | null {
    if (this.#engine === undefined) {
      try {
        this.#engine = this.setup.engine?.open() ?? null;
      } catch {
        this.#engine = null;
      }
    }
    return this.#engine ?? null;
  }

  #contentOf(id: string): Buffer | undefined {
    try {
      return this.#engine?.content(id, this.keep);
    } catch {
      // It may have left its memory half written.
      this.#engine?.close();
      this.#engine = null;
      return undefined;
    }
  }
}
