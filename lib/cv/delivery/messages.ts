import type { CvLanguage } from '../../documents/collections/cv-languages';
import { wordsOf } from '../words/words';

/** What a page that holds one message says. */
export interface Message {
  title: string;
  sentence: string;
  /** `quiet`: leads elsewhere, and is not what to do. */
  action?: { label: string; href: string; quiet?: true };
}

/** The message of a refusal; with a way back to the whole page, at the given address, where there is one; where there is none, to what this site is. */
export function messageOf(status: number, sentence: string, whole?: string, language?: CvLanguage): Message {
  const { pages } = wordsOf(language);
  const title = pages.titles[status] ?? pages.failed;
  return {
    title,
    // The heading is not said twice.
    sentence: sentence.startsWith(`${title}. `) ? sentence.slice(title.length + 2) : sentence,
    ...(status === 404 ? { action: { label: pages.about, href: '/', quiet: true as const } } : whole !== undefined && { action: { label: pages.whole, href: whole } }),
  };
}
