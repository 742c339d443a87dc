import { statSync } from 'node:fs';
import type { Stats } from 'node:fs';

/** What stands at a path, links followed; undefined where there is nothing or it may not be looked at. */
export function statOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
