import type { CvPage } from '../../cv/types';
import type { Who, Words } from '../../cv/words/types';
import type { ExportSetting } from '../export-setting';
import type { Pen } from './pen';

/** What every part of the PDF is given. */
export interface Sheet {
  page: CvPage;
  pen: Pen;
  setting: ExportSetting;
  who: Who;
  /** The fixed words, in the language of the CV. */
  words: Words;
  /** The months of the common time axis. */
  months: string[];
  /** Fill of a language on paper. */
  color: (language: string | undefined) => string;
  /** What the page rests on and found no room beside the name: it stands on a later page. */
  rest: string[];
  /** Whether all stands a little closer, because what is left over would else fill little of a last page. */
  tight: boolean;
  /** Edges of what is printed, in points. */
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** 14 mm in points. */
export const MARGIN = (14 / 25.4) * 72;
