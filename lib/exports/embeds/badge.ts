import { mark, svgDocument, svgText } from '../svg';
import { shorten, widthOf } from '../text/shape';
import { token } from '../theme';
import type { Theme } from '../theme';
import type { BadgeFact } from './badge-facts';

const HEIGHT = 22;
const SIZE = 12;
const PAD = 8;
const MARK = 22;
/** Nothing on a badge needs more; a name that does is cut. */
const LONGEST = 200;

const up = (value: number): number => Math.ceil(value);

/**
 * A badge as SVG, 22 px high: the mark, what is counted and how much. Texts keep the width they were measured with, so that a
 * reader without the face sees nothing overlap.
 */
export function badgeSvg({ label, message }: BadgeFact, theme: Theme): string {
  const [name, value] = [shorten(label, 'sans', SIZE, LONGEST), shorten(message, 'sans-bold', SIZE, LONGEST)];
  const [nameWidth, valueWidth] = [widthOf(name, 'sans', SIZE), widthOf(value, 'sans-bold', SIZE)];
  const divide = up(MARK + nameWidth + PAD) + 0.5;
  const width = up(divide + PAD + valueWidth + PAD);
  return svgDocument({ width, height: HEIGHT, title: `${label}: ${message}` }, [
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${HEIGHT - 1}" rx="3.5" fill="${token('paper', theme)}" stroke="${token('ctl', theme)}"/>`,
    `<path d="M${divide} 1V${HEIGHT - 1}" stroke="${token('line', theme)}"/>`,
    mark(6, 5, 0.6, token('accent', theme)),
    svgText(MARK, 15, name, { size: SIZE, fill: token('ink2', theme), length: nameWidth }),
    svgText(divide + PAD, 15, value, { size: SIZE, weight: 600, fill: token('ink', theme), length: valueWidth }),
  ].join(''));
}

/** A badge as shields.io reads it from an address (its endpoint schema, version 1). */
export function badgeData({ label, message }: BadgeFact): { schemaVersion: 1; label: string; message: string; color: string; cacheSeconds: number } {
  return { schemaVersion: 1, label, message, color: token('accent', 'light').slice(1), cacheSeconds: 300 };
}
