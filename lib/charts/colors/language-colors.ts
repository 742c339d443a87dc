import { converter, differenceEuclidean, displayable, formatHex, wcagContrast, type Oklch } from 'culori';
import { linguistColor } from './linguist';

/** One colour for each theme, `#rrggbb`. */
export interface ThemedColor {
  light: string;
  dark: string;
}

const PAPER = { light: '#ffffff', dark: '#0f1514' } as const;
type Theme = keyof typeof PAPER;
/** What languages start from that Linguist gives no colour. */
const UNNAMED = '#8a7a4f';
/** Least contrast of a graphic against its ground (WCAG 1.4.11). */
const CONTRAST = 3;
/** Least distance in OKLab between two languages of one chart. */
const APART = 0.13;
/** Step of lightness. */
const STEP = 0.01;
/** What remains of the chroma each time a colour lies outside sRGB. */
const FADE = 0.96;

/** All languages that have no colour of their own in a chart. */
export const OTHER_COLOR: ThemedColor = { light: '#8a9591', dark: '#5a6a65' };

const oklch = converter('oklch');
const distance = differenceEuclidean('oklab');

function hex(color: Oklch): string {
  let inside = color;
  while (!displayable(inside) && inside.c > 0.001) inside = { ...inside, c: inside.c * FADE };
  return formatHex(inside);
}
const readable = (color: string, theme: Theme): boolean => wcagContrast(color, PAPER[theme]) >= CONTRAST;

/** Moves only the lightness, away from the paper, until the contrast is reached. */
function legible(color: string, theme: Theme): string {
  if (readable(color, theme)) return color;
  const start = oklch(color) ?? { mode: 'oklch', l: 0.5, c: 0 };
  const direction = theme === 'light' ? -1 : 1;
  for (let l = start.l; l >= 0 && l <= 1; l += direction * STEP) {
    const moved = hex({ ...start, l });
    if (readable(moved, theme)) return moved;
  }
  return theme === 'light' ? '#000000' : '#ffffff';
}

/** Moves the lightness, first the shorter way, until the colour is apart from those before it; where nothing is, the farthest. */
function separate(color: string, before: readonly string[], theme: Theme): string {
  const nearest = (candidate: string): number => before.reduce((least, other) => Math.min(least, distance(candidate, other)), Infinity);
  const start = oklch(color) ?? { mode: 'oklch', l: 0.5, c: 0 };
  let [best, bestDistance] = [color, nearest(color)];
  for (let shift = 0; shift <= 1 && bestDistance < APART; shift += STEP) {
    for (const l of [start.l - shift, start.l + shift]) {
      if (l < 0.05 || l > 0.97) continue;
      const candidate = hex({ ...start, l });
      if (readable(candidate, theme) && nearest(candidate) > bestDistance) [best, bestDistance] = [candidate, nearest(candidate)];
    }
  }
  return best;
}

/**
 * Colours of a chart's languages, in rank order: Linguist's hue, lightness moved to 3:1 on paper and then away from
 * the languages before it (ΔE in OKLab of at least 0.13 wherever a lightness allows it), in both themes.
 */
export function languageColors(ranked: readonly string[]): Map<string, ThemedColor> {
  const taken: Record<Theme, string[]> = { light: [], dark: [] };
  const pick = (language: string, theme: Theme): string => {
    const color = separate(legible(linguistColor(language) ?? UNNAMED, theme), taken[theme], theme);
    taken[theme].push(color);
    return color;
  };
  return new Map(ranked.map((language) => [language, { light: pick(language, 'light'), dark: pick(language, 'dark') }]));
}

/** The value of a `fill` attribute that follows the theme. */
export function fillOf(color: ThemedColor): string {
  return color.light === color.dark ? color.light : `light-dark(${color.light},${color.dark})`;
}
