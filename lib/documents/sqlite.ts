import { AppError } from '../errors/app-error';
import { isConflict } from '../errors/is-conflict';
import type { SqliteConnection, SqlRow } from '../sqlite/connection';
import { decodeBody, encodeBody } from './body';
import { keyOf, keysOf } from './keys';
import type { Claim, Collection, Document, DocumentStore, IndexedValue, NewDocument, Page } from './port';
import { syncIndexes } from './sqlite-indexes';

const COLUMNS = 'd.version AS version, d.body AS body, d.bytes AS bytes';
/** Documents changed in one transaction. */
const AT_ONCE = 200;
const CHANGED = 'This was changed by somebody else in the meantime. Load it again and repeat the change.';

function toDocument<T extends Document>(collection: Collection<T>, row: SqlRow): T {
  const bytes = row.bytes === null ? null : new Uint8Array(row.bytes as Uint8Array);
  const stored = decodeBody({ body: row.body as string, bytes }) as object;
  return check(collection, { ...stored, version: row.version });
}

function check<T extends Document>(collection: Collection<T>, document: unknown): T {
  const parsed = collection.schema.safeParse(document);
  if (parsed.success) return parsed.data;
  throw new AppError('internal', `A document of ${collection.name} does not have the shape that was agreed on.`, { cause: parsed.error });
}

class SqliteDocumentStore implements DocumentStore {
  readonly #connection: SqliteConnection;
  readonly #collections: readonly Collection<Document>[];

  constructor(connection: SqliteConnection, collections: readonly Collection<Document>[]) {
    this.#connection = connection;
    this.#collections = collections;
    syncIndexes(connection, collections);
  }

