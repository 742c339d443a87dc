/** A JavaScript regular expression as data: what `new RegExp(source, flags)` takes. */
export interface CompiledPattern {
  source: string;
  flags: string;
}

interface Modes {
  ignoreCase: boolean;
  dotAll: boolean;
  extended: boolean;
}

const SPACE = String.raw` \t\n\v\f\r`;
const POSIX: Record<string, string> = {
  alpha: 'A-Za-z', digit: '0-9', alnum: 'A-Za-z0-9', upper: 'A-Z', lower: 'a-z', space: SPACE, punct: String.raw`!-\/:-@\[-\`{-~`, xdigit: '0-9A-Fa-f', word: String.raw`\w`, blank: String.raw` \t`,
};

/**
 * Translates one of Ruby's regular expressions, as Linguist's data files hold them, for use on text decoded as latin1 (one character a byte, as
 * Linguist matches bytes). Ruby's meanings are kept where JavaScript's differ: `^` and `$` stand at any line's ends and only a line feed ends a line, `\s` is
 * ASCII, `(?m)` lets the dot match line feeds, possessive and atomic groups do not give back. Throws on syntax that no data file used so far.
 */
export function convertRubyPattern(pattern: string): CompiledPattern {
  return new Converter(pattern).convert();
}

class Converter {
  #at = 0;
  #atomics = 0;
  readonly #groups = new Map<string, string>();

  constructor(private readonly text: string) {}

  convert(): CompiledPattern {
    const leading = this.text.startsWith('(?i)') || wrapsWhole(this.text, '(?i:');
    const source = this.#alternatives({ ignoreCase: false, dotAll: false, extended: false }, leading);
    if (this.#at < this.text.length) throw this.#unknown('unbalanced )');
    const compiled = { source, flags: leading ? 'im' : 'm' };
    void new RegExp(compiled.source, compiled.flags);
    return compiled;
  }

  #unknown(what: string): Error {
    return new Error(`No conversion for ${what} at ${this.#at} of the pattern ${this.text}`);
  }

