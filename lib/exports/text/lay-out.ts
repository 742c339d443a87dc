import type { Font, GlyphRun } from 'fontkit';

/** Features of a font that are given up, in this order, where fontkit cannot follow the font's tables: composed letters taken apart, marks set at anchors. */
const GIVEN_UP: readonly Record<string, boolean>[] = [{}, { ccmp: false }, { mark: false, mkmk: false }, { ccmp: false, mark: false, mkmk: false, kern: false, liga: false, calt: false }];

/**
 * The signs of a text of one font and their places, in units of the font. A letter whose tables fontkit cannot follow (some Arabic ones of the Maghreb have marks without an anchor)
 * is set without the features that need them; one that cannot be set at all is left out.
 */
export function layOut(font: Font, text: string): Pick<GlyphRun, 'glyphs' | 'positions' | 'advanceWidth'> {
  for (const features of GIVEN_UP) {
    try {
      return font.layout(text, features);
    } catch {
      // The next ones ask for less.
    }
  }
  const letters = Array.from(text);
  const parts = letters.length > 1 ? letters.map(letter => layOut(font, letter)) : [];
  return {
    glyphs: parts.flatMap(part => part.glyphs),
    positions: parts.flatMap(part => part.positions),
    advanceWidth: parts.reduce((sum, part) => sum + part.advanceWidth, 0),
  };
}
