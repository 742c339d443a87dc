import type { FileText } from '../file-text';

const SEARCHED_LINES = 10;
const QUICK = /generated/i;
const DECLARATION = /^[ \t]*(?:\/\/|\/\*+|\*|#+|--|;+|%+|<!--|"{3})?[ \t*]*(@generated\b|.*\bgenerated\b.{0,120}\bdo not (?:edit|modify)\b|.*\bdo not (?:edit|modify)\b.{0,120}\bgenerated\b)/im;
const SHOWN = 60;

/**
 * What a file says of itself in a comment of its first ten lines when a program wrote it: `@generated`, or a line with both "generated" and "do not edit". Beyond
 * Linguist's rules, and asked only of files whose content its rules read anyway. Null where it says nothing of the kind.
 */
export function selfDeclared(text: FileText): string | null {
  const head = text.firstLines(SEARCHED_LINES);
  if (!QUICK.test(head)) return null;
  const said = DECLARATION.exec(head)?.[1];
  return said === undefined ? null : said.trim().slice(0, SHOWN);
}
