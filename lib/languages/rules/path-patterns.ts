/** Finds the part of a path that one of many rules names, e.g. `node_modules/`; null where none does. */
export type PathMatcher = (path: string) => string | null;

/**
 * Joins regular expressions over paths (Linguist's `vendor.yml` and `documentation.yml`) to one that says yes or no; only a path that matches is asked
 * again, pattern by pattern, for the part that did it.
 */
export function pathMatcher(patterns: string[]): PathMatcher {
  let joined: RegExp | undefined;
  let single: RegExp[] | undefined;
  return (path) => {
    joined ??= new RegExp(patterns.join('|'));
    if (!joined.test(path)) return null;
    single ??= patterns.map((pattern) => new RegExp(pattern));
    for (const pattern of single) {
      const found = pattern.exec(path)?.[0];
      if (found !== undefined) return found.replace(/^\//, '') || path;
    }
    return path;
  };
}
