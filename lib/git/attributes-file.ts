import type { LinguistAttributes } from '../languages/types';

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

/**
 * A pattern of gitattributes as a test. Without a slash it is matched against the last part of the path, with one against the whole path relative to the file's
 * folder; a pattern that ends with a slash matches folders only, so never a file (`wildmatch` with WM_PATHNAME, wildmatch.c).
 */
export function compilePattern(pattern: string): (relativePath: string) => boolean {
  if (pattern.endsWith('/')) return () => false;
  const anchored = pattern.includes('/');
  const source = translate(pattern.startsWith('/') ? pattern.slice(1) : pattern);
  if (source === undefined) return () => false;
  const expression = new RegExp(`^${source}$`, 'su');
  return anchored ? (relativePath) => expression.test(relativePath) : (relativePath) => expression.test(relativePath.slice(relativePath.lastIndexOf('/') + 1));
}

function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

/** Wildmatch to regular expression; undefined where the pattern can match nothing (an open bracket, a trailing backslash). */
function translate(pattern: string): string | undefined {
  let source = '';
  for (let at = 0; at < pattern.length; ) {
    const character = pattern.charAt(at);
    if (character === '*') {
      let end = at;
      while (pattern.charAt(end) === '*') end += 1;
      const before = at === 0 || pattern.charAt(at - 1) === '/';
      const after = end === pattern.length || pattern.charAt(end) === '/';
      if (end - at === 2 && before && after) {
        if (end === pattern.length) source += '.*';
        else source += '(?:.*/)?';
        at = end === pattern.length ? end : end + 1;
      } else {
        source += '[^/]*';
        at = end;
      }
    } else if (character === '?') {
      source += '[^/]';
      at += 1;
    } else if (character === '[') {
      const set = bracket(pattern, at);
      if (!set) return undefined;
      source += set.source;
      at = set.end;
    } else if (character === '\\') {
      if (at + 1 === pattern.length) return undefined;
      const literal = String.fromCodePoint(pattern.codePointAt(at + 1) ?? 0);
      source += escape(literal);
      at += 1 + literal.length;
    } else {
      const literal = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
      source += escape(literal);
      at += literal.length;
    }
  }
  return source;
}

const CLASSES: Record<string, string> = {
  alnum: '0-9A-Za-z', alpha: 'A-Za-z', blank: String.raw` \t`, cntrl: String.raw`\x00-\x1f\x7f`, digit: '0-9', graph: '!-~', lower: 'a-z',
  print: ' -~', punct: String.raw`!-\/:-@\[-\x60\{-~`, space: String.raw`\t-\r `, upper: 'A-Z', xdigit: '0-9A-Fa-f',
};

/** A set in brackets; it never matches a slash. */
function bracket(pattern: string, open: number): { source: string; end: number } | undefined {
  let at = open + 1;
  const negated = pattern.charAt(at) === '!' || pattern.charAt(at) === '^';
  if (negated) at += 1;
  let inside = '';
  for (let first = true; ; first = false) {
    if (at >= pattern.length) return undefined;
    if (pattern.charAt(at) === ']' && !first) break;
    const named = /^\[:([a-z]+):\]/.exec(pattern.slice(at));
    if (named) {
      const range = CLASSES[named[1] ?? ''];
      if (range === undefined) return undefined;
      inside += range;
      at += named[0].length;
      continue;
    }
    const from = member(pattern, at);
    if (!from) return undefined;
    at = from.end;
    if (pattern.charAt(at) === '-' && at + 1 < pattern.length && pattern.charAt(at + 1) !== ']') {
      const to = member(pattern, at + 1);
      if (!to) return undefined;
      at = to.end;
      if (from.code <= to.code) inside += `${code(from.code)}-${code(to.code)}`;
    } else {
      inside += code(from.code);
    }
  }
  if (inside === '') return { source: negated ? '[^/]' : '(?!)', end: at + 1 };
  return { source: negated ? `(?!/)[^${inside}]` : `(?!/)[${inside}]`, end: at + 1 };
}

function member(pattern: string, at: number): { code: number; end: number } | undefined {
  const from = pattern.charAt(at) === '\\' ? at + 1 : at;
  const point = pattern.codePointAt(from);
  return point === undefined ? undefined : { code: point, end: from + (point > 0xff_ff ? 2 : 1) };
}

function code(point: number): string {
  return `\\u{${point.toString(16)}}`;
}
