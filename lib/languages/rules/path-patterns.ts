/** Finds the part of a path that one of many rules names, e.g. `node_modules/`; null where none does. */
export type PathMatcher = (path: string) => string | null;

/**
 * Joins regular expressions over paths (Linguist's `vendor.yml` and `documentation.yml`) to one that says yes or no; only a path that matches is asked
 * again, pattern by pattern, for the part that did it.
 */
export function pathMatcher(patterns: string[]): PathMatcher {
  let joined: RegExp | undefined;
  let single: { literal: string; pattern: () => RegExp }[] | undefined;
  return (path) => {
    joined ??= new RegExp(joinPatterns(patterns));
    if (!joined.test(path)) return null;
    single ??= patterns.map((pattern) => ({ literal: literalOf(pattern), pattern: once(() => new RegExp(pattern)) }));
    for (const { literal, pattern } of single) {
      // To make a regular expression takes longer than to ask all of them.
      const found = path.includes(literal) ? pattern().exec(path)?.[0] : undefined;
      if (found !== undefined) return found.replace(/^\//, '') || path;
    }
    return path;
  };
}

const AT_NAME = /^\(\^\|\\?\/\)/;
const AT_START = /^\^/;
const ANYTHING_BEFORE = /^\((?:\.|\[\^\\s\])\*\??\)/;

/**
 * One pattern that matches exactly where one of these does. Most begin where a name in the path does, and joined as they are each of them would be tried anew at every
 * character; so what they begin with is written once. What may stand before a match, or not, decides nothing.
 */
export function joinPatterns(patterns: readonly string[]): string {
  const atNames: string[] = [];
  const atStart: string[] = [];
  const anywhere: string[] = [];
  for (const pattern of patterns) {
    const rest = [AT_NAME, AT_START, ANYTHING_BEFORE].map((beginning) => pattern.replace(beginning, ''));
    const [afterName = pattern, afterStart = pattern, afterAnything = pattern] = rest.map((one) => (hasChoice(one) ? pattern : one));
    if (afterName !== pattern) atNames.push(afterName);
    else if (afterStart !== pattern) atStart.push(afterStart);
    else anywhere.push(afterAnything);
  }
  const groups = [
    ...(atNames.length > 0 ? [`(?:^|/)(?:${atNames.join('|')})`] : []),
    ...(atStart.length > 0 ? [`^(?:${atStart.join('|')})`] : []),
    ...anywhere,
  ];
  return groups.join('|');
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** One element of a pattern: an escape, a class, a character, each with what says how often it stands there. */
const ELEMENT = /(\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:<?[=!]|:))?|[^\\])((?:[*+?]|\{[^}]*\})\??)?/gs;
const ITSELF = /^(?:\\[^\w]|[\w/~ -])$/;

/** The longest text that stands in every match of a pattern as it is; empty where none is sure to. */
export function literalOf(pattern: string): string {
  if (hasChoice(pattern)) return '';
  let [longest, current, depth] = ['', '', 0];
  for (const [, element = '', quantifier] of pattern.matchAll(ELEMENT)) {
    if (element === ')') depth -= 1;
    if (depth === 0 && quantifier === undefined && ITSELF.test(element)) {
      current += element.slice(-1);
      if (current.length > longest.length) longest = current;
    } else {
      current = '';
    }
    if (element.startsWith('(')) depth += 1;
  }
  return longest;
}

/** Whether a pattern is several, with `|` between them outside of brackets. */
function hasChoice(pattern: string): boolean {
  const bare = pattern.replace(/\\./gs, '').replace(/\[[^\]]*\]/g, '');
  let depth = 0;
  for (const character of bare) {
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (character === '|' && depth === 0) return true;
  }
  return false;
}
