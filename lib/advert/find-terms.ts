/** Where a word ends: letters, digits and signs that are a part of names (`C++`, `C#`, `Node.js`) must not go on. A full stop or comma may follow. */
const BEFORE = String.raw`(?<![\p{L}\p{N}_+#@.&-])`;
const AFTER = String.raw`(?![\p{L}\p{N}_+#@&-]|\.[\p{L}\p{N}])`;
/** A single letter is a name only where no slash makes it a part of something: `I/O`, `R/W`. */
const NO_SLASH = [String.raw`(?<!/)`, String.raw`(?!/)`] as const;

/** "Go to", "go beyond": a verb. */
const VERB_AFTER_GO = /^\s+(?:to|beyond|live|ahead|above|further|the|for|through|on|out|with|by|from|in|up|over|into|all|back|home|remote|public)\b/iu;

const escaped = (word: string): string => word.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`).replaceAll(' ', String.raw`\s+`);

/**
 * Whether a text names something by this word, as a word of its own. A word with an upper-case letter must be written so, since many names are also ordinary words ("react", "swift", "go");
 * any other may be written in any case.
 */
export function names(text: string, word: string): boolean {
  const exact = word !== word.toLowerCase();
  const [before, after] = word.length === 1 ? NO_SLASH : ['', ''];
  const pattern = new RegExp(`${BEFORE}${before}${escaped(word)}${after}${AFTER}`, exact ? 'gu' : 'giu');
  for (const match of text.matchAll(pattern)) {
    if (word !== 'Go' || !VERB_AFTER_GO.test(text.slice(match.index + 2, match.index + 20))) return true;
  }
  return false;
}
