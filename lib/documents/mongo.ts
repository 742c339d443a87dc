import { MongoBulkWriteError, MongoServerError } from 'mongodb';
import type { Collection as MongoCollection, Filter, OneOrMore, UpdateFilter, WriteError } from 'mongodb';
import { AppError } from '../errors/app-error';
import { isConflict } from '../errors/is-conflict';
import { keyOf, keysOf } from './keys';
import { openMongo } from './mongo-client';
import type { MongoConnection } from './mongo-client';
import { DUPLICATE, translateMongoError } from './mongo-errors';
import { syncMongoIndexes } from './mongo-indexes';
import { expiryOf, fromStoredDocument, storedId, toStored, toStoredDocument } from './mongo-values';
import type { StoredDocument } from './mongo-values';
import type { Claim, Collection, Document, DocumentStore, Index, IndexedValue, NewDocument, Page } from './port';

/** Updates under way at the same time. */
const AT_ONCE = 16;
const CHANGED = 'This was changed by somebody else in the meantime. Load it again and repeat the change.';

/** As SQLite checks it: the shape, and that what is looked up by can be. */
function check<T extends Document>(collection: Collection<T>, document: unknown): T {
  const parsed = collection.schema.safeParse(document);
  if (parsed.success) return parsed.data;
  throw new AppError('internal', `A document of ${collection.name} does not have the shape that was agreed on.`, { cause: parsed.error });
}

function prepare<T extends Document>(collection: Collection<T>, document: unknown): { checked: T; stored: StoredDocument } {
  const checked = check(collection, document);
  keysOf(checked, collection.indexes);
  return { checked, stored: toStoredDocument(collection, checked) };
}

function toDocument<T extends Document>(collection: Collection<T>, stored: StoredDocument): T {
  return check(collection, fromStoredDocument(stored));
}

function indexOf<T extends Document, I extends string>(collection: Collection<T, I>, index: I): Index {
  return collection.indexes[index];
}

/** Values only, never operators. */
function matching({ fields }: Index, values: readonly IndexedValue[]): Filter<StoredDocument> {
  keyOf(values);
  return Object.fromEntries(fields.map((field, place) => [field, { $eq: toStored(values[place] ?? null) }]));
}

function behind({ by }: Index, after: string | undefined): Filter<StoredDocument> {
  if (after === undefined) return {};
  const [rank, id] = JSON.parse(after) as [number, string];
  const later = { $gt: storedId(id) };
  return by === undefined ? { _id: later } : { [by]: { $gte: rank }, $or: [{ [by]: { $gt: rank } }, { _id: later }] };
}

function order({ by }: Index): Record<string, 1> {
  return by === undefined ? { _id: 1 } : { [by]: 1, _id: 1 };
}

function asList<T>(value: OneOrMore<T>): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

/** Of two that place the same new document at once, a server may refuse one although neither breaks a rule: asked again, it finds the other's. */
export async function placeOne(documents: Pick<MongoCollection<StoredDocument>, 'replaceOne'>, stored: StoredDocument, tries = 3): Promise<void> {
  try {
    await documents.replaceOne({ _id: { $eq: stored._id } }, stored, { upsert: true });
  } catch (error) {
    if (!(error instanceof MongoServerError) || Number(error.code) !== DUPLICATE || tries === 1) throw error;
    await placeOne(documents, stored, tries - 1);
  }
}

class MongoDocumentStore implements DocumentStore {
  readonly #connection: MongoConnection;
  readonly #collections: readonly Collection<Document>[];
  #ready: Promise<void> | undefined;

  constructor(connection: MongoConnection, collections: readonly Collection<Document>[]) {
    this.#connection = connection;
    this.#collections = collections;
  }

