/** What both kinds of node share: a place in a tree. */
export abstract class TreeNode {
  static readonly ELEMENT_NODE = 1;
  static readonly TEXT_NODE = 3;
  abstract readonly nodeType: number;
  abstract textContent: string;
  abstract cloneNode(deep?: boolean): TreeNode;
  abstract readonly childNodes: TreeNode[];
  parentNode: ParentNode | null = null;

  constructor(readonly ownerDocument: unknown) {}

  get parentElement(): ParentNode | null {
    return this.parentNode;
  }
  get nextSibling(): TreeNode | null {
    return this.sibling(1);
  }
  get previousSibling(): TreeNode | null {
    return this.sibling(-1);
  }
  private sibling(step: number): TreeNode | null {
    const siblings = this.parentNode?.childNodes;
    return siblings?.[siblings.indexOf(this) + step] ?? null;
  }
  remove(): void {
    this.parentNode?.removeChild(this);
  }
}

export class TextNode extends TreeNode {
  readonly nodeType = TreeNode.TEXT_NODE;
  readonly nodeName = '#text';
  readonly childNodes: TreeNode[] = [];

  constructor(document: unknown, public data: string) {
    super(document);
  }
  get textContent(): string {
    return this.data;
  }
  set textContent(text: string) {
    this.data = text;
  }
  get nodeValue(): string {
    return this.data;
  }
  set nodeValue(text: string) {
    this.data = text;
  }
  cloneNode(): TextNode {
    return new TextNode(this.ownerDocument, this.data);
  }
}

/** A node with children; the element is built on it. */
export abstract class ParentNode extends TreeNode {
  readonly childNodes: TreeNode[] = [];

  get firstChild(): TreeNode | null {
    return this.childNodes[0] ?? null;
  }
  get lastChild(): TreeNode | null {
    return this.childNodes.at(-1) ?? null;
  }
  hasChildNodes(): boolean {
    return this.childNodes.length > 0;
  }
  contains(node: TreeNode | null): boolean {
    for (let current = node; current; current = current.parentNode) if (current === this) return true;
    return false;
  }

  appendChild<Child extends TreeNode>(node: Child): Child {
    node.parentNode?.removeChild(node);
    node.parentNode = this;
    this.childNodes.push(node);
    return node;
  }
  insertBefore<Child extends TreeNode>(node: Child, before: TreeNode | null): Child {
    // Inserting a node before itself must leave it where it is, or the drawing order changes.
    const anchor = before === node ? node.nextSibling : before;
    if (!anchor) return this.appendChild(node);
    node.parentNode?.removeChild(node);
    this.childNodes.splice(this.childNodes.indexOf(anchor), 0, node);
    node.parentNode = this;
    return node;
  }
  removeChild<Child extends TreeNode>(node: Child): Child {
    const index = this.childNodes.indexOf(node);
    if (index >= 0) this.childNodes.splice(index, 1);
    node.parentNode = null;
    return node;
  }
  replaceChild<Child extends TreeNode>(node: TreeNode, old: Child): Child {
    this.insertBefore(node, old);
    return this.removeChild(old);
  }

  get textContent(): string {
    return this.childNodes.map((child) => child.textContent).join('');
  }
  set textContent(text: string | number | null) {
    for (const child of this.childNodes) child.parentNode = null;
    this.childNodes.length = 0;
    if (text !== '' && text !== null) this.appendChild(new TextNode(this.ownerDocument, String(text)));
  }
}
