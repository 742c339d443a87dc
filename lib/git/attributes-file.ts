import type { LinguistAttributes } from '../languages/types';
import { compilePattern } from './attribute-pattern';

/** One line of a `.gitattributes` file that says something about languages. */
export interface AttributeRule {
  /** Whether the pattern holds for a path relative to the file's folder. */
  matches: (relativePath: string) => boolean;
  /** What it sets; undefined inside means "set back to unspecified". */
  values: ReadonlyMap<keyof LinguistAttributes, string | boolean | undefined>;
}

const NAMES: ReadonlyMap<string, keyof LinguistAttributes> = new Map([
  ['linguist-language', 'language'],
  ['linguist-vendored', 'vendored'],
  ['linguist-generated', 'generated'],
  ['linguist-documentation', 'documentation'],
  ['linguist-detectable', 'detectable'],
]);

/** Longer lines are ignored by git itself (attr.c). */
const MAX_LINE = 2048;
/** Rules taken from one file; real ones hold some dozens. */
const MAX_RULES = 2000;

/**
 * Reads a `.gitattributes` file by the rules of gitattributes(5): patterns as in gitignore but without negation and without matching what lies inside a folder,
 * the last matching line decides attribute by attribute. Only lines with `linguist-…` attributes are kept.
 */
export function parseAttributesFile(text: string): AttributeRule[] {
  const rules: AttributeRule[] = [];
  if (!text.includes('linguist-')) return rules;
  for (const line of text.replace(/^\uFEFF/, '').split('\n')) {
    const rule = line.includes('linguist-') && line.length <= MAX_LINE ? parseLine(line) : undefined;
    if (rule) rules.push(rule);
    if (rules.length === MAX_RULES) break;
  }
  return rules;
}

function parseLine(line: string): AttributeRule | undefined {
  const trimmed = line.replace(/^[ \t\r\n]+/, '');
  if (trimmed === '' || trimmed.startsWith('#')) return undefined;
  const [pattern, rest] = trimmed.startsWith('"') ? unquote(trimmed) : bare(trimmed);
  // Negative patterns are forbidden; macros (`[attr]name`) set nothing by themselves.
  if (pattern === undefined || pattern === '' || pattern.startsWith('!') || pattern.startsWith('[attr]')) return undefined;
  const values = new Map<keyof LinguistAttributes, string | boolean | undefined>();
  for (const word of rest.split(/[ \t\r\n]+/)) readWord(word, values);
  return values.size === 0 ? undefined : { matches: compilePattern(pattern), values };
}

function bare(line: string): [string | undefined, string] {
  const end = /[ \t\r\n]/.exec(line)?.index ?? line.length;
  return [line.slice(0, end), line.slice(end)];
}

/** A pattern in double quotes, quoted as in C. */
function unquote(line: string): [string | undefined, string] {
  const match = /^"((?:[^"\\]|\\.)*)"/.exec(line);
  if (!match) return bare(line);
  const plain: Record<string, string> = { a: '\u0007', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
  const bytes: number[] = [];
  for (const part of (match[1] ?? '').match(/\\[0-3][0-7]{2}|\\.|[^\\]+/gs) ?? []) {
    if (/^\\[0-3]/.test(part)) bytes.push(Number.parseInt(part.slice(1), 8));
    else bytes.push(...Buffer.from(part.startsWith('\\') ? (plain[part.charAt(1)] ?? part.charAt(1)) : part));
  }
  return [Buffer.from(bytes).toString('utf8'), line.slice(match[0].length)];
}

function readWord(word: string, values: Map<keyof LinguistAttributes, string | boolean | undefined>): void {
  const [, sign, name = '', value] = /^([-!]?)([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
  const key = NAMES.get(name);
  if (!key) return;
  if (sign === '!') values.set(key, undefined);
  else if (sign === '-') values.set(key, key === 'language' ? undefined : false);
  else if (key === 'language') values.set(key, value === undefined || value === '' ? undefined : value);
  else values.set(key, value === undefined || isTrue(value));
}

/** Linguist's own reading: set, or any value but "false". */
function isTrue(value: string): boolean {
  return value !== 'false';
}
