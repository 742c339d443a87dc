import { PAPER } from './pen';
import type { Sheet } from './sheet';

/** A heading and the sentence under it. Gives the y beneath. */
export function section({ pen }: Sheet, x: number, y: number, width: number, title: string, sentence?: string): number {
  pen.tag('H2', () => pen.text(x, y + 11, title, { face: 'sans-bold', size: 12 }));
  let below = y + 16;
  if (sentence !== undefined && sentence !== '') pen.tag('P', () => { below = pen.lines(x, y + 23, sentence, width, 11.5, { size: 8.5, fill: PAPER.ink2 }, 3) - 6; });
  return below;
}
