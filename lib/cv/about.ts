import MarkdownIt from 'markdown-it';

/** Addresses that words of an owner may lead to. */
export const SAFE_LINK = /^(?:https:\/\/|mailto:)[^\s]+$/iu;

const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true }).disable(['image', 'heading', 'lheading', 'table', 'reference', 'hr']);
markdown.validateLink = (url) => SAFE_LINK.test(url);
const { renderer } = markdown;
renderer.rules['link_open'] = (tokens, index, options) => {
  tokens[index]?.attrSet('rel', 'nofollow noopener');
  return renderer.renderToken(tokens, index, options);
};

/**
 * What an owner wrote about himself, as markup: paragraphs, lists, emphasis, code and links to https and mail addresses, which lead away without vouching
 * for where. Markup in the text is shown as text; pictures and headings stay the signs they are written with.
 */
export function aboutHtml(text: string): string {
  return markdown.render(text).trim();
}

/** The same as plain text, for what holds no markup: one line, without the signs of Markdown. */
export function aboutText(text: string): string {
  const words = markdown.parse(text, {}).flatMap(({ children, content, type }) => {
    if (children) return [children.map((child) => (child.type === 'softbreak' || child.type === 'hardbreak' ? ' ' : child.content)).join('')];
    return type === 'fence' || type === 'code_block' ? [content] : [];
  });
  return words.join(' ').replaceAll(/\s+/gu, ' ').trim();
}
