import { createRequire } from 'node:module';
import { openSync, type Font } from 'fontkit';
import { LRUCache } from 'lru-cache';

const modules = createRequire(import.meta.url);
const WEIGHTS = [400, 600] as const;
type Weight = (typeof WEIGHTS)[number];

const fonts = new Map<Weight, Font>();
/** Widths in em by weight and text. */
const widths = new LRUCache<string, number>({ max: 20_000 });

function font(weight: Weight): Font {
  let found = fonts.get(weight);
  if (!found) {
    found = openSync(modules.resolve(`@fontsource/public-sans/files/public-sans-latin-${weight}-normal.woff`));
    fonts.set(weight, found);
  }
  return found;
}

function weightOf(css: string | undefined): Weight {
  if (css === 'bold') return 600;
  return Number(css) >= 500 ? 600 : 400;
}

/**
 * Width in px of one line of text in Public Sans, kerning included, equal to what a browser gives with the same face.
 * Charts use the weights 400 and 600 only; others are measured as the nearer of them.
 */
export function textWidth(text: string, size: number, cssWeight?: string): number {
  const weight = weightOf(cssWeight);
  const key = `${weight}|${text}`;
  let em = widths.get(key);
  if (em === undefined) {
    const face = font(weight);
    // Highcharts uses the zero-width space as a placeholder; the face has no glyph for it.
    em = face.layout(text.replaceAll('\u200B', '')).advanceWidth / face.unitsPerEm;
    widths.set(key, em);
  }
  return em * size;
}

/** Height above the baseline in whole px, as browsers round it. */
export function ascent(size: number): number {
  return Math.round((font(400).ascent / font(400).unitsPerEm) * size);
}

/** Depth below the baseline in whole px, as browsers round it. */
export function descent(size: number): number {
  return Math.round((-font(400).descent / font(400).unitsPerEm) * size);
}
