import { MongoBulkWriteError, MongoNetworkError, MongoServerError, MongoServerSelectionError } from 'mongodb';
import { AppError } from '../errors/app-error';

/** A value of a unique index is there already. */
export const DUPLICATE = 11_000;

const REFUSED = 'MongoDB refuses what this program needs. Check the login in MONGODB_URI and its rights on the database.';
/** Codes of the server (src/mongo/base/error_codes.yml) and of Atlas (8000) that an operator can act on. */
const SENTENCES: Readonly<Record<number, string>> = {
  13: REFUSED,
  18: REFUSED,
  8_000: 'Atlas refuses the login or the space is used up. Check MONGODB_URI and the size of the cluster. What was acknowledged before still holds.',
  14_031: 'The disk of MongoDB is full. What was acknowledged before still holds; free some space and try again.',
};
/** What members say while another one becomes primary: the driver asks once more by itself, and this is what is left when that did not help. */
const CHANGING = new Set([91, 189, 10_107, 11_600, 11_602, 13_435, 13_436]);
const TOO_LARGE = new Set([10_334, 17_280, 17_419, 17_420]);

function unreachable(cause: unknown): AppError {
  return new AppError('store-failed', 'MongoDB cannot be reached. What was acknowledged before still holds; try again in a moment.', { cause });
}

/** The driver wraps what broke a connection in the middle of many writes, without saying what it was: no server gave that a code. */
function isBrokenBulk(error: unknown): boolean {
  return error instanceof MongoBulkWriteError && error.code === undefined && !(Array.isArray(error.writeErrors) && error.writeErrors.length > 0);
}

/**
 * The error as the rest of the program knows it: a violated unique index is `conflict`, a document above the server's limit `limit-exceeded`, everything else
 * `store-failed`. An AppError is handed on as it is.
 */
export function translateMongoError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isBrokenBulk(error)) return unreachable(error);
  if (error instanceof MongoServerError) {
    const code = Number(error.code);
    if (code === DUPLICATE) return new AppError('conflict', 'Something with the same key is stored already.', { cause: error });
    if (TOO_LARGE.has(code)) return new AppError('limit-exceeded', 'What should be stored is larger than 15 MB.', { cause: error });
    if (CHANGING.has(code)) return new AppError('store-failed', 'MongoDB is changing its primary server. What was acknowledged before still holds; try again in a moment.', { cause: error });
    return new AppError('store-failed', SENTENCES[code] ?? 'MongoDB could not do what was asked. What was acknowledged before still holds; try again.', { cause: error });
  }
  if (error instanceof MongoServerSelectionError || error instanceof MongoNetworkError) return unreachable(error);
  return new AppError('store-failed', 'The store could not do what was asked. What was acknowledged before still holds.', { cause: error });
}
