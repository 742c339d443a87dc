import type { FileText } from '../file-text';

const SEARCHED_LINES = 5;

/** Emacs' `-*- mode: ruby -*-` or `-*- ruby -*-`; the expression follows Linguist's `modeline.rb` (MIT licence). */
const EMACS =
  /-\*-(?:[ \t]*(?=[^:;\s]+[ \t]*-\*-)|(?:.*?[ \t;]|(?<=-\*-))[ \t]*mode[ \t]*:[ \t]*)([^:;\s]+)(?=[ \t;]|(?<![-*])-\*-).*?-\*-/i;

/** Vim's `vim: set ft=ruby:` and its kin; same source. */
const VIM =
  /(?:(?:^|[ \t])(?:vi|Vi(?=m))(?:m[<=>]?[0-9]+|m)?|[ \t]ex)(?=:(?=[ \t]*set?[ \t][^\r\n:]+:)|:(?![ \t]*set?[ \t]))(?:(?:[ \t]*:[ \t]*|[ \t])\w*(?:[ \t]*=(?:[^\\\s]|\\.)*)?)*[ \t:](?:filetype|ft|syntax)[ \t]*=(\w+)(?=$|\s|:)/m;

const MAYBE_VIM = /(?:filetype|ft|syntax)[ \t]*=/;

/** The alias of a language that an editor's modeline in the first or last five lines names, or null. */
export function modelineAlias(text: FileText): string | null {
  if (!text.viewable) return null;
  const header = text.firstLines(SEARCHED_LINES);
  if (header.includes('UseVimball')) return null;
  return aliasIn(header) ?? aliasIn(footer(text));
}

function aliasIn(lines: string): string | null {
  if (lines.includes('-*-')) {
    const mode = EMACS.exec(lines)?.[1];
    if (mode) return mode.toLowerCase();
  }
  return (MAYBE_VIM.test(lines) && VIM.exec(lines)?.[1]?.toLowerCase()) || null;
}

/** A trailing line feed ends the last line and begins none. */
function footer(text: FileText): string {
  const lines = text.lastLines(SEARCHED_LINES + 1);
  if (!lines) return '';
  return (lines.at(-1) === '' ? lines.slice(0, -1) : lines.slice(-SEARCHED_LINES)).join('\n');
}
