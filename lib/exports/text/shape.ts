import { fontOf } from './faces';
import type { FaceName, FontFile } from './faces';

/** Neighbouring letters of one font file. */
export interface Run {
  file: FontFile;
  text: string;
}

/** Letters that take no room and need no glyph: marks of direction, variation selectors; and the colours of skin, which follow what they colour. */
const INVISIBLE = /(?![\u200C\u200D])\p{Default_Ignorable_Code_Point}|\p{Emoji_Modifier}/gu;
/** They part or join letters where a script joins them, and say nothing elsewhere. */
const JOINERS = /[\u200C\u200D]/u;
const MARK = /\p{Mark}/u;
const SPACE = /\s/u;

/** A text in pieces that one font file each can show, in the order in which it is read. Letters that are in none are left out: `missingLetters` tells of them. */
export function runsOf(text: string, face: FaceName): Run[] {
  const runs: Run[] = [];
  for (const letter of text.normalize('NFC').replace(INVISIBLE, '')) {
    const plain = SPACE.test(letter) ? ' ' : letter;
    const last = runs.at(-1);
    const codePoint = plain.codePointAt(0) ?? 32;
    const joins = JOINERS.test(plain);
    // What changes the letter before it is shaped together with it.
    const follows = (joins || MARK.test(plain)) && last?.file.font.hasGlyphForCodePoint(codePoint);
    if (joins && !follows) continue;
    const file = follows ? last?.file : fontOf(face, codePoint);
    if (!file) continue;
    if (last?.file === file) last.text += plain;
    else runs.push({ file, text: plain });
  }
  return runs;
}

/** The letters of a text that no font of the exports holds, each once. */
export function missingLetters(text: string, face: FaceName): string[] {
  return [...new Set(text.normalize('NFC').replace(INVISIBLE, ''))].filter(letter => !SPACE.test(letter) && !JOINERS.test(letter) && !fontOf(face, letter.codePointAt(0) ?? 32));
}

/** What can be shown of a text; `instead` where that is nothing. */
export function showable(text: string, face: FaceName, instead: string): string {
  const shown = runsOf(text, face).map(run => run.text).join('').replace(/ +/gu, ' ').trim();
  return shown === '' ? instead : shown;
}

/** Width of one line in the unit of `size`, kerning included. */
export function widthOf(text: string, face: FaceName, size: number): number {
  return runsOf(text, face).reduce((sum, { file: { font }, text: part }) => sum + (font.layout(part).advanceWidth / font.unitsPerEm) * size, 0);
}

/** Lines of at most `width`; a longer word is broken. With `most`, the last line ends with … where more would follow. */
export function wrapText(text: string, face: FaceName, size: number, width: number, most = Infinity): string[] {
  const lines: string[] = [];
  let line = '';
  const take = (word: string): void => {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer, face, size) <= width) { line = longer; return; }
    if (line !== '') { lines.push(line); line = ''; take(word); return; }
    let part = '';
    for (const letter of word) {
      if (part !== '' && widthOf(part + letter, face, size) > width) {
        // A hyphen is the better place.
        const end = part.lastIndexOf('-') + 1 || part.length;
        lines.push(part.slice(0, end));
        part = part.slice(end);
      }
      part += letter;
    }
    line = part;
  };
  for (const word of text.split(/\s+/u).filter(one => one !== '')) {
    // Beyond this nothing is shown any more, however long the text is.
    if (lines.length > most) break;
    take(word);
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shorten(`${lines[most - 1] ?? ''}…`, face, size, width)];
}

/** A text cut to a width, with … where something is missing. */
export function shorten(text: string, face: FaceName, size: number, width: number): string {
  if (widthOf(text, face, size) <= width) return text;
  const letters = Array.from(text.replace(/…$/u, ''));
  while (letters.length > 0 && widthOf(`${letters.join('').trimEnd()}…`, face, size) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
