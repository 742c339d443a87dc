import { AttributedElement, HTML_NAMESPACE } from './attributed-element';
import { boxOf, fontSizeOf, inherited, textWidthOf, type Box } from './boxes';
import { parseMarkup, writeMarkup } from './markup';
import { matches, select } from './selectors';

/** An element with as much of the DOM as Highcharts' renderer touches. Lays out nothing; events go nowhere. */
export class ElementNode extends AttributedElement {
  /** Feature test of Highcharts on `<svg>`. */
  readonly createSVGRect?: () => object;

  constructor(document: unknown, namespace: string, name: string) {
    super(document, namespace, name);
    if (name === 'svg') this.createSVGRect = () => ({});
  }

  // Content
  get innerHTML(): string {
    return writeMarkup(this.childNodes);
  }
  set innerHTML(markup: string) {
    this.textContent = '';
    parseMarkup(markup, this, (name) => new ElementNode(this.ownerDocument, HTML_NAMESPACE, name));
  }
  get outerHTML(): string {
    return writeMarkup([this]);
  }
  cloneNode(deep = false): ElementNode {
    const copy = new ElementNode(this.ownerDocument, this.namespaceURI, this.localName);
    for (const [name, value] of this.attributeValues) copy.attributeValues.set(name, value);
    for (const [name, value] of this.declarations.values) copy.declarations.values.set(name, value);
    if (deep) for (const child of this.childNodes) copy.appendChild(child.cloneNode(true));
    return copy;
  }

  // Search
  querySelectorAll(selector: string): ElementNode[] {
    return select(this, selector);
  }
  querySelector(selector: string): ElementNode | null {
    return select(this, selector)[0] ?? null;
  }
  getElementsByTagName(name: string): ElementNode[] {
    return select(this, name);
  }
  getElementsByClassName(name: string): ElementNode[] {
    return select(this, `.${name}`);
  }
  matches(selector: string): boolean {
    return matches(this, selector);
  }
  closest(selector: string): ElementNode | null {
    if (this.matches(selector)) return this;
    return this.parentNode instanceof ElementNode ? this.parentNode.closest(selector) : null;
  }
  get ownerSVGElement(): ElementNode | null {
    return this.parentNode instanceof ElementNode ? this.parentNode.closest('svg') : null;
  }

  // Sizes
  getBBox(): Box {
    return boxOf(this);
  }
  getComputedTextLength(): number {
    return boxOf(this).width;
  }
  getSubStringLength(start: number, length: number): number {
    return textWidthOf(this, this.textContent.slice(start, start + length));
  }
  get offsetWidth(): number {
    return Number.parseFloat(this.declarations.getPropertyValue('width')) || 0;
  }
  get offsetHeight(): number {
    return Number.parseFloat(this.declarations.getPropertyValue('height')) || 0;
  }
  get clientWidth(): number {
    return this.offsetWidth;
  }
  get clientHeight(): number {
    return this.offsetHeight;
  }
  get scrollWidth(): number {
    return this.offsetWidth;
  }
  get scrollHeight(): number {
    return this.offsetHeight;
  }
  getBoundingClientRect(): Record<'x' | 'y' | 'left' | 'top' | 'right' | 'bottom' | 'width' | 'height', number> {
    const [width, height] = [this.offsetWidth, this.offsetHeight];
    return { x: 0, y: 0, left: 0, top: 0, right: width, bottom: height, width, height };
  }
  /** The computed value of one property, as far as charts ask: sizes in px, the rest inherited as written. */
  computedValue(name: string): string {
    if (name === 'font-size') return `${fontSizeOf(this)}px`;
    if (name === 'width') return `${this.offsetWidth}px`;
    if (name === 'height') return `${this.offsetHeight}px`;
    if (name.startsWith('padding')) return '0px';
    return inherited(this, name) ?? '';
  }

  // Events and drawing contexts: nobody is there.
  addEventListener(): void {}
  removeEventListener(): void {}
  dispatchEvent(): boolean {
    return true;
  }
  focus(): void {}
  blur(): void {}
  getContext(): null {
    return null;
  }
}
