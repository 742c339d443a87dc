import { existsSync } from 'node:fs';
import { AppError } from '../errors/app-error';
import { openConnection } from './connection';

/**
 * Writes a copy of the database as it is at one moment, while others go on reading and writing it. The copy is a whole database file of its own.
 * @throws AppError `wrong-use` where the file exists, `store-failed` where it cannot be written.
 */
export function backUpDatabase(database: string, copy: string): void {
  if (!existsSync(database)) throw new AppError('not-found', 'There is nothing to copy: the data folder holds no database. Name the folder with --data or COMMIT_STATS_DATA.');
  if (existsSync(copy)) throw new AppError('wrong-use', 'There is a file of this name already. Name another one: a backup never replaces an older one.');
  const connection = openConnection(database);
  try {
    connection.run('VACUUM INTO ?', [copy]);
  } catch (cause) {
    throw new AppError('store-failed', 'The copy cannot be written there. Check that its folder exists, has room and may be written to; the database is as it was.', { cause });
  } finally {
    connection.close();
  }
}
