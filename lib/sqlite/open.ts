import path from 'node:path';
import { openConnection } from './connection';
import type { SqliteConnection } from './connection';
import { migrate } from './migrations';

/** Name of the one database file in the data folder. Copying it (with the two files beside it, or while nothing runs) is a backup. */
export const DATABASE_FILE = 'commit-stats.db';

/**
 * The data folder's database with the newest schema.
 * @throws AppError `store-failed` when it cannot be opened or is newer than this program.
 */
export function openDatabase(dataFolder: string): SqliteConnection {
  const connection = openConnection(path.join(dataFolder, DATABASE_FILE));
  try {
    migrate(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}
