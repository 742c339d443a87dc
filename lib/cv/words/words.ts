import type { CvLanguage } from '../../documents/collections/cv-languages';
import { german } from './de';
import { english } from './en';
import { formatsOf } from './formats';
import type { Formats } from './formats';
import type { Messages, Words } from './types';

const CATALOGUES: Record<CvLanguage, (formats: Formats) => Messages> = { en: english, de: german };
const made = new Map<CvLanguage, Words>();

/** The fixed words of a CV in its language, English where it has none, with the numbers and dates of that language. */
export function wordsOf(language: CvLanguage = 'en'): Words {
  const formats = formatsOf(language);
  const words = made.get(language) ?? { ...formats, ...CATALOGUES[language](formats) };
  made.set(language, words);
  return words;
}
