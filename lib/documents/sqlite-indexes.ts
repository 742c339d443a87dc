import type { SqliteConnection } from '../sqlite/connection';
import { decodeBody } from './body';
import { keysOf } from './keys';
import type { Collection, Document, Index } from './port';

const PAGE = 200;

function declared(connection: SqliteConnection): Map<string, string> {
  const rows = connection.all('SELECT collection, name, declaration FROM document_indexes');
  return new Map(rows.map((row) => [`${row.collection as string}/${row.name as string}`, row.declaration as string]));
}

function rebuild(connection: SqliteConnection, { name: collection, schema }: Collection<Document>, name: string, index: Index): void {
  connection.run('DELETE FROM document_keys WHERE collection = ? AND name = ?', [collection, name]);
  for (let last = 0; ;) {
    const rows = connection.all('SELECT rowid AS row, version, body, bytes FROM documents WHERE collection = ? AND rowid > ? ORDER BY rowid LIMIT ?', [collection, last, PAGE]);
    for (const row of rows) {
      const bytes = row.bytes === null ? null : new Uint8Array(row.bytes as Uint8Array);
      // Through the schema: a field that is newer than the document gets its default.
      const document: Document = schema.parse({ ...(decodeBody({ body: row.body as string, bytes }) as object), version: row.version });
      for (const { key, rank, unique } of keysOf(document, { [name]: index })) {
        connection.run('INSERT INTO document_keys (collection, name, key, rank, id, is_unique) VALUES (?, ?, ?, ?, ?, ?)', [collection, name, key, rank, document.id, unique ? 1 : 0]);
      }
      last = row.row as number;
    }
    if (rows.length < PAGE) return;
  }
}

/** Makes the keys of every index whose declaration is new or changed, once, also when several processes start at the same moment. */
export function syncIndexes(connection: SqliteConnection, collections: readonly Collection<Document>[]): void {
  const wanted = collections.flatMap((collection) =>
    Object.entries(collection.indexes as Record<string, Index>).map(([name, index]) => ({ collection, name, index, declaration: JSON.stringify(index) })),
  );
  const missing = (): typeof wanted => {
    const stored = declared(connection);
    return wanted.filter(({ collection, name, declaration }) => stored.get(`${collection.name}/${name}`) !== declaration);
  };
  if (missing().length === 0) return;
  connection.transaction(() => {
    for (const { collection, name, index, declaration } of missing()) {
      rebuild(connection, collection, name, index);
      connection.run('INSERT OR REPLACE INTO document_indexes (collection, name, declaration) VALUES (?, ?, ?)', [collection.name, name, declaration]);
    }
  });
}