  /** Indexes first; a start while MongoDB cannot be reached is made up for with the next question. */
  async #on<R>({ name }: { name: string }, work: (documents: MongoCollection<StoredDocument>) => Promise<R>): Promise<R> {
    try {
      this.#ready ??= syncMongoIndexes(this.#connection.database, this.#collections);
      await this.#ready.catch((error: unknown) => {
        this.#ready = undefined;
        throw error;
      });
      return await work(this.#connection.database.collection<StoredDocument>(name, { promoteBuffers: false }));
    } catch (error) {
      throw translateMongoError(error);
    }
  }

  async get<T extends Document>(collection: Collection<T>, id: string): Promise<T | undefined> {
    const stored = await this.#on(collection, (documents) => documents.findOne({ _id: { $eq: storedId(id) } }));
    return stored === null ? undefined : toDocument(collection, stored);
  }

  async list<T extends Document, I extends string>(
    collection: Collection<T, I>, index: I, values: readonly IndexedValue[], page: { after?: string; limit?: number } = {},
  ): Promise<Page<T>> {
    const limit = page.limit ?? 100;
    const declared = indexOf(collection, index);
    const filter = { ...matching(declared, values), ...behind(declared, page.after) };
    const rows = await this.#on(collection, (all) => all.find(filter, { sort: order(declared), limit: limit + 1, batchSize: limit + 1 }).toArray());
    const documents = rows.slice(0, limit).map((row) => toDocument(collection, row));
    const last = documents.at(-1);
    const rank = declared.by === undefined ? 0 : rows[limit - 1]?.[declared.by];
    return { documents, next: rows.length > limit && last ? JSON.stringify([rank, last.id]) : undefined };
  }

  async insert<T extends Document>(collection: Collection<T>, document: NewDocument<T>): Promise<T> {
    const { checked, stored } = prepare(collection, { ...document, version: 1 });
    await this.#on(collection, (documents) => documents.insertOne(stored));
    return checked;
  }

  async update<T extends Document>(collection: Collection<T>, document: T): Promise<T> {
    const { checked, stored } = prepare(collection, { ...document, version: document.version + 1 });
    const { matchedCount } = await this.#on(collection, (documents) => documents.replaceOne({ _id: { $eq: stored._id }, version: document.version }, stored));
    if (matchedCount === 0) throw new AppError('conflict', CHANGED);
    return checked;
  }

  async insertMany<T extends Document>(collection: Collection<T>, documents: readonly NewDocument<T>[]): Promise<(T | undefined)[]> {
    if (documents.length === 0) return [];
    const prepared = documents.map((document) => prepare(collection, { ...document, version: 1 }));
    const refused = await this.#on(collection, async (all) => {
      try {
        await all.insertMany(prepared.map(({ stored }) => stored), { ordered: false });
        return new Set<number>();
      } catch (error) {
        if (!(error instanceof MongoBulkWriteError)) throw error;
        const errors = asList<WriteError>(error.writeErrors);
        if (errors.length === 0 || errors.some(({ code }) => code !== DUPLICATE)) throw error;
        return new Set(errors.map(({ index }) => index));
      }
    });
    return prepared.map(({ checked }, place) => (refused.has(place) ? undefined : checked));
  }

  async updateMany<T extends Document>(collection: Collection<T>, documents: readonly T[]): Promise<(T | undefined)[]> {
    const done: (T | undefined)[] = documents.map(() => undefined);
    // Changes of one document one after the other, in their order.
    const chains = new Map<string, number[]>();
    for (const [place, { id }] of documents.entries()) chains.set(id, [...(chains.get(id) ?? []), place]);
    const waiting = chains.values();
    const run = async (): Promise<void> => {
      for (const places of waiting) {
        for (const place of places) done[place] = await this.#unlessConflict(collection, documents[place] as T);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, run));
    return done;
  }

  async #unlessConflict<T extends Document>(collection: Collection<T>, document: T): Promise<T | undefined> {
    try {
      return await this.update(collection, document);
    } catch (error) {
      if (isConflict(error)) return undefined;
      throw error;
    }
  }

  async claim<T extends Document, I extends string>(
    collection: Collection<T, I>, index: I, values: readonly IndexedValue[], claim: Claim<T>,
  ): Promise<T | undefined> {
    const declared = indexOf(collection, index);
    if (declared.by === undefined) throw new AppError('internal', 'Only an index with an order can be claimed from.');
    const filter = { ...matching(declared, values), [declared.by]: { $lte: claim.atMost } };
    const set = { ...(toStored(claim.set) as object), ...expiryOf(collection, claim.set) };
    const raise: Record<string, number> = { version: 1, ...(claim.increment === undefined ? {} : { [claim.increment]: 1 }) };
    // Some servers refuse to set nothing.
    const change: UpdateFilter<StoredDocument> = { $inc: raise, ...(Object.keys(set).length === 0 ? {} : { $set: set }) };
    const stored = await this.#on(collection, (documents) => documents.findOneAndUpdate(filter, change, { sort: order(declared), returnDocument: 'after' }));
    return stored === null ? undefined : toDocument(collection, stored);
  }

  async all<T extends Document>(collection: Collection<T>, page: { after?: string; limit?: number } = {}): Promise<Page<T>> {
    const limit = page.limit ?? 100;
    const filter = page.after === undefined ? {} : { _id: { $gt: storedId(page.after) } };
    const rows = await this.#on(collection, (all) => all.find(filter, { sort: { _id: 1 }, limit: limit + 1, batchSize: limit + 1 }).toArray());
    const documents = rows.slice(0, limit).map((row) => toDocument(collection, row));
    return { documents, next: rows.length > limit ? documents.at(-1)?.id : undefined };
  }

  async restore<T extends Document>(collection: Collection<T>, documents: readonly T[]): Promise<void> {
    const prepared = documents.map((document) => prepare(collection, document).stored);
    await this.#on(collection, async (all) => {
      for (const stored of prepared) await placeOne(all, stored);
    });
  }

  async delete<T extends Document>(collection: Collection<T>, id: string, version?: number): Promise<boolean> {
    const which = { _id: { $eq: storedId(id) } };
    return this.#on(collection, async (documents) => {
      const { deletedCount } = await documents.deleteOne(version === undefined ? which : { ...which, version });
      if (deletedCount > 0) return true;
      if (version !== undefined && (await documents.findOne(which, { projection: { _id: 1 } })) !== null) throw new AppError('conflict', CHANGED);
      return false;
    });
  }

  /** The server does that by its own index. */
  async removeExpired(): Promise<number> {
    return 0;
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }
}

/**
 * Documents in MongoDB. `collections` are all that will be used: their indexes are made with the first question, or made anew where their declaration changed.
 * @throws AppError `invalid-settings` for an address that is none.
 */
export function createMongoDocumentStore(uri: string, collections: readonly Collection<Document>[]): DocumentStore {
  return new MongoDocumentStore(openMongo(uri), collections);
}
