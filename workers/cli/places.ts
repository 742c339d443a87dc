import { existsSync } from 'node:fs';
import path from 'node:path';

const known = new Map<string, string | undefined>();

/** Root of the work tree that holds a folder: the nearest one upwards with a `.git`; undefined where there is none. */
export function enclosingRepository(folder: string): string | undefined {
  if (known.has(folder)) return known.get(folder);
  const parent = path.dirname(folder);
  const root = existsSync(path.join(folder, '.git')) ? folder : parent === folder ? undefined : enclosingRepository(parent);
  known.set(folder, root);
  return root;
}
