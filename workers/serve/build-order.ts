import { statSync } from 'node:fs';
import path from 'node:path';

/** Files that are copied to where they run get their times from that, in any order. */
const COPIED_MS = 60_000;

function builtAt(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

/**
 * A sentence where the pages and the programs are not of one build, in which the programs come first; undefined where all is well. `root` is the folder of the project.
 */
export function buildProblem(root: string): string | undefined {
  const pages = builtAt(path.join(/* turbopackIgnore: true */ root, '.next', 'BUILD_ID'));
  const programs = builtAt(path.join(/* turbopackIgnore: true */ root, 'dist', 'serve.js'));
  if (pages === undefined) return 'The pages are not built, so only CVs are served. Run: npm run build';
  if (programs !== undefined && programs - pages > COPIED_MS) return 'The pages are older than the programs: they may not fit each other. Run: npm run build';
  return undefined;
}
