import type { CvLanguage } from '../documents/collections/cv-languages';

/** Where the counting rules stand in a language. */
export function rulesAddress(language: CvLanguage): string {
  return language === 'en' ? '/rules' : `/rules/${language}`;
}
