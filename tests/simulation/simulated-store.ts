import type { Claim, Collection, Document, DocumentStore, IndexedValue, NewDocument, Page } from '../../lib/documents/port';
import { AppError } from '../../lib/errors/app-error';
import { isConflict } from '../../lib/errors/is-conflict';
import { createStoreIndex } from './store-index';
import type { StoreIndex } from './store-index';

/** How long an answer of the store takes, in simulated milliseconds, and what was asked of it. */
export interface SimulatedStore extends DocumentStore {
  /** Calls so far, by kind. */
  readonly calls: { read: number; write: number };
  /** Places documents without a call, with version 1, and gives them. */
  seed<T extends Document>(collection: Collection<T>, documents: readonly NewDocument<T>[]): T[];
  /** Every document of a collection, without a call. */
  peek<T extends Document>(collection: Collection<T>): Iterable<T>;
}

interface Kept {
  documents: Map<string, Document>;
  indexes: Map<string, StoreIndex>;
}

/**
 * Documents in memory, for millions of them. A lookup is made when it is first used. Whatever the real stores promise to who changes one document holds here: versions, unique
 * ids, one winner of a claim; unique lookups are not checked, and shapes neither.
 */
class MemoryStore implements SimulatedStore {
  readonly calls = { read: 0, write: 0 };
  readonly #kept = new Map<string, Kept>();

  constructor(private readonly wait: (kind: 'read' | 'write') => Promise<void>) {}

  async #call(kind: 'read' | 'write'): Promise<void> {
    this.calls[kind] += 1;
    await this.wait(kind);
  }

  #of({ name }: { name: string }): Kept {
    const found = this.#kept.get(name);
    if (found) return found;
    const made: Kept = { documents: new Map(), indexes: new Map() };
    this.#kept.set(name, made);
    return made;
  }

  #index<T extends Document>(collection: Collection<T>, name: string): StoreIndex {
    const kept = this.#of(collection);
    const found = kept.indexes.get(name);
    if (found) return found;
    const declared = collection.indexes[name];
    if (!declared) throw new AppError('internal', `There is no lookup ${name}.`);
    const made = createStoreIndex(declared);
    for (const document of kept.documents.values()) made.add(document);
    kept.indexes.set(name, made);
    return made;
  }

  #put({ documents, indexes }: Kept, before: Document | undefined, after: Document): void {
    for (const index of indexes.values()) {
      if (before) index.remove(before);
      index.add(after);
    }
    documents.set(after.id, after);
  }

  #insert<T extends Document>(collection: Collection<T>, document: NewDocument<T>): T {
    const kept = this.#of(collection);
    const made = { ...document, version: 1 } as unknown as T;
    if (kept.documents.has(made.id)) throw new AppError('conflict', 'It is there already.');
    this.#put(kept, undefined, made);
    return made;
  }

  #update<T extends Document>(collection: Collection<T>, document: T): T {
    const kept = this.#of(collection);
    const before = kept.documents.get(document.id);
    if (before?.version !== document.version) throw new AppError('conflict', 'Somebody else was faster.');
    const made = { ...document, version: document.version + 1 };
    this.#put(kept, before, made);
    return made;
  }

  seed<T extends Document>(collection: Collection<T>, documents: readonly NewDocument<T>[]): T[] {
    const kept = this.#of(collection);
    return documents.map((document) => {
      const made = { ...document, version: 1 } as unknown as T;
      this.#put(kept, undefined, made);
      return made;
    });
  }

  peek<T extends Document>(collection: Collection<T>): Iterable<T> {
    return this.#of(collection).documents.values() as Iterable<T>;
  }

  async get<T extends Document>(collection: Collection<T>, id: string): Promise<T | undefined> {
    await this.#call('read');
    return this.#of(collection).documents.get(id) as T | undefined;
  }

  async list<T extends Document, I extends string>(collection: Collection<T, I>, name: I, values: readonly IndexedValue[], page: { after?: string; limit?: number } = {}): Promise<Page<T>> {
    await this.#call('read');
    const limit = page.limit ?? 100;
    const index = this.#index(collection, name);
    const [rank, id] = page.after === undefined ? [0, ''] : (JSON.parse(page.after) as [number, string]);
    const found = index.from(values, page.after === undefined ? undefined : { rank, id }, limit + 1) as T[];
    const documents = found.slice(0, limit);
    const last = documents.at(-1);
    return { documents, next: found.length > limit && last ? JSON.stringify([index.rankOf(last), last.id]) : undefined };
  }

  async insert<T extends Document>(collection: Collection<T>, document: NewDocument<T>): Promise<T> {
    await this.#call('write');
    return this.#insert(collection, document);
  }

  async update<T extends Document>(collection: Collection<T>, document: T): Promise<T> {
    await this.#call('write');
    return this.#update(collection, document);
  }

  async #many<D, T>(documents: readonly D[], one: (document: D) => T): Promise<(T | undefined)[]> {
    if (documents.length > 0) await this.#call('write');
    return documents.map((document) => {
      try {
        return one(document);
      } catch (error) {
        if (isConflict(error)) return undefined;
        throw error;
      }
    });
  }

  insertMany<T extends Document>(collection: Collection<T>, documents: readonly NewDocument<T>[]): Promise<(T | undefined)[]> {
    return this.#many(documents, (document) => this.#insert(collection, document));
  }

  updateMany<T extends Document>(collection: Collection<T>, documents: readonly T[]): Promise<(T | undefined)[]> {
    return this.#many(documents, (document) => this.#update(collection, document));
  }

  async claim<T extends Document, I extends string>(collection: Collection<T, I>, name: I, values: readonly IndexedValue[], { atMost, set, increment }: Claim<T>): Promise<T | undefined> {
    await this.#call('write');
    const index = this.#index(collection, name);
    const [first] = index.from(values, undefined, 1) as T[];
    if (!first || index.rankOf(first) > atMost) return undefined;
    return this.#update(collection, { ...first, ...set, ...(increment === undefined ? {} : { [increment]: Number(first[increment]) + 1 }) });
  }

  async all<T extends Document>(): Promise<Page<T>> {
    throw new AppError('internal', 'Nobody copies a simulated store.');
  }

  async restore(): Promise<void> {
    throw new AppError('internal', 'Nobody copies a simulated store.');
  }

  async delete<T extends Document>(collection: Collection<T>, id: string): Promise<boolean> {
    await this.#call('write');
    const { documents, indexes } = this.#of(collection);
    const found = documents.get(id);
    if (!found) return false;
    for (const index of indexes.values()) index.remove(found);
    return documents.delete(id);
  }

  /** Nothing of what is simulated ends by itself. */
  async removeExpired(): Promise<number> {
    return 0;
  }

  async close(): Promise<void> {
    this.#kept.clear();
  }
}

/** An empty store. `wait` is awaited before each call is done. */
export function createSimulatedStore(wait: (kind: 'read' | 'write') => Promise<void>): SimulatedStore {
  return new MemoryStore(wait);
}
