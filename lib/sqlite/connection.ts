import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'libsql';
import { AppError } from '../errors/app-error';
import { translateSqliteError } from './errors';

/** What a statement takes. Booleans and `undefined` are left out: the native library ends the process when it meets a boolean. */
export type SqlValue = string | number | bigint | null | Uint8Array;
export type SqlRow = Record<string, string | number | null | Uint8Array>;

/** One connection to one database file. All calls are synchronous; a transaction is never open across an `await`. */
export interface SqliteConnection {
  /** Every row, as objects. Text that was stored with a NUL character comes back cut at it: store such text as JSON. */
  all(sql: string, values?: readonly SqlValue[]): SqlRow[];
  /** Rows that the statement inserted, changed or removed. */
  run(sql: string, values?: readonly SqlValue[]): number;
  /** Another text after anything was committed, by whichever process; the file is asked at this moment. */
  state(): string;
  /** Runs `work` in one write transaction: all of it is kept or nothing. Takes the write lock at the start, so it never fails half way for it. */
  transaction<T>(work: () => T): T;
  /** The same, but while another process writes this one goes on with whatever else it has to do. Throws `busy` where that takes longer than 20 s. */
  transactionInTurn<T>(work: () => T): Promise<T>;
  close(): void;
}

/** How long a write waits for another process that is writing, in milliseconds. */
const BUSY_TIMEOUT = 20_000;
/** After how long it is tried again whether another process still writes, in milliseconds; the last one holds for all further tries. */
const TRIED_AGAIN = [1, 2, 5, 10, 15, 20, 25, 25, 25, 50, 50, 100];

const NESTED = 'A transaction was started inside another one.';
const CLOSED = 'The store is closed already.';

interface Statement {
  all(values: readonly SqlValue[]): unknown[];
  get(values: readonly SqlValue[]): unknown;
  run(values: readonly SqlValue[]): { changes: number };
}

/** Readable by the owner of the data only; SQLite gives the files beside it the same mode. */
function createFile(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
}

/**
 * `synchronous=FULL` makes every commit reach the disk before it is acknowledged: WAL with NORMAL would survive a killed
 * process as well, but could lose the last commits when the power fails. `secure_delete` overwrites what is deleted.
 */
function prepareConnection(database: Database.Database): void {
  const mode = database.prepare('PRAGMA journal_mode').all([]) as { journal_mode: string }[];
  if (mode[0]?.journal_mode !== 'wal') switchToWal(database);
  database.exec('PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON');
}

/** Two processes that make the file at once: SQLite refuses the switch to one of them without waiting for its timeout. */
function switchToWal(database: Database.Database): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let attempt = 0; ; attempt += 1) {
    try {
      database.prepare('PRAGMA journal_mode = WAL').all([]);
      return;
    } catch (error) {
      if (attempt === 200) throw error;
      Atomics.wait(pause, 0, 0, 25);
    }
  }
}

class Connection implements SqliteConnection {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Statement>();
  /** Changes by this connection, which `data_version` does not tell of. */
  #own = 0;
  #inside = false;
  #open = true;

  constructor(file: string) {
    createFile(file);
    this.#database = new Database(file, { timeout: BUSY_TIMEOUT });
    prepareConnection(this.#database);
  }

  #statement(sql: string): Statement {
    if (!this.#open) throw new AppError('store-failed', CLOSED);
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql) as unknown as Statement;
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  all(sql: string, values: readonly SqlValue[] = []): SqlRow[] {
    try {
      return this.#statement(sql).all(values) as SqlRow[];
    } catch (error) {
      throw translateSqliteError(error);
    }
  }

  run(sql: string, values: readonly SqlValue[] = []): number {
    try {
      return this.#statement(sql).run(values).changes;
    } catch (error) {
      throw translateSqliteError(error);
    } finally {
      this.#own += 1;
    }
  }

  state(): string {
    try {
      const { data_version: others } = this.#statement('PRAGMA data_version').get([]) as { data_version: number };
      return `${others}.${this.#own}`;
    } catch (error) {
      throw translateSqliteError(error);
    }
  }

  transaction<T>(work: () => T): T {
    if (this.#inside) throw new AppError('internal', NESTED);
    this.run('BEGIN IMMEDIATE');
    return this.#finish(work);
  }

  async transactionInTurn<T>(work: () => T): Promise<T> {
    if (this.#inside) throw new AppError('internal', NESTED);
    const began = performance.now();
    for (let tries = 0; !this.#beginsAtOnce(performance.now() - began >= BUSY_TIMEOUT); tries += 1) await sleep(TRIED_AGAIN[tries] ?? TRIED_AGAIN.at(-1));
    return this.#finish(work);
  }

  /** Whether nobody else writes: a transaction is open then. Throws `busy` where this is the last try. */
  #beginsAtOnce(last: boolean): boolean {
    if (!this.#open) throw new AppError('store-failed', CLOSED);
    // A prepared PRAGMA would take effect once, when it is prepared.
    this.#database.exec('PRAGMA busy_timeout = 0');
    try {
      this.run('BEGIN IMMEDIATE');
      return true;
    } catch (error) {
      if (!last && error instanceof AppError && error.code === 'busy') return false;
      throw error;
    } finally {
      this.#database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT}`);
    }
  }

  #finish<T>(work: () => T): T {
    this.#inside = true;
    try {
      const result = work();
      this.run('COMMIT');
      return result;
    } catch (error) {
      this.#rollBack();
      throw error;
    } finally {
      this.#inside = false;
    }
  }

  /** A full disk makes SQLite roll back by itself; a second rollback then only says that nothing is open. */
  #rollBack(): void {
    try {
      this.#database.exec('ROLLBACK');
    } catch {
      // The first error is the one to report.
    }
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#statements.clear();
    this.#database.close();
  }
}

/**
 * Opens, or makes, a database file in WAL mode. Several processes may have it open at once.
 * @throws AppError `store-failed` when the file cannot be made, opened or is no database.
 */
export function openConnection(file: string): SqliteConnection {
  try {
    return new Connection(file);
  } catch (error) {
    throw translateSqliteError(error, file);
  }
}
