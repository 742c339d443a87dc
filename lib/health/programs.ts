// The pages and the server in front are built apart but run in one process: what one learns the other knows.
const PLACE = Symbol.for('commit-stats.programs');
type Shared = typeof globalThis & { [PLACE]?: number };

/** Said wherever it matters that a program was built anew while it runs. */
export const REPLACED = 'The program was built anew while it runs. What it has loaded goes on; parts that it still needs may be gone. Nothing is lost: end it and start it again.';

/** Since when the files of this program are not those that it was started from, in milliseconds since 1970; undefined where they are. */
export function programReplacedSince(): number | undefined {
  return (globalThis as Shared)[PLACE];
}

/** The files of this program were replaced, seen at this moment in milliseconds since 1970. */
export function noteProgramReplaced(now: number): void {
  (globalThis as Shared)[PLACE] ??= now;
}

/** Whether something failed because a part of the program is not on disk any more. */
export function isPartGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && (error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'MODULE_NOT_FOUND')) || isPartGone(error.cause);
}