  #read<T extends Document>(collection: Collection<T>, id: string): T | undefined {
    const row = this.#connection.all(`SELECT ${COLUMNS} FROM documents d WHERE collection = ? AND id = ?`, [collection.name, id])[0];
    return row && toDocument(collection, row);
  }

  /** Inside a transaction: the document's row is there already, its keys are made anew. */
  #writeKeys<T extends Document>(collection: Collection<T>, document: T): void {
    this.#connection.run('DELETE FROM document_keys WHERE collection = ? AND id = ?', [collection.name, document.id]);
    for (const { name, key, rank, unique } of keysOf(document, collection.indexes)) {
      this.#connection.run('INSERT INTO document_keys (collection, name, key, rank, id, is_unique) VALUES (?, ?, ?, ?, ?, ?)', [
        collection.name, name, key, rank, document.id, unique ? 1 : 0,
      ]);
    }
  }

  #replace<T extends Document>(collection: Collection<T>, stored: number, document: T): void {
    const { body, bytes } = encodeBody({ ...document, version: undefined });
    const changed = this.#connection.run('UPDATE documents SET version = ?, body = ?, bytes = ? WHERE collection = ? AND id = ? AND version = ?', [
      document.version, body, bytes, collection.name, document.id, stored,
    ]);
    if (changed === 0) throw new AppError('conflict', CHANGED);
    this.#writeKeys(collection, document);
  }

  async state(): Promise<string> {
    return this.#connection.state();
  }

  async get<T extends Document>(collection: Collection<T>, id: string): Promise<T | undefined> {
    return this.#read(collection, id);
  }

  async list<T extends Document, I extends string>(
    collection: Collection<T, I>, index: I, values: readonly IndexedValue[], page: { after?: string; limit?: number } = {},
  ): Promise<Page<T>> {
    const limit = page.limit ?? 100;
    const [rank, id] = page.after === undefined ? [null, ''] : (JSON.parse(page.after) as [number, string]);
    const rows = this.#connection.all(
      `SELECT k.rank AS rank, ${COLUMNS} FROM document_keys k JOIN documents d ON d.collection = k.collection AND d.id = k.id
       WHERE k.collection = ? AND k.name = ? AND k.key = ? AND (? IS NULL OR (k.rank, k.id) > (?, ?)) ORDER BY k.rank, k.id LIMIT ?`,
      [collection.name, index, keyOf(values), rank, rank, id, limit + 1],
    );
    const documents = rows.slice(0, limit).map((row) => toDocument(collection, row));
    const last = documents.at(-1);
    const next = rows.length > limit && last ? JSON.stringify([rows[limit - 1]?.rank, last.id]) : undefined;
    return { documents, next };
  }

  /** Inside a transaction. */
  #add<T extends Document>(collection: Collection<T>, document: NewDocument<T>): T {
    const checked = check(collection, { ...document, version: 1 });
    const { body, bytes } = encodeBody({ ...checked, version: undefined });
    this.#connection.run('INSERT INTO documents (collection, id, version, body, bytes) VALUES (?, ?, 1, ?, ?)', [collection.name, checked.id, body, bytes]);
    this.#writeKeys(collection, checked);
    return checked;
  }

  /** Inside a transaction. */
  #change<T extends Document>(collection: Collection<T>, document: T): T {
    const checked = check(collection, { ...document, version: document.version + 1 });
    this.#replace(collection, document.version, checked);
    return checked;
  }

  /** One change of many in a transaction: what of it was done before a conflict is taken back. */
  #unlessConflict<T>(work: () => T): T | undefined {
    this.#connection.run('SAVEPOINT one');
    try {
      const done = work();
      this.#connection.run('RELEASE one');
      return done;
    } catch (error) {
      if (!isConflict(error)) throw error;
      this.#connection.run('ROLLBACK TO one');
      this.#connection.run('RELEASE one');
      return undefined;
    }
  }

  /** In steps, so that neither other processes nor the rest of this one wait for all of them. */
  async #many<D, T>(documents: readonly D[], one: (document: D) => T): Promise<(T | undefined)[]> {
    const done: (T | undefined)[] = [];
    for (let from = 0; from < documents.length; from += AT_ONCE) {
      if (from > 0) await new Promise((resolve) => { setImmediate(resolve); });
      const step = documents.slice(from, from + AT_ONCE);
      done.push(...(await this.#connection.transactionInTurn(() => step.map((document) => this.#unlessConflict(() => one(document))))));
    }
    return done;
  }

  async insert<T extends Document>(collection: Collection<T>, document: NewDocument<T>): Promise<T> {
    return this.#connection.transactionInTurn(() => this.#add(collection, document));
  }

  async update<T extends Document>(collection: Collection<T>, document: T): Promise<T> {
    return this.#connection.transactionInTurn(() => this.#change(collection, document));
  }

  async insertMany<T extends Document>(collection: Collection<T>, documents: readonly NewDocument<T>[]): Promise<(T | undefined)[]> {
    return this.#many(documents, (document) => this.#add(collection, document));
  }

  async updateMany<T extends Document>(collection: Collection<T>, documents: readonly T[]): Promise<(T | undefined)[]> {
    return this.#many(documents, (document) => this.#change(collection, document));
  }

  async claim<T extends Document, I extends string>(
    collection: Collection<T, I>, index: I, values: readonly IndexedValue[], claim: Claim<T>,
  ): Promise<T | undefined> {
    return this.#connection.transactionInTurn(() => {
      const row = this.#connection.all(
        `SELECT ${COLUMNS} FROM document_keys k JOIN documents d ON d.collection = k.collection AND d.id = k.id
         WHERE k.collection = ? AND k.name = ? AND k.key = ? AND k.rank <= ? ORDER BY k.rank, k.id LIMIT 1`,
        [collection.name, index, keyOf(values), claim.atMost],
      )[0];
      if (!row) return undefined;
      const stored = toDocument(collection, row);
      const raised = claim.increment === undefined ? {} : { [claim.increment]: Number(stored[claim.increment]) + 1 };
      const claimed = check(collection, { ...stored, ...claim.set, ...raised, id: stored.id, version: stored.version + 1 });
      this.#replace(collection, stored.version, claimed);
      return claimed;
    });
  }

  async all<T extends Document>(collection: Collection<T>, page: { after?: string; limit?: number } = {}): Promise<Page<T>> {
    const limit = page.limit ?? 100;
    const rows = this.#connection.all(`SELECT ${COLUMNS} FROM documents d WHERE collection = ? AND id > ? ORDER BY id LIMIT ?`, [collection.name, page.after ?? '', limit + 1]);
    const documents = rows.slice(0, limit).map((row) => toDocument(collection, row));
    return { documents, next: rows.length > limit ? documents.at(-1)?.id : undefined };
  }

  async restore<T extends Document>(collection: Collection<T>, documents: readonly T[]): Promise<void> {
    for (let from = 0; from < documents.length; from += AT_ONCE) {
      await this.#connection.transactionInTurn(() => {
        for (const document of documents.slice(from, from + AT_ONCE)) this.#place(collection, check(collection, document));
      });
      await new Promise((resolve) => { setImmediate(resolve); });
    }
  }

  /** Inside a transaction. */
  #place<T extends Document>(collection: Collection<T>, document: T): void {
    const { body, bytes } = encodeBody({ ...document, version: undefined });
    this.#connection.run('INSERT OR REPLACE INTO documents (collection, id, version, body, bytes) VALUES (?, ?, ?, ?, ?)', [collection.name, document.id, document.version, body, bytes]);
    this.#writeKeys(collection, document);
  }

  async delete<T extends Document>(collection: Collection<T>, id: string, version?: number): Promise<boolean> {
    return this.#connection.transactionInTurn(() => {
      const row = this.#connection.all('SELECT version FROM documents WHERE collection = ? AND id = ?', [collection.name, id])[0];
      if (!row) return false;
      if (version !== undefined && row.version !== version) throw new AppError('conflict', CHANGED);
      this.#remove(collection, id);
      return true;
    });
  }

  /** Inside a transaction. */
  #remove({ name }: Pick<Collection<Document>, 'name'>, id: string): void {
    this.#connection.run('DELETE FROM document_keys WHERE collection = ? AND id = ?', [name, id]);
    this.#connection.run('DELETE FROM documents WHERE collection = ? AND id = ?', [name, id]);
  }

  async removeExpired(now: number, signal?: AbortSignal): Promise<number> {
    let removed = 0;
    for (const collection of this.#collections) {
      for (let after: string | undefined = ''; after !== undefined; ) {
        if (signal?.aborted) return removed;
        const step = this.#expiredAfter(collection, after, now);
        if (step.ids.length > 0) await this.#connection.transactionInTurn(() => { for (const id of step.ids) this.#remove(collection, id); });
        removed += step.ids.length;
        after = step.next;
        await new Promise((resolve) => { setImmediate(resolve); });
      }
    }
    return removed;
  }

  /** Of the documents behind an id, in steps: those that outlived their use, and up to which id was looked. */
  #expiredAfter({ name, expires }: Collection<Document>, after: string, now: number): { ids: string[]; next: string | undefined } {
    if (!expires) return { ids: [], next: undefined };
    const rows = this.#connection.all('SELECT id, json_extract(body, ?) AS moment FROM documents WHERE collection = ? AND id > ? ORDER BY id LIMIT ?', [`$.${expires.field}`, name, after, AT_ONCE]);
    const old = rows.filter(({ moment }) => (typeof moment === 'number' || typeof moment === 'string') && new Date(moment).getTime() + expires.afterMs < now);
    return { ids: old.map(({ id }) => id as string), next: rows.length < AT_ONCE ? undefined : (rows.at(-1)?.id as string) };
  }

  async close(): Promise<void> {
    this.#connection.close();
  }
}

/** Documents in the SQLite file. `collections` are all that will be used: their indexes are made, or made anew where their declaration changed. */
export function createSqliteDocumentStore(connection: SqliteConnection, collections: readonly Collection<Document>[]): DocumentStore {
  return new SqliteDocumentStore(connection, collections);
}
