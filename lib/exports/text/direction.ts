import createBidi from 'bidi-js';
import type { FaceName } from './faces';
import { runsOf } from './shape';
import type { Run } from './shape';

const bidi = createBidi();
/** Scripts written from right to left, and signs that turn what follows. */
const TURNS = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\u200F\u202B\u202E\u2067]/u;

/** How a line runs as a whole; `auto`: as its first letter does. */
export type Base = 'ltr' | 'rtl' | 'auto';

interface Piece { text: string; rightToLeft: boolean }

/** Pieces of one direction each, as they stand from left to right on a line (Unicode Standard Annex 9, rules L1 to L4). */
function piecesOf(text: string, base: Base): Piece[] {
  const embedding = bidi.getEmbeddingLevels(text, base);
  const pieces: (Piece & { level: number; next: number })[] = [];
  for (const index of bidi.getReorderedIndices(text, embedding)) {
    const level = embedding.levels[index] ?? 0;
    const rightToLeft = level % 2 === 1;
    const sign = text.charAt(index);
    const shown = rightToLeft ? (bidi.getMirroredCharacter(sign) ?? sign) : sign;
    const last = pieces.at(-1);
    // Fonts are given each piece as it is read; they turn it themselves.
    if (last?.level === level && last.next === index) {
      last.text = rightToLeft ? shown + last.text : last.text + shown;
      last.next = index + (rightToLeft ? -1 : 1);
    } else pieces.push({ text: shown, rightToLeft, level, next: index + (rightToLeft ? -1 : 1) });
  }
  return pieces;
}

/** Whether a text runs from right to left: as its first letter that has a direction does (Unicode Standard Annex 9, rules P2 and P3). */
export function runsRightToLeft(text: string): boolean {
  return TURNS.test(text) && bidi.getEmbeddingLevels(text, 'auto').paragraphs[0]?.level === 1;
}

/**
 * The pieces of a line of text that one font file each can show, in the order in which they stand from left to right. What the owner wrote, which is what stands in
 * the serif face, runs as its first letter does, or as the paragraph that the line is of; our own words run from left to right, whatever name is among them.
 */
export function visualRuns(text: string, face: FaceName, base: Base = face === 'serif' ? 'auto' : 'ltr'): Run[] {
  if (!TURNS.test(text)) return runsOf(text, face);
  return piecesOf(text.normalize('NFC'), base).flatMap(({ text: part, rightToLeft }) => {
    if (!rightToLeft) return runsOf(part, face);
    // Word by word: what sets the type puts words one after another from the left.
    return part.split(/(?<=\s)|(?=\s)/u).toReversed().flatMap(word => runsOf(word, face).toReversed());
  });
}
