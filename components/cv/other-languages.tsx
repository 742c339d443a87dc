import { CV_LANGUAGES } from '../../lib/documents/collections/cv-languages';
import type { CvLanguage } from '../../lib/documents/collections/cv-languages';

/** Leads to the same page in its other languages, each by its own name. */
export function OtherLanguages({ but, addressOf }: { but: CvLanguage; addressOf: (language: CvLanguage) => string }) {
  const others = (Object.keys(CV_LANGUAGES) as CvLanguage[]).filter((name) => name !== but);
  return <p>{others.map((name) => <a key={name} className="tool" href={addressOf(name)} lang={name} hrefLang={name}>{CV_LANGUAGES[name]}</a>)}</p>;
}
