import { AppError } from '../errors/app-error';

/** SQLite's primary result codes (sqlite.org/rescode.html) that a person can act on. */
const PRIMARY: Record<number, string> = {
  8: 'The data folder is read-only. Make it writable and try again.',
  10: 'The disk reported an error while the data was read or written. What was acknowledged before still holds.',
  11: 'The database file is damaged. Put back a copy of it, or collect again into an empty data folder.',
  13: 'The disk is full. Nothing was lost; free some space and run the command again.',
  14: 'The database file cannot be opened. Check that the data folder exists and that you may write to it.',
  26: 'The file commit-stats.db in the data folder is not a database. Move it away and run the command again.',
};

const UNIQUE = 2067;
const PRIMARY_KEY = 1555;

function rawCode(error: unknown): number | undefined {
  const raw = (error as { rawCode?: unknown } | null)?.rawCode;
  return typeof raw === 'number' ? raw : undefined;
}

/** What the person may do about a folder or file the system refuses. */
function systemSentence(error: unknown, file: string | undefined): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  if (file === undefined || typeof code !== 'string') return undefined;
  if (code === 'ENOSPC') return PRIMARY[13];
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EISDIR', 'ENOENT'].includes(code)) {
    return `The data cannot be kept in ${file}: the folder cannot be made or written to. Choose another with --data or COMMIT_STATS_DATA.`;
  }
  return undefined;
}

/**
 * The error as the rest of the program knows it: a violated unique index is `conflict`, a lock that was not
 * released in time `busy`, everything else `store-failed`. An AppError is handed on as it is.
 */
export function translateSqliteError(error: unknown, file?: string): AppError {
  if (error instanceof AppError) return error;
  const raw = rawCode(error);
  if (raw === UNIQUE || raw === PRIMARY_KEY) return new AppError('conflict', 'Something with the same key is stored already.', { cause: error });
  const primary = raw === undefined ? undefined : raw & 0xff;
  if (primary === 5 || primary === 6) {
    return new AppError('busy', 'Another process was writing to the data for too long. Nothing was changed; try again.', { cause: error });
  }
  const sentence = systemSentence(error, file) ?? (primary === undefined ? undefined : PRIMARY[primary]);
  return new AppError('store-failed', sentence ?? 'The store could not do what was asked. What was acknowledged before still holds.', { cause: error });
}