  /** Reads up to the closing bracket of the group it stands in, or the end; an inline `(?i)` holds for the rest of that group. */
  #alternatives(outer: Modes, caseByFlag: boolean): string {
    const modes = { ...outer };
    let result = '';
    while (this.#at < this.text.length && this.text[this.#at] !== ')') {
      const inline = /^\(\?([imx]*)(?:-([imx]+))?\)/.exec(this.text.slice(this.#at));
      if (inline) {
        this.#at += inline[0].length;
        setModes(modes, inline[1] ?? '', inline[2] ?? '', caseByFlag);
        continue;
      }
      if (modes.extended && this.#skipsLayout()) continue;
      const atom = this.#atom(modes, caseByFlag);
      result += this.#quantified(atom, modes);
    }
    return result;
  }

  #skipsLayout(): boolean {
    const layout = /^(?:\s+|#[^\n]*)/.exec(this.text.slice(this.#at));
    if (layout) this.#at += layout[0].length;
    return layout !== null;
  }

  #quantified(atom: string, modes: Modes): string {
    let result = atom;
    for (;;) {
      while (modes.extended && this.#skipsLayout());
      const quantifier = /^(?:[*+?]|\{\d*,?\d*\})/.exec(this.text.slice(this.#at))?.[0];
      if (!quantifier || quantifier === '{}' || quantifier === '{,}') return result;
      this.#at += quantifier.length;
      const after = this.text[this.#at];
      const range = quantifier.startsWith('{,') ? `{0${quantifier.slice(1)}` : quantifier;
      if (after === '+' && !quantifier.startsWith('{')) {
        this.#at += 1;
        result = this.#withoutGivingBack(result + range);
      } else if (after === '?') {
        this.#at += 1;
        result += `${range}?`;
      } else {
        result += range;
      }
    }
  }

  #withoutGivingBack(source: string): string {
    this.#atomics += 1;
    return `(?=(?<atomic${this.#atomics}>${source}))\\k<atomic${this.#atomics}>`;
  }

  #atom(modes: Modes, caseByFlag: boolean): string {
    const char = this.text.charAt(this.#at);
    if (char === '(') return this.#group(modes, caseByFlag);
    if (char === '[') return this.#charClass(modes);
    if (char === '\\') return this.#escape(modes, false);
    this.#at += 1;
    if (char === '.') return modes.dotAll ? String.raw`[\s\S]` : String.raw`[^\n]`;
    if (char === '$') return String.raw`(?![^\n])`;
    if (char === '^' || char === '|') return char;
    return modes.ignoreCase ? bothCases(char, false) : char === '/' ? String.raw`\/` : char;
  }

  #group(modes: Modes, caseByFlag: boolean): string {
    const opening = /^\((?:\?(?:<?[=!]|[:>]|<\w+>|[imx]*(?:-[imx]+)?:))?/.exec(this.text.slice(this.#at))?.[0];
    if (!opening || (opening === '(' && this.text[this.#at + 1] === '?')) throw this.#unknown('group');
    this.#at += opening.length;
    const inner = { ...modes };
    const switched = /^\(\?([imx]*)(?:-([imx]+))?:$/.exec(opening);
    if (switched) setModes(inner, switched[1] ?? '', switched[2] ?? '', caseByFlag);
    const body = this.#alternatives(inner, caseByFlag);
    if (this.text[this.#at] !== ')') throw this.#unknown('unclosed group');
    this.#at += 1;
    const name = /^\(\?<(\w+)>/.exec(opening)?.[1];
    if (name) this.#groups.set(name, body);
    if (opening === '(?>') return this.#withoutGivingBack(body);
    if (name || switched || opening === '(') return `(?:${body})`;
    return `${opening}${body})`;
  }

  #escape(modes: Modes, inClass: boolean): string {
    const call = /^\\g<(\w+)>/.exec(this.text.slice(this.#at));
    if (call) {
      this.#at += call[0].length;
      const body = this.#groups.get(call[1] ?? '');
      if (body === undefined) throw this.#unknown('group call');
      const base = this.#atomics;
      const copy = body.replaceAll(/\batomic(\d+)>/g, (_, number: string) => `atomic${base + Number(number)}>`);
      this.#atomics *= 2;
      return `(?:${copy})`;
    }
    const char = this.text.charAt(this.#at + 1);
    this.#at += 2;
    if (char === 's') return inClass ? SPACE : `[${SPACE}]`;
    if (char === 'S' && !inClass) return `[^${SPACE}]`;
    if (char === 'h') return inClass ? '0-9a-fA-F' : '[0-9a-fA-F]';
    if (char === 'A') return String.raw`(?<![\s\S])`;
    if (char === 'z') return String.raw`(?![\s\S])`;
    if (char === 'Z') return String.raw`(?!\n?[\s\S])`;
    if (char === ' ' || char === '#') return char;
    if (/[1-9GKRXkpPueC]/.test(char)) throw this.#unknown(`\\${char}`);
    if (/[a-zA-Z]/.test(char)) return `\\${char}`;
    return modes.ignoreCase ? bothCases(char, inClass) : /[\^$\\.*+?()[\]{}|/-]/.test(char) ? `\\${char}` : char;
  }

  #charClass(modes: Modes): string {
    this.#at += 1;
    const negated = this.text[this.#at] === '^';
    if (negated) this.#at += 1;
    let body = '';
    let first = true;
    for (; this.text[this.#at] !== ']' || first; first = false) {
      if (this.#at >= this.text.length) throw this.#unknown('unclosed class');
      const rest = this.text.slice(this.#at);
      const posix = /^\[:(\w+):\]/.exec(rest);
      const range = /^([^\\\]])-([^\\\]])/.exec(rest);
      if (posix) {
        body += POSIX[posix[1] ?? ''] ?? '';
        this.#at += posix[0].length;
      } else if (rest.startsWith('&&[^')) {
        this.#at += 2;
        const excluded = this.#charClass(modes).replace('[^', '[');
        if (this.text[this.#at] !== ']' || negated) throw this.#unknown('class intersection');
        this.#at += 1;
        return `(?:(?!${excluded})[${body}])`;
      } else if (range) {
        this.#at += 3;
        body += modes.ignoreCase ? caseRange(range[1] ?? '', range[2] ?? '') : range[0].replace('[', String.raw`\[`);
      } else if (rest.startsWith('\\')) {
        body += this.#escape(modes, true);
      } else {
        this.#at += 1;
        body += modes.ignoreCase ? bothCases(rest.charAt(0), true) : escapeInClass(rest.charAt(0));
      }
    }
    this.#at += 1;
    return `[${negated ? '^' : ''}${body}]`;
  }
}

function setModes(modes: Modes, on: string, off: string, caseByFlag: boolean): void {
  if (on.includes('i')) modes.ignoreCase = !caseByFlag;
  if (on.includes('m')) modes.dotAll = true;
  if (on.includes('x')) modes.extended = true;
  if (off.includes('i')) modes.ignoreCase = false;
  if (off.includes('m')) modes.dotAll = false;
  if (off.includes('x')) modes.extended = false;
}

function escapeInClass(char: string): string {
  return /[[\]\\^/-]/.test(char) ? `\\${char}` : char;
}

function bothCases(char: string, inClass: boolean): string {
  if (!/[a-zA-Z]/.test(char)) return inClass ? escapeInClass(char) : /[$.*+?()[\]{}|/\\^]/.test(char) ? `\\${char}` : char;
  const pair = char.toLowerCase() + char.toUpperCase();
  return inClass ? pair : `[${pair}]`;
}

function caseRange(from: string, to: string): string {
  const letters = /[a-z]/.test(from) && /[a-z]/.test(to) ? `${from.toUpperCase()}-${to.toUpperCase()}` : /[A-Z]/.test(from) && /[A-Z]/.test(to) ? `${from.toLowerCase()}-${to.toLowerCase()}` : '';
  return `${escapeInClass(from)}-${escapeInClass(to)}${letters}`;
}

/** True where one group that opens with `opening` spans the whole pattern. */
function wrapsWhole(pattern: string, opening: string): boolean {
  if (!pattern.startsWith(opening)) return false;
  let depth = 0;
  let inClass = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at];
    if (char === '\\') at += 1;
    else if (inClass) inClass = char !== ']';
    else if (char === '[') inClass = true;
    else if (char === '(') depth += 1;
    else if (char === ')') {
      depth -= 1;
      if (depth === 0 && at < pattern.length - 1) return false;
    }
  }
  return true;
}
