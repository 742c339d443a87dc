import { AppError } from '../errors/app-error';
import type { ErrorCode } from '../errors/app-error';

/** What is there when a token is not taken: nothing where it was to be added, the one it was to replace otherwise. */
export type Before = 'nothing' | 'old one';

const HOLDS: Readonly<Record<Before, string>> = { 'nothing': 'It was not saved', 'old one': 'It was not saved, and the one before it stays' };
const AGAIN: Readonly<Record<Before, string>> = { 'nothing': 'add it again then', 'old one': 'replace it again then' };

function adviceFor(code: ErrorCode, before: Before): string {
  if (code === 'rate-limited') return `${HOLDS[before]}: ${AGAIN[before]}.`;
  return code === 'token-refused' || code === 'token-expired' ? `${HOLDS[before]}: copy it again, or make a new one.` : `${HOLDS[before]}.`;
}

/**
 * A forge's failure while a token is being added or put in the place of another, as its owner reads it: nothing of the new one is kept that could stay, be replaced or go on by itself.
 * Other failures come back as they are.
 */
export function notTaken(error: unknown, before: Before): unknown {
  if (!(error instanceof AppError)) return error;
  return new AppError(error.code, `${error.bare} ${adviceFor(error.code, before)}`, { cause: error, retryAt: error.retryAt, link: error.link });
}
