import type { AttributedElement } from './attributed-element';

const COMPOUND = /^([a-z*]+)?((?:[.#][\w-]+)*)((?:\[[^\]]+\])*)$/i;

function matchesCompound(element: AttributedElement, selector: string): boolean {
  const parts = COMPOUND.exec(selector);
  if (!parts) return false;
  const [, name, namesAndIds = '', attributes = ''] = parts;
  if (name && name !== '*' && element.localName.toLowerCase() !== name.toLowerCase()) return false;
  for (const part of namesAndIds.match(/[.#][\w-]+/g) ?? []) {
    const value = part.slice(1);
    if (part.startsWith('.') ? !element.classList.contains(value) : element.id !== value) return false;
  }
  for (const part of attributes.match(/\[[^\]]+\]/g) ?? []) {
    const [key = '', value] = part.slice(1, -1).split('=');
    if (value === undefined ? !element.hasAttribute(key) : element.getAttribute(key) !== value.replace(/["']/g, '')) return false;
  }
  return true;
}

/** Whether an element meets a selector list of simple compounds (`g.a#b[c="d"]`); of a chain `a > b` only the last compound counts. */
export function matches(element: AttributedElement, selector: string): boolean {
  return selector.split(',').some((chain) => matchesCompound(element, chain.trim().split(/[\s>]+/).at(-1) ?? ''));
}

/** Descendants of an element that meet a selector, in document order. */
export function select<Kind extends AttributedElement>(root: Kind, selector: string): Kind[] {
  return root.children.flatMap((child) => [...(matches(child, selector) ? [child] : []), ...select(child, selector)]);
}
