import type { Sheet } from './sheet';

/** A place that runs down the pages after the first. */
export interface Flow {
  y: number;
  /** Pages begun so far. */
  pages: number;
  /** Begins a new page where less than `height` is left on this one. */
  room(height: number): void;
}

/** Begins a page and gives the place at its top. */
export function createFlow({ pen: { doc }, top, bottom }: Sheet): Flow {
  doc.addPage();
  const flow: Flow = {
    y: top,
    pages: 1,
    room(height) {
      if (flow.y + height <= bottom) return;
      doc.addPage();
      flow.pages += 1;
      flow.y = top;
    },
  };
  return flow;
}
