import { brotliDecompressSync } from 'node:zlib';
import type { DrawnChart } from '../../charts/types';

/** Charts drawn when a snapshot is made, kept beside it. Whatever view asks for the same chart finds it. */
export interface DrawnCharts {
  format: 1;
  /** What drew them: another version draws them again. */
  maker: string;
  /** By `drawnKey` of their specs. */
  charts: Record<string, DrawnChart>;
}

/** Charts as the store packed them (JSON, brotli); undefined where another maker drew them or they are damaged: charts can always be drawn again. */
export function unpackDrawn(packed: Uint8Array | null, maker: string): DrawnCharts | undefined {
  if (!packed) return undefined;
  try {
    const drawn = JSON.parse(brotliDecompressSync(packed).toString()) as DrawnCharts;
    return drawn.format === 1 && drawn.maker === maker ? drawn : undefined;
  } catch {
    return undefined;
  }
}
