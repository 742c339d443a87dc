/**
 * A pattern of gitattributes as a test. Without a slash it is matched against the last part of the path, with one against the whole path relative to the file's
 * folder; a pattern that ends with a slash matches folders only, so never a file (`wildmatch` with WM_PATHNAME, wildmatch.c).
 */
export function compilePattern(pattern: string): (relativePath: string) => boolean {
  if (pattern.endsWith('/')) return () => false;
  const anchored = pattern.includes('/');
  const body = pattern.startsWith('/') ? pattern.slice(1) : pattern;
  // Git compares the part before the first wildcard by itself (dir.c, match_pathname), so that `a**` at its end counts as a leading `**`.
  const literal = anchored ? (/^[^*?[\\]*/.exec(body)?.[0] ?? '') : '';
  const tokens = tokenize(body.slice(literal.length));
  if (!tokens) return () => false;
  const holds = createMatcher(tokens);
  if (!anchored) return (relativePath) => holds(relativePath.slice(relativePath.lastIndexOf('/') + 1));
  return (relativePath) => relativePath.startsWith(literal) && holds(relativePath.slice(literal.length));
}

/** One part of a pattern: a wildcard of any length, or the source of a regular expression for one character. */
type Token = { kind: 'star' | 'folders' | 'everything' } | { kind: 'one'; source: string };

const SOURCE = { star: '[^/]*', folders: '(?:.*/)?', everything: '.*' } as const;
/** With more wildcards a regular expression could take for ever on a name made for it. */
const MAX_WILDCARDS = 2;

function createMatcher(tokens: readonly Token[]): (text: string) => boolean {
  if (tokens.filter(({ kind }) => kind !== 'one').length > MAX_WILDCARDS) return createStepMatcher(tokens);
  const expression = new RegExp(`^${tokens.map((token) => (token.kind === 'one' ? token.source : SOURCE[token.kind])).join('')}$`, 'su');
  return (text) => expression.test(text);
}

/** Follows all possible positions in the pattern at once: time is at most length of pattern times length of text. */
function createStepMatcher(tokens: readonly Token[]): (text: string) => boolean {
  const tests = tokens.map((token) => (token.kind === 'one' ? new RegExp(`^${token.source}$`, 'su') : undefined));
  /** Inside the folders of a `**` with slash: only a slash leads on. */
  const inside = tokens.length + 1;
  return (text) => {
    let now = new Set<number>();
    const enter = (states: Set<number>, at: number): void => {
      if (states.has(at)) return;
      states.add(at);
      const kind = tokens[at]?.kind;
      if (kind !== undefined && kind !== 'one') enter(states, at + 1);
      if (kind === 'folders') states.add(inside + at);
    };
    enter(now, 0);
    for (const character of text) {
      const next = new Set<number>();
      for (const at of now) {
        if (at >= inside) {
          next.add(at);
          if (character === '/') enter(next, at - inside + 1);
          continue;
        }
        const kind = tokens[at]?.kind;
        if (kind === 'everything' || (kind === 'star' && character !== '/')) enter(next, at);
        else if (kind === 'one' && tests[at]?.test(character)) enter(next, at + 1);
      }
      now = next;
    }
    return now.has(tokens.length);
  };
}

function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

/** The parts of a wildmatch pattern; undefined where it can match nothing (an open bracket, a trailing backslash). */
function tokenize(pattern: string): Token[] | undefined {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; ) {
    const character = pattern.charAt(at);
    if (character === '*') {
      let end = at;
      while (pattern.charAt(end) === '*') end += 1;
      const next = pattern.charAt(end);
      const alone = (at === 0 || pattern.charAt(at - 1) === '/') && (next === '' || next === '/' || pattern.startsWith(String.raw`\/`, end));
      const kind = end - at === 1 || !alone ? 'star' : next === '/' ? 'folders' : 'everything';
      tokens.push({ kind });
      at = kind === 'folders' ? end + 1 : end;
    } else if (character === '?') {
      tokens.push({ kind: 'one', source: '[^/]' });
      at += 1;
    } else if (character === '[') {
      const set = bracket(pattern, at);
      if (!set) return undefined;
      tokens.push({ kind: 'one', source: set.source });
      at = set.end;
    } else {
      const from = character === '\\' ? at + 1 : at;
      if (from === pattern.length) return undefined;
      const literal = String.fromCodePoint(pattern.codePointAt(from) ?? 0);
      tokens.push({ kind: 'one', source: escape(literal) });
      at = from + literal.length;
    }
  }
  return tokens;
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
