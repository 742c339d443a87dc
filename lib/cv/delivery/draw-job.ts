import type { Cv, CvView } from '../types';
import type { DrawnCharts } from './drawn-charts';
import type { EncodedBody } from './encodings';
import type { CvPart } from './target';

/** A published snapshot as it is stored: packed, so that handing it to a thread costs little. */
export interface DrawSource {
  /** The same key is the same content; a thread keeps the last ones unpacked. */
  key: string;
  columns: Uint8Array;
  /** Charts drawn when the snapshot was made, packed; null where there are none. */
  drawn: Uint8Array | null;
}

/** What a drawing thread is asked for; plain data only. */
export type DrawJob =
  | { kind: 'page'; cv: Cv; source: DrawSource; view: CvView; part: CvPart; today: string; highchartsLicence: boolean; addresses?: number; /** Day up to which nothing newer was found. */ readUpTo?: string; /** Where the page stands. */ address?: string }
  /** The charts of every preset view of a day. */
  | { kind: 'presets'; cv: Cv; source: DrawSource; today: string; highchartsLicence: boolean };

export type DrawResult = { kind: 'page'; body: EncodedBody | undefined } | { kind: 'presets'; drawn: DrawnCharts };
