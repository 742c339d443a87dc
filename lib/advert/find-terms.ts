/** Where a word ends: letters, digits and signs that are a part of names (`C++`, `C#`, `Node.js`) must not go on. A full stop or comma may follow. */
const BEFORE = String.raw`(?<![\p{L}\p{N}_+#@.&-])`;
const AFTER = String.raw`(?![\p{L}\p{N}_+#@&]|\.[\p{L}\p{N}])`;
/** What a hyphen may join to a name: a noun, as in German (“C#- und Python-Kenntnisse”). Else it makes another name (“react-native”) or word (“go-to”). */
const COMPOUND = /^-(?:\p{Lu}\p{Ll}|[\s,])/u;
/** A single letter is a name only where no slash makes it a part of something: `I/O`, `R/W`. */
const NO_SLASH = [String.raw`(?<!/)`, String.raw`(?!/)`] as const;

/** What makes an ordinary word of a name: "Go to", "Express yourself". */
const NOT_THE_NAME: Readonly<Record<string, RegExp>> = {
  Go: /^[\s-]+(?:to|beyond|live|ahead|above|further|the|for|through|on|out|with|by|from|in|up|over|into|all|back|home|remote|public)\b/iu,
  Express: /^[\s-]+(?:your|yourself|our|their|an?|the|interest|ideas?|delivery|shipping|checkout|lane|trains?)\b/iu,
};

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
    const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 20);
    if (rest.startsWith('-') && (word.length === 1 || !COMPOUND.test(rest))) continue;
    if (NOT_THE_NAME[word]?.test(rest) !== true) return true;
  }
  return false;
}
