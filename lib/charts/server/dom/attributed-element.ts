import { ParentNode, TreeNode } from './nodes';
import { StyleDeclarations, styleOf, type Style } from './style';

export const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';
export const HTML_NAMESPACE = 'http://www.w3.org/1999/xhtml';

/** An element as data: name, attributes, style and children. */
export abstract class AttributedElement extends ParentNode {
  readonly nodeType = TreeNode.ELEMENT_NODE;
  readonly declarations = new StyleDeclarations();
  readonly style: Style = styleOf(this.declarations);
  readonly attributeValues = new Map<string, string>();

  constructor(document: unknown, readonly namespaceURI: string, readonly localName: string) {
    super(document);
  }
  get tagName(): string {
    return this.namespaceURI === HTML_NAMESPACE ? this.localName.toUpperCase() : this.localName;
  }
  get nodeName(): string {
    return this.tagName;
  }
  get children(): this[] {
    return this.childNodes.filter((node): node is this => node instanceof AttributedElement);
  }
  /** The parent where it is an element. */
  get parentBox(): AttributedElement | null {
    return this.parentNode instanceof AttributedElement ? this.parentNode : null;
  }

  get attributes(): { name: string; value: string }[] {
    return [...this.attributeValues].map(([name, value]) => ({ name, value }));
  }
  setAttribute(name: string, value: unknown): void {
    if (name === 'style') this.declarations.cssText = String(value);
    else this.attributeValues.set(name, String(value));
  }
  setAttributeNS(_namespace: string, name: string, value: unknown): void {
    this.setAttribute(name, value);
  }
  getAttribute(name: string): string | null {
    if (name === 'style') return this.declarations.values.size > 0 ? this.declarations.cssText : null;
    return this.attributeValues.get(name) ?? null;
  }
  hasAttribute(name: string): boolean {
    return this.attributeValues.has(name);
  }
  removeAttribute(name: string): void {
    if (name === 'style') this.declarations.values.clear();
    else this.attributeValues.delete(name);
  }
  get id(): string {
    return this.getAttribute('id') ?? '';
  }
  set id(value: string) {
    this.setAttribute('id', value);
  }
  get className(): string | { baseVal: string } {
    const value = this.getAttribute('class') ?? '';
    return this.namespaceURI === SVG_NAMESPACE ? { baseVal: value } : value;
  }
  set className(value: string) {
    this.setAttribute('class', value);
  }
  get classList(): { add(name: string): void; remove(name: string): void; contains(name: string): boolean } {
    const names = (): string[] => (this.getAttribute('class') ?? '').split(/\s+/).filter(Boolean);
    return {
      add: (name) => this.setAttribute('class', [...new Set([...names(), name])].join(' ')),
      remove: (name) => this.setAttribute('class', names().filter((other) => other !== name).join(' ')),
      contains: (name) => names().includes(name),
    };
  }
}
