import { setImmediate } from 'node:timers/promises';
import type { DiffSetup } from './diff-setup';
import type { EngineInstance } from './engine/instance';
import { TreePaths } from './engine/tree-paths';
import { ObjectProcess } from './object-process';
import type { ObjectAnswer, ObjectSource, VisitObject } from './object-process';

const ID = /^[0-9a-f]{40}$/;
const NAME = /^([0-9a-f]{40}):(.+)$/s;
/** After so long other work gets its turn: the answers of the diffs are waiting. */
const SLICE_MS = 4;
/** A larger object is git's where only its size is asked for. */
const MOST_FOR_SIZE = 1024 * 1024;

/**
 * Objects from the packs where the engine reads them, else from a process of git, which starts when it is first needed. `keep` is how much of a content is wanted; without
 * it only id, type and size are given.
 */
export class PackedObjects implements ObjectSource {
  readonly #process: ObjectProcess;
  readonly #paths = new TreePaths();

  constructor(
    private readonly setup: DiffSetup,
    private readonly keep: number | undefined,
  ) {
    this.#process = new ObjectProcess(setup, keep);
  }

  /** As `ObjectProcess` does, but not in order: those of the engine come first. */
  async ask(names: readonly string[], visit: VisitObject): Promise<void> {
    const { engine } = this.setup;
    if (names.length === 0) return;
    if (!engine) return this.#process.ask(names, visit);
    const others: number[] = [];
    let since = performance.now();
    for (const [index, name] of names.entries()) {
      if (performance.now() - since > SLICE_MS) {
        await setImmediate();
        since = performance.now();
      }
      const answer = this.setup.signal?.aborted ? undefined : engine.read((objects) => this.#find(objects, name));
      if (!answer) others.push(index);
      else visit(index, answer.there);
    }
    await this.#process.ask(others.map((index) => names[index] ?? ''), (at, answer) => visit(others[at] ?? 0, answer));
  }

  begin(): void {
    if (!this.setup.engine) this.#process.begin();
  }

  close(): void {
    this.#process.close();
  }

  /** Undefined where git has to be asked; `there` is undefined where it is sure that there is no such object. */
  #find(objects: EngineInstance, name: string): { there: ObjectAnswer | undefined } | undefined {
    const [, tree, path] = NAME.exec(name) ?? [];
    if (tree === undefined || path === undefined) return ID.test(name) ? this.#blob(objects, name) : undefined;
    const id = this.#paths.blobAt(objects, tree, path);
    if (id === null) return { there: undefined };
    return id === undefined ? undefined : this.#blob(objects, id);
  }

  #blob(objects: EngineInstance, id: string): { there: ObjectAnswer } | undefined {
    const content = objects.content(id, this.keep ?? MOST_FOR_SIZE);
    return content && { there: { id, type: 'blob', size: content.length, content: this.keep === undefined ? undefined : content } };
  }
}
