declare module 'fontkit' {
  export interface Glyph {
    readonly id: number;
    readonly path: { toSVG(): string; transform(a: number, b: number, c: number, d: number, e: number, f: number): { toSVG(): string } };
  }
  export interface GlyphRun {
    readonly advanceWidth: number;
    readonly glyphs: readonly Glyph[];
    readonly positions: readonly { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }[];
  }
  export interface Font {
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    /** `features`: those of the font's OpenType features that are on beside the usual ones, or which are on and which off, by their tags. */
    layout(text: string, features?: readonly string[] | Record<string, boolean>): GlyphRun;
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  export function openSync(path: string): Font;
}
