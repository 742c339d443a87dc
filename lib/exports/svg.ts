/** Escapes text for markup and for attribute values in double quotes; characters that XML 1.0 does not have are dropped. */
export function escapeXml(text: string): string {
  return text
    .replace(/(?![\t\n\r])\p{Cc}|\p{Surrogate}|[\uFFFE\uFFFF]/gu, '')
    .replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
}

/** Faces with what stands in for them: an embedded picture may load no font. */
export const SANS = "'Public Sans',-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
export const SERIF = "'Source Serif 4','Source Serif Pro',Georgia,'Times New Roman',serif";

export interface TextLook {
  size: number;
  fill: string;
  weight?: 400 | 600;
  family?: string;
  anchor?: 'start' | 'middle' | 'end';
  /** The width in px that the text must keep whatever font is at hand. */
  length?: number;
}

/** A line of text with its baseline at (x, y). */
export function svgText(x: number, y: number, text: string, { size, fill, weight = 400, family, anchor, length }: TextLook): string {
  const more = `${family === undefined ? '' : ` font-family="${family}"`}${anchor === undefined || anchor === 'start' ? '' : ` text-anchor="${anchor}"`}${length === undefined ? '' : ` textLength="${Math.round(length * 10) / 10}" lengthAdjust="spacingAndGlyphs"`}`;
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}"${weight === 400 ? '' : ` font-weight="${weight}"`}${more}>${escapeXml(text)}</text>`;
}

/** The mark of the product, a five-bar tally, 22 × 20 at scale 1. */
export function mark(x: number, y: number, scale: number, color: string): string {
  return `<path transform="translate(${x} ${y}) scale(${scale})" d="M4 3V17M8.7 3V17M13.4 3V17M18.1 3V17M1.4 14.6L20.6 5.4" fill="none" stroke="${color}" stroke-width="2.1" stroke-linecap="round"/>`;
}

/** A picture of its own, with what it shows in words. */
export function svgDocument({ width, height, title, description }: { width: number; height: number; title: string; description?: string }, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title${description === undefined ? '' : ' desc'}" font-family="${SANS}">`
    + `<title id="title">${escapeXml(title)}</title>${description === undefined ? '' : `<desc id="desc">${escapeXml(description)}</desc>`}${content}</svg>`;
}
