import { createRequire } from 'node:module';
import { fontOf } from '../text/faces';
import { inTheme } from '../theme';
import type { Pen } from './pen';

type SvgToPdf = (doc: PDFKit.PDFDocument, svg: string, x: number, y: number, options: {
  width: number; height: number; assumePt: boolean; fontCallback: (family: string, bold: boolean, italic: boolean, options: { fauxBold: boolean; fauxItalic: boolean }) => string; warningCallback: (warning: string) => void;
}) => void;

const modules = createRequire(import.meta.url);
let draw: SvgToPdf | undefined;

/** A drawn chart as lines and text of the document; its pixels are scaled to `width` points. */
export function placeSvg({ doc }: Pen, svg: string, box: { x: number; y: number; width: number; height: number }): void {
  draw ??= modules('svg-to-pdfkit') as SvgToPdf;
  // Without a size of its own it fills the box. The halo of a text would be drawn over its letters: what reads this knows no order of painting.
  const plain = inTheme(svg, 'light').replace(/(<svg[^>]*?) width="[^"]*" height="[^"]*"/u, '$1').replace(/<[^>]* paint-order="stroke"[^>]*>/gu, start => start.replace(/ (?:stroke|stroke-width|stroke-linejoin|paint-order)="[^"]*"/gu, ''));
  doc.save();
  draw(doc, plain, box.x, box.y, {
    width: box.width, height: box.height, assumePt: true,
    fontCallback: (_family, bold, _italic, options) => {
      options.fauxBold = false;
      options.fauxItalic = false;
      return fontOf(bold ? 'sans-bold' : 'sans', 65)?.id ?? 'Helvetica';
    },
    warningCallback: () => {},
  });
  doc.restore();
}
