import { compilePattern } from '../git/attribute-pattern';

/** Both ways in which a folder or file can be meant: itself, and everything under it. */
function patternsOf(pattern: string): string[] {
  const bare = pattern.replace(/\/+$/u, '');
  // A name without a slash is meant wherever it stands, as in a `.gitignore`.
  const under = bare.includes('/') ? `${bare}/**` : `**/${bare}/**`;
  return pattern.endsWith('/') ? [under] : [bare, under];
}

/** Whether a path is one of those that an owner left out; patterns are those of a `.gitignore`, without `!`. Undefined where none is given. */
export function excludedPaths(patterns: readonly string[]): ((path: string) => boolean) | undefined {
  const tests = patterns.flatMap(patternsOf).map(compilePattern);
  return tests.length === 0 ? undefined : (path) => tests.some((holds) => holds(path));
}
