import { AppError } from '../errors/app-error';
import type { SqliteConnection } from './connection';

/**
 * The database's history, oldest first: a released step never changes, a new one is added at the end.
 * The number of steps that were run is SQLite's `user_version`.
 *
 * documents        one row a document; `body` is JSON, in which a byte string is its place in `bytes`
 * document_keys    one row a document and declared index; `key` is the JSON array of the indexed values
 * document_indexes how each index was declared when its keys were made
 * fact_series      (user, rules, repository) → a small number
 * facts            one row a commit with all its changes
 */
const STEPS: readonly string[] = [
  `CREATE TABLE documents (
     collection TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, bytes BLOB,
     PRIMARY KEY (collection, id)) STRICT;
   CREATE TABLE document_keys (
     collection TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, rank REAL NOT NULL, id TEXT NOT NULL, is_unique INTEGER NOT NULL,
     PRIMARY KEY (collection, name, key, rank, id)) STRICT, WITHOUT ROWID;
   CREATE UNIQUE INDEX document_keys_unique ON document_keys (collection, name, key) WHERE is_unique = 1;
   CREATE INDEX document_keys_of ON document_keys (collection, id);
   CREATE TABLE document_indexes (
     collection TEXT NOT NULL, name TEXT NOT NULL, declaration TEXT NOT NULL, PRIMARY KEY (collection, name)) STRICT;
   CREATE TABLE fact_series (
     series INTEGER PRIMARY KEY, user_id TEXT NOT NULL, rules INTEGER NOT NULL, repository TEXT NOT NULL,
     UNIQUE (user_id, rules, repository)) STRICT;
   CREATE TABLE facts (
     series INTEGER NOT NULL REFERENCES fact_series (series), commit_id TEXT NOT NULL, work TEXT, time INTEGER, zone INTEGER NOT NULL,
     committed INTEGER, kind TEXT NOT NULL, flags INTEGER NOT NULL, changes TEXT NOT NULL,
     PRIMARY KEY (series, commit_id)) STRICT, WITHOUT ROWID;`,
  'ALTER TABLE facts ADD COLUMN identity TEXT',
];

/** The steps of one script: the driver's `prepare` takes a single statement. */
function statements(script: string): string[] {
  return script.split(';').map((part) => part.trim()).filter((part) => part !== '');
}

function userVersion(connection: SqliteConnection): number {
  return Number(connection.all('PRAGMA user_version')[0]?.user_version ?? 0);
}

/**
 * Brings the database to the newest schema. Each step runs once, also when several processes start at the same moment:
 * the version is read again under the write lock.
 * @throws AppError `store-failed` when a newer version of the program made the file.
 */
export function migrate(connection: SqliteConnection, steps: readonly string[] = STEPS): void {
  if (userVersion(connection) === steps.length) return;
  connection.transaction(() => {
    const done = userVersion(connection);
    if (done > steps.length) {
      throw new AppError('store-failed', 'A newer version of Commit Stats made this data folder. Update this one, or choose another folder with --data.');
    }
    for (const step of steps.slice(done)) {
      for (const statement of statements(step)) connection.run(statement);
    }
    connection.run(`PRAGMA user_version = ${steps.length}`);
  });
}
