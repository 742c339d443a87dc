import { AppError } from './app-error';

/** Whether somebody else was first: the caller loads again and decides anew. */
export function isConflict(error: unknown): boolean {
  return error instanceof AppError && error.code === 'conflict';
}
