import type Pdf from 'pdfkit';
import { fontOf } from '../text/faces';
import type { FaceName } from '../text/faces';
import { runsRightToLeft, visualRuns } from '../text/direction';
import type { Base } from '../text/direction';
import { widthOf, wrapText } from '../text/shape';

type Doc = InstanceType<typeof Pdf>;

/** Colours on paper: the light tokens, ink black. */
export const PAPER = { ink: '#000000', ink2: '#46534f', ink3: '#5e6d68', control: '#7d8a86', line: '#dce3e0', bar: '#36867f', now: '#0b5d58', scale: ['#edf1ef', '#b5d8d2', '#76b3ab', '#36867f', '#0b5d58'] } as const;

export interface Ink {
  face?: FaceName;
  size?: number;
  fill?: string;
  /** Figures of equal width, for columns. */
  tabular?: boolean;
  anchor?: 'start' | 'end';
  /** How the line runs; left out, as `visualRuns` says. */
  base?: Base;
  link?: string;
}

/** A pen over a document: all lengths are points, y is a baseline and grows downwards. */
export interface Pen {
  doc: Doc;
  /** Writes one line; gives its width. */
  text(x: number, y: number, text: string, ink?: Ink): number;
  /** Writes lines of at most `width`; gives the baseline after the last one. What the owner wrote from right to left stands at the right. */
  lines(x: number, y: number, text: string, width: number, leading: number, ink?: Ink, most?: number): number;
  /** A horizontal line. */
  rule(x: number, y: number, width: number, weight: number, color: string): void;
  /** Path data filled in one colour, moved to (x, y). */
  fill(data: string, color: string, x?: number, y?: number): void;
  /** What follows in `draw`, as an element of the document’s structure: a heading, a paragraph, a figure with its words. */
  tag(type: string, draw: () => void, alt?: string): void;
  /** What only decorates, or repeats what stands beside it as text. */
  decoration(draw: () => void): void;
}

const SIZE = 9;
/** Scripts whose signs change their places when they are set. What runs from right to left is not among them: programs that read a PDF turn it back themselves. */
const SHAPED = /[\p{Script=Devanagari}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Sinhala}]/u;
const TABULAR: PDFKit.Mixins.TextOptions['features'] = ['tnum'];

/** A pen over a document. */
export function createPen(doc: Doc): Pen {
  const known = new Set<string>();
  const use = (id: string, font: unknown): void => {
    // The parsed font is handed over: what comes in a web format needs no file of its own.
    if (!known.has(id)) doc.registerFont(id, font as PDFKit.Mixins.PDFFontSource);
    known.add(id);
  };
  const drawn = (text: string, { face = 'sans', size = SIZE, tabular = false, base }: Ink) => visualRuns(text, face, base).map(({ file, text: part }) => {
    use(file.id, file.font);
    doc.font(file.id).fontSize(size);
    const options: PDFKit.Mixins.TextOptions = tabular ? { features: TABULAR } : {};
    return { id: file.id, part, options, width: doc.widthOfString(part, options) };
  });
  const pen: Pen = {
    doc,
    text(x, y, text, ink = {}) {
      const runs = drawn(text, ink);
      const width = runs.reduce((sum, run) => sum + run.width, 0);
      let at = ink.anchor === 'end' ? x - width : x;
      for (const { id, part, options, width: own } of runs) {
        // Signs that do not stand in the order in which they are read have their text beside them, for whoever copies or listens.
        const told = SHAPED.test(part);
        if (told) doc.markContent('Span', { actual: part });
        doc.font(id).fontSize(ink.size ?? SIZE).fillColor(ink.fill ?? PAPER.ink).text(part, at, y, { ...options, lineBreak: false, baseline: 'alphabetic' });
        if (told) doc.endMarkedContent();
        at += own;
      }
      const size = ink.size ?? SIZE;
      if (ink.link !== undefined) doc.link(ink.anchor === 'end' ? x - width : x, y - size, width, size * 1.3, ink.link);
      return width;
    },
    lines(x, y, text, width, leading, ink = {}, most) {
      const wrapped = wrapText(text, ink.face ?? 'sans', ink.size ?? SIZE, width, most);
      const turned = ink.face === 'serif' && runsRightToLeft(text);
      for (const [index, line] of wrapped.entries()) pen.text(turned ? x + width : x, y + index * leading, line, turned ? { ...ink, anchor: 'end', base: 'rtl' } : ink);
      return y + wrapped.length * leading;
    },
    rule(x, y, width, weight, color) {
      doc.moveTo(x, y).lineTo(x + width, y).lineWidth(weight).strokeColor(color).stroke();
    },
    fill(data, color, x = 0, y = 0) {
      if (data === '') return;
      doc.save().translate(x, y).path(data).fill(color).restore();
    },
    tag(type, draw, alt) {
      doc.addStructure(doc.struct(type, alt === undefined ? {} : { alt }, [draw]));
    },
    decoration(draw) {
      doc.markContent('Artifact');
      draw();
      doc.endMarkedContent();
    },
  };
  // Pictures name these by family and weight; see `place`.
  for (const face of ['sans', 'sans-bold'] as const) {
    const file = fontOf(face, 65);
    if (file) use(file.id, file.font);
  }
  return pen;
}

/** Width of a line in points. */
export function penWidth(text: string, { face = 'sans', size = SIZE }: Ink): number {
  return widthOf(text, face, size);
}
