import type { ThemedColor } from '../../lib/charts/colors/language-colors';
import { OTHER_COLOR, languageColors } from '../../lib/charts/colors/language-colors';
import { monthRange } from '../../lib/cv/months';
import { axisMonths, shownLanguages } from '../../lib/cv/ranking';
import type { CvAssets, CvPage } from '../../lib/cv/types';
import { firstName } from '../../lib/cv/words/first-name';
import type { Who, Words } from '../../lib/cv/words/types';
import { wordsOf } from '../../lib/cv/words/words';

/** What every part of the page needs beside the page itself, worked out once. */
export interface Shown {
  page: CvPage;
  assets: CvAssets;
  /** Address of the whole view, e.g. `/cv/ada`. */
  path: string;
  /** Where its owner edits the page; absent on everybody else's. */
  edit?: string;
  /** Nothing leads away from a page that is one file. */
  file: boolean;
  who: Who;
  /** The fixed words, in the language of the CV. */
  words: Words;
  /** The months of the common time axis. */
  months: string[];
  color: (language: string | undefined) => ThemedColor;
}

/** Works out what the parts share. Languages keep their colours whatever is chosen: they are ranked over the whole history. */
export function shownOf(page: CvPage, assets: CvAssets): Shown {
  const top = shownLanguages(page.all, page.view.measure);
  const chosen = page.view.language;
  const shown = languageColors(chosen === undefined || top.includes(chosen) ? top : [...top, chosen]);
  const axis = axisMonths(page.period, page.today);
  return {
    page, assets, path: `/cv/${page.cv.slug}`, file: assets.mode === 'file', who: firstName(page.cv.name), words: wordsOf(page.cv.language),
    months: monthRange(axis.from, axis.to),
    color: (language) => {
      if (language === undefined) return OTHER_COLOR;
      const own = shown.get(language) ?? languageColors([language]).get(language) ?? OTHER_COLOR;
      shown.set(language, own);
      return own;
    },
  };
}
