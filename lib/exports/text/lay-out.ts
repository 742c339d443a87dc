import type { Font } from 'fontkit';

/** Features of a font that are given up, in this order, where fontkit cannot follow the font's tables: composed letters taken apart, marks set at anchors. */
const GIVEN_UP: readonly Record<string, boolean>[] = [{}, { ccmp: false }, { mark: false, mkmk: false }, { ccmp: false, mark: false, mkmk: false, kern: false, liga: false, calt: false }];

/**
 * A way to set a text in a font that answers for every text, for the font's own, which fails for some. A letter whose tables fontkit cannot follow (some Arabic ones of the Maghreb
 * have marks without an anchor) is set without the features that need them; one that cannot be set at all is left out.
 */
export function layOutAnything(font: Font): Font['layout'] {
  const layout = font.layout.bind(font);
  const anything: Font['layout'] = (text, features = {}) => {
    const asked: Record<string, boolean> = Object.fromEntries(Array.isArray(features) ? features.map(name => [name, true]) : Object.entries(features));
    for (const without of GIVEN_UP) {
      try {
        return layout(text, { ...asked, ...without });
      } catch {
        // The next ones ask for less.
      }
    }
    const letters = Array.from(text);
    const parts = letters.length > 1 ? letters.map(letter => anything(letter, features)) : [];
    return {
      glyphs: parts.flatMap(part => part.glyphs),
      positions: parts.flatMap(part => part.positions),
      advanceWidth: parts.reduce((sum, part) => sum + part.advanceWidth, 0),
    };
  };
  return anything;
}
