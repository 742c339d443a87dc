import { statSync } from 'node:fs';
import { REPLACED, noteProgramReplaced } from '../../lib/health/programs';

/** Which file lies there: another one after a build, also where it holds the same. Undefined while there is none. */
function identity(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found && `${found.ino} ${found.mtimeMs} ${found.size}`;
}

/** Looks from time to time whether a file of the running program was replaced, and says it once, here and on the status page. Gives what ends the looking. */
export function watchProgram(file: string, told: (sentence: string) => void, everyMs = 10_000): () => void {
  const first = identity(file);
  const timer = setInterval(() => {
    const now = identity(file);
    // Gone for a moment: it is being built.
    if (now === undefined || now === first) return;
    clearInterval(timer);
    noteProgramReplaced(Date.now());
    told(REPLACED);
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
