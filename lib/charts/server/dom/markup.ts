import type { AttributedElement } from './attributed-element';
import { TextNode, type ParentNode, type TreeNode } from './nodes';

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: '\u00a0' };
const VOID = new Set(['br', 'hr', 'img']);

/** Escapes text for markup and for attribute values in double quotes. */
export function escapeMarkup(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function decode(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => {
    if (ENTITIES[name] !== undefined) return ENTITIES[name];
    if (!name.startsWith('#')) return whole;
    return String.fromCodePoint(name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)));
  });
}

/** Reads the small markup Highcharts makes for labels (`<b>`, `<br>`, `<span class>`), and appends it to `root`. */
export function parseMarkup(markup: string, root: ParentNode, create: (name: string) => AttributedElement): void {
  let current: ParentNode = root;
  for (const [, closing, name, attributes = '', selfClosing, text] of markup.matchAll(/<(\/?)([a-zA-Z][\w-]*)([^>]*?)(\/?)>|([^<]+)/g)) {
    if (text !== undefined) {
      current.appendChild(new TextNode(root.ownerDocument, decode(text)));
    } else if (closing) {
      if (current !== root) current = current.parentNode ?? root;
    } else if (name) {
      const element = create(name.toLowerCase());
      for (const [, key = '', double, single] of attributes.matchAll(/([\w:-]+)=(?:"([^"]*)"|'([^']*)')/g)) {
        element.setAttribute(key, decode(double ?? single ?? ''));
      }
      current.appendChild(element);
      if (!selfClosing && !VOID.has(element.localName)) current = element;
    }
  }
}

/** Nodes as markup, nothing left out. */
export function writeMarkup(nodes: readonly TreeNode[]): string {
  return nodes.map((node) => (node instanceof TextNode ? escapeMarkup(node.data) : writeElement(node as AttributedElement))).join('');
}

function writeElement(element: AttributedElement): string {
  const style = element.getAttribute('style');
  const attributes = [...element.attributes, ...(style === null ? [] : [{ name: 'style', value: style }])];
  const start = `${element.localName}${attributes.map(({ name, value }) => ` ${name}="${escapeMarkup(value)}"`).join('')}`;
  return `<${start}>${writeMarkup(element.childNodes)}</${element.localName}>`;
}
