import path from 'node:path';
import { settingsOfPlace } from '../../lib/config/both-stores';
import { backUpDatabase } from '../../lib/sqlite/backup';
import { DATABASE_FILE } from '../../lib/sqlite/open';
import type { CommandContext } from './command-options';
import { inert } from './format';
import { writeHint, writeResult } from './output';

/** `commit-stats backup`: a copy of the data folder's database, taken while everything runs. */
export async function backup(file: string, { data }: CommandContext): Promise<void> {
  const settings = settingsOfPlace('embedded', { data });
  const copy = path.resolve(file);
  backUpDatabase(path.join(settings.data, DATABASE_FILE), copy);
  await writeResult(`${inert(copy)} is a copy of the database. To restore it, put it into an empty data folder as ${DATABASE_FILE}.`);
  if (settings.vault === 'key-file') writeHint('Tokens can be read only with the file vault.key of the data folder. Keep a copy of it in another place than this one.');
}
