import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { DrawnChart } from '../../charts/types';

/** Charts of the preset views, drawn when a snapshot is made. */
export interface DrawnViews {
  format: 1;
  /** `YYYY-MM-DD`: some charts depend on the day, so on another one they are drawn again. */
  today: string;
  highchartsLicence: boolean;
  /** By the one query string of the view. */
  views: Record<string, Record<string, DrawnChart>>;
}

/** Drawn charts as the store keeps them. */
export function packDrawn(drawn: DrawnViews): Uint8Array {
  return brotliCompressSync(JSON.stringify(drawn), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}

/** What `packDrawn` packed; undefined where it is of another format or damaged, for charts can always be drawn again. */
export function unpackDrawn(packed: Uint8Array | null): DrawnViews | undefined {
  if (!packed) return undefined;
  try {
    const drawn = JSON.parse(brotliDecompressSync(packed).toString()) as DrawnViews;
    return drawn.format === 1 ? drawn : undefined;
  } catch {
    return undefined;
  }
}
