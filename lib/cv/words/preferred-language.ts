import { CV_LANGUAGES } from '../../documents/collections/cv-languages';
import type { CvLanguage } from '../../documents/collections/cv-languages';

/** Longer headers are no browser's. */
const LONGEST = 1_000;

/** Whether this names a language that pages are written in. */
export function isCvLanguage(name: string | null | undefined): name is CvLanguage {
  return name != null && Object.hasOwn(CV_LANGUAGES, name);
}

/** The language that a reader's browser asks for most among those that pages are written in (`Accept-Language`, RFC 9110 section 12.5.4); undefined where it asks for none of them. */
export function preferredLanguage(header: string | null | undefined): CvLanguage | undefined {
  let [best, most]: [CvLanguage | undefined, number] = [undefined, 0];
  for (const wish of (header ?? '').slice(0, LONGEST).split(',')) {
    const [range = '', ...parameters] = wish.trim().toLowerCase().split(/\s*;\s*/u);
    const name = range.split('-')[0];
    const given = parameters.find((one) => one.startsWith('q='))?.slice(2);
    const quality = given === undefined ? 1 : Number(given);
    if (isCvLanguage(name) && quality > most) [best, most] = [name, quality];
  }
  return best;
}
