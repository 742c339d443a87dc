import MarkdownIt from 'markdown-it';
import { text } from '../languages/compiled/counting-rules';

const markdown = new MarkdownIt({ html: false, linkify: false });
const { renderer } = markdown;

/** `What is read` as `what-is-read`. */
function idOf(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-').replaceAll(/^-|-$/gu, '');
}

renderer.rules['heading_open'] = (tokens, index, options) => {
  tokens[index]?.attrSet('id', idOf(tokens[index + 1]?.content ?? ''));
  return renderer.renderToken(tokens, index, options);
};
// On a phone the cells of a row stand below each other.
renderer.rules['table_open'] = () => '<table class="rows stack">\n';

let made: string | undefined;

/** The counting rules and what each version of them changed, as markup: the text of `docs/counting-rules.md`, its headings with ids made of their words. */
export function countingRulesHtml(): string {
  made ??= markdown.render(text).trim();
  return made;
}
