import type { PathRule } from '../compiled-types';

/** Dependencies that lie in the tree: Linguist counts these paths as generated; they were written by somebody else, so we count them as vendored. */
export const DEPENDENCY_PATHS = [
  String.raw`(^|/)Pods/`,
  String.raw`(^|/)Carthage/Build/`,
  String.raw`node_modules/`,
  String.raw`vendor/((?!-)[-0-9A-Za-z]+(?<!-)\.)+(com|edu|gov|in|me|net|org|fm|io)`,
  String.raw`Godeps/`,
];

const AT_NAME = /^\(\^\|\\?\/\)/;

/** Each pattern with the text that stands in whatever it matches: where it begins with a name of the path and a sure text, that text, else the longest one. */
export function pathRules(patterns: readonly string[]): PathRule[] {
  return patterns.map((pattern) => {
    const beginning = AT_NAME.test(pattern) ? beginningOf(pattern.replace(AT_NAME, '')) : '';
    return beginning === '' ? [pattern, literalOf(pattern), false] : [pattern, beginning, true];
  });
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

/** The text with which every match of a pattern begins; empty where none is sure to. */
function beginningOf(pattern: string): string {
  if (hasChoice(pattern)) return '';
  let beginning = '';
  for (const [, element = '', quantifier] of pattern.matchAll(ELEMENT)) {
    if (quantifier !== undefined || !ITSELF.test(element)) break;
    beginning += element.slice(-1);
  }
  return beginning;
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
