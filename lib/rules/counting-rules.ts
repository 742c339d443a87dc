import MarkdownIt from 'markdown-it';
import type { CvLanguage } from '../documents/collections/cv-languages';
import { text } from '../languages/compiled/counting-rules';
import { text as german } from '../languages/compiled/counting-rules-de';

const TEXTS: Readonly<Record<CvLanguage, string>> = { en: text, de: german };
const markdown = new MarkdownIt({ html: false, linkify: false });
const { renderer } = markdown;

/** `What is read` as `what-is-read`. */
function idOf(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-').replaceAll(/^-|-$/gu, '');
}

/** Ids of the headings in order: those of the English text, in whichever language it is read, so that one address leads to the same place in all. */
const IDS = markdown.parse(text, {}).flatMap(({ type }, index, all) => (type === 'heading_open' ? [idOf(all[index + 1]?.content ?? '')] : []));

renderer.rules['heading_open'] = (tokens, index, options) => {
  const place = tokens.slice(0, index).filter(({ type }) => type === 'heading_open').length;
  tokens[index]?.attrSet('id', IDS[place] ?? '');
  return renderer.renderToken(tokens, index, options);
};
// On a phone the cells of a row stand below each other.
renderer.rules['table_open'] = () => '<table class="rows stack">\n';

const made = new Map<CvLanguage, string>();

/** The counting rules and what each version of them changed, as markup: the text of `docs/counting-rules.md` or its translation, its headings with ids. */
export function countingRulesHtml(language: CvLanguage = 'en'): string {
  const html = made.get(language) ?? markdown.render(TEXTS[language]).trim();
  made.set(language, html);
  return html;
}
