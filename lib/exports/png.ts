import { outlined } from './text/outline';

/** Widest picture that is drawn, in px. */
const WIDEST = 2_400;

/** A picture as PNG of the given width in px, its texts in the faces of the page. Takes 20–150 ms, so it belongs into a drawing thread. */
export async function pngOf(svg: string, width: number): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js');
  return new Resvg(outlined(svg), { fitTo: { mode: 'width', value: Math.min(WIDEST, width) }, font: { loadSystemFonts: false }, logLevel: 'off' }).render().asPng();
}
