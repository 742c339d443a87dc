import type { z } from 'zod';

/** What every document has besides its own fields. */
export interface Document {
  /** Unique within its collection. */
  id: string;
  /** Id of the user whose document this is. */
  ownerId: string;
  /** 1 when inserted; raised by one with every change. */
  version: number;
}

/** What can be looked up by: compared exactly, upper and lower case apart. A field that is absent counts as null. */
export type IndexedValue = string | number | boolean | null;

/** A lookup that a collection declares. Plain or compound, never partial and without collation: not every server has these. */
export interface Index {
  /** Top-level fields that hold an `IndexedValue`. */
  fields: readonly string[];
  /** No two documents have the same values; null is a value as well. */
  unique?: boolean;
  /** A top-level field with a number: documents with equal `fields` are listed and claimed by it, smallest first. Not for unique indexes. */
  by?: string;
}

/** A kind of document: its checked shape and its lookups. */
export interface Collection<T extends Document, I extends string = string> {
  name: string;
  /** Checked before every write and after every read, so that a field added later gets its default. */
  schema: z.ZodType<T>;
  indexes: Readonly<Record<I, Index>>;
  /** Where documents outlive their use: a field with a moment (ISO 8601, or milliseconds since 1970), and for how long after it they are kept. A store may remove them later, or never. */
  expires?: { field: string; afterMs: number };
}

export interface Page<T> {
  documents: T[];
  /** Give it to the next call; undefined after the last page. */
  next: string | undefined;
}

export interface Claim<T extends Document> {
  /** The largest value of the index's `by` field that may be taken. */
  atMost: number;
  /** Fields that the claimed document gets. */
  set: Partial<T>;
  /** A number field that is raised by one, e.g. a fencing number. */
  increment?: keyof T & string;
}

/** A document as it is handed in for the first time. */
export type NewDocument<T extends Document> = Omit<T, 'version'>;

/**
 * Everything but facts. Every adapter passes `tests/contracts/document-store.ts`.
 *
 * Asks only for what all candidates do right: one document changes at once and wholly, unique indexes hold, and a
 * conditional find-and-update has one winner. There is no transaction: what must change together is one document.
 * Values are plain JSON and `Uint8Array`; no name of a field begins with `$` or holds a dot; at most 15 MB a document.
 */
export interface DocumentStore {
  /**
   * Another text after anything in the store changed, whoever changed it: the store is asked at this moment, so an answer that was read under the same text is what it would answer
   * now. Absent where a store has no such thing.
   */
  state?(): Promise<string>;
  /** The document of this id, or undefined. */
  get<T extends Document>(collection: Collection<T>, id: string): Promise<T | undefined>;
  /** Documents whose indexed fields equal `values` (all of them, in the index's order), in order of `by`, then of id. 100 a page unless `limit` says otherwise. */
  list<T extends Document, I extends string>(
    collection: Collection<T, I>, index: I, values: readonly IndexedValue[], page?: { after?: string; limit?: number },
  ): Promise<Page<T>>;
  /** Throws `conflict` when the id or a unique index is taken. Resolves when the document is durable. */
  insert<T extends Document>(collection: Collection<T>, document: NewDocument<T>): Promise<T>;
  /** Replaces the document if its stored version is still the given one; throws `conflict` when it is not, or a unique index is taken. */
  update<T extends Document>(collection: Collection<T>, document: T): Promise<T>;
  /**
   * Many inserts, each on its own as `insert` does it, waiting for the disk together where the store can. Gives each inserted document, undefined where `insert` would have
   * thrown `conflict`. No transaction: interrupted, some are there and some are not.
   */
  insertMany<T extends Document>(collection: Collection<T>, documents: readonly NewDocument<T>[]): Promise<(T | undefined)[]>;
  /** Many updates in the same way: undefined where `update` would have thrown `conflict`. */
  updateMany<T extends Document>(collection: Collection<T>, documents: readonly T[]): Promise<(T | undefined)[]>;
  /** Changes the first document of an index with `by` that fits, and gives it as changed; undefined when none fits. Of many callers at once, one gets it. */
  claim<T extends Document, I extends string>(
    collection: Collection<T, I>, index: I, values: readonly IndexedValue[], claim: Claim<T>,
  ): Promise<T | undefined>;
  /** Every document of a collection in the order of ids, 100 a page unless `limit` says otherwise: for copies of a whole store. */
  all<T extends Document>(collection: Collection<T>, page?: { after?: string; limit?: number }): Promise<Page<T>>;
  /** Keeps documents exactly as they are, with their versions, in the place of those with their ids: for copies only. Done again it changes nothing. Throws `conflict` when a unique index is taken. */
  restore<T extends Document>(collection: Collection<T>, documents: readonly T[]): Promise<void>;
  /** Removes what outlived its use (`expires`), in steps between which others get on; stops when the signal fires. Gives how many: 0 where the store does so by itself. `now` in milliseconds since 1970. */
  removeExpired(now: number, signal?: AbortSignal): Promise<number>;
  /** Whether the document was there. With a version: it is removed only if that is the stored one, else `conflict`. */
  delete<T extends Document>(collection: Collection<T>, id: string, version?: number): Promise<boolean>;
  close(): Promise<void>;
}
