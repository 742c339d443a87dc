import type { FaceName } from './faces';
import { visualRuns } from './direction';
import { widthOf } from './shape';

const TEXT = /<text([^>]*)>([^<]*)<\/text>/gu;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", apos: "'" };

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`, 'u').exec(attributes)?.[1];
}

function faceOf(family: string, weight: string): FaceName {
  if (/serif/iu.test(family) && !/sans/iu.test(family)) return 'serif';
  if (/mono/iu.test(family)) return 'mono';
  return weight === 'bold' || Number(weight) >= 500 ? 'sans-bold' : 'sans';
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** Outlines of a line of text whose baseline starts at (x, y), as path data. */
export function outline(text: string, face: FaceName, size: number, x: number, y: number): string {
  let at = x;
  let data = '';
  for (const { file: { font }, text: part } of visualRuns(text, face)) {
    const scale = size / font.unitsPerEm;
    const { glyphs, positions } = font.layout(part);
    for (const [index, glyph] of glyphs.entries()) {
      const position = positions[index];
      if (!position) continue;
      data += glyph.path.transform(scale, 0, 0, -scale, at + position.xOffset * scale, y - position.yOffset * scale).toSVG();
      at += position.xAdvance * scale;
    }
  }
  return data.replace(/-?\d+\.\d+(e-?\d+)?/gu, number => String(round(Number(number))));
}

/**
 * A picture with every text as outlines, in the faces of the page: what draws it then needs no fonts. `family` is that of texts that name none.
 * Understands one line a text, which is all that the charts and embeds here hold.
 */
export function outlined(svg: string, family = 'sans-serif'): string {
  return svg.replace(TEXT, (_, attributes: string, content: string) => {
    const text = content.replace(/&(#?\w+);/gu, (whole, name: string) => ENTITIES[name] ?? whole);
    const size = Number.parseFloat(attribute(attributes, 'font-size') ?? '12');
    const face = faceOf(attribute(attributes, 'font-family') ?? family, attribute(attributes, 'font-weight') ?? '400');
    const anchor = attribute(attributes, 'text-anchor');
    const shift = anchor === 'middle' ? 0.5 : anchor === 'end' ? 1 : 0;
    const x = Number(attribute(attributes, 'x') ?? 0) - shift * widthOf(text, face, size);
    const kept = attributes.replace(/\s(?:x|y|text-anchor|font-size|font-weight|font-family|font-variant-numeric|textLength|letter-spacing|stroke-linejoin)="[^"]*"/gu, '');
    return `<path${kept}${/stroke="/u.test(kept) ? ' stroke-linejoin="round"' : ''} d="${outline(text, face, size, x, Number(attribute(attributes, 'y') ?? 0))}"/>`;
  });
}
