import { ascent, descent, textWidth } from '../text';
import { AttributedElement } from './attributed-element';
import { TextNode } from './nodes';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const NOTHING: Box = { x: 0, y: 0, width: 0, height: 0 };
/** The browser's size of `1rem` where nobody changed it. */
const ROOT_FONT_SIZE = 16;

const numberOf = (element: AttributedElement, name: string): number => Number.parseFloat(element.getAttribute(name) ?? '') || 0;

/** A property as style or attribute of the element or its nearest ancestor that has it. */
export function inherited(element: AttributedElement, name: string): string | undefined {
  for (let current: AttributedElement | null = element; current; current = current.parentBox) {
    const value = current.declarations.values.get(name) ?? current.attributeValues.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Font size in px; `em`, `rem` and `%` are resolved along the ancestors. */
export function fontSizeOf(element: AttributedElement): number {
  const value = element.declarations.values.get('font-size') ?? element.attributeValues.get('font-size');
  const parent = element.parentBox;
  if (!value) return parent ? fontSizeOf(parent) : ROOT_FONT_SIZE;
  const amount = Number.parseFloat(value);
  if (value.endsWith('rem')) return amount * ROOT_FONT_SIZE;
  if (value.endsWith('em')) return amount * (parent ? fontSizeOf(parent) : ROOT_FONT_SIZE);
  if (value.endsWith('%')) return (amount / 100) * (parent ? fontSizeOf(parent) : ROOT_FONT_SIZE);
  return amount;
}

/** Width in px of a text set in the element's face. */
export function textWidthOf(element: AttributedElement, text: string): number {
  return textWidth(text, fontSizeOf(element), inherited(element, 'font-weight'));
}

interface Line {
  dy: number;
  width: number;
  ascent: number;
  descent: number;
}

function linesOf(text: AttributedElement): Line[] {
  const lines: Line[] = [{ dy: 0, width: 0, ascent: 0, descent: 0 }];
  const walk = (element: AttributedElement): void => {
    for (const child of element.childNodes) {
      if (child instanceof TextNode) {
        const line = lines.at(-1);
        if (!line || !child.data) continue;
        const size = fontSizeOf(element);
        line.width += textWidthOf(element, child.data);
        line.ascent = Math.max(line.ascent, ascent(size));
        line.descent = Math.max(line.descent, descent(size));
      } else if (child instanceof AttributedElement && child.localName !== 'title') {
        // Highcharts starts a line with a tspan that has both.
        if (child.hasAttribute('dy') && child.hasAttribute('x')) lines.push({ dy: numberOf(child, 'dy'), width: 0, ascent: 0, descent: 0 });
        walk(child);
      }
    }
  };
  walk(text);
  return lines;
}

function textBox(text: AttributedElement): Box {
  let baseline = numberOf(text, 'y');
  let [top, bottom, width] = [Infinity, -Infinity, 0];
  for (const line of linesOf(text)) {
    baseline += line.dy;
    if (line.ascent === 0) continue;
    top = Math.min(top, baseline - line.ascent);
    bottom = Math.max(bottom, baseline + line.descent);
    width = Math.max(width, line.width);
  }
  if (top === Infinity) return NOTHING;
  const anchor = inherited(text, 'text-anchor');
  const x = numberOf(text, 'x') - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
  return { x, y: top, width, height: bottom - top };
}

function pathBox(path: AttributedElement): Box {
  const numbers = (path.getAttribute('d') ?? '').match(/-?\d*\.?\d+(?:e-?\d+)?/g)?.map(Number) ?? [];
  if (numbers.length < 2) return NOTHING;
  const xs = numbers.filter((_, index) => index % 2 === 0);
  const ys = numbers.filter((_, index) => index % 2 === 1);
  const [x, y] = [least(xs), least(ys)];
  return { x, y, width: most(xs) - x, height: most(ys) - y };
}

// Spread arguments would overflow the stack on long paths.
const least = (values: number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
const most = (values: number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);

function groupBox(group: AttributedElement): Box {
  const boxes = group.children
    .filter((child) => child.localName !== 'defs' && child.declarations.getPropertyValue('display') !== 'none')
    .map((child) => {
      const box = boxOf(child);
      const shift = /translate\(\s*(-?[\d.e]+)[ ,]+(-?[\d.e]+)/.exec(child.getAttribute('transform') ?? '');
      return { ...box, x: box.x + Number(shift?.[1] ?? 0), y: box.y + Number(shift?.[2] ?? 0) };
    })
    .filter((box) => box.width !== 0 || box.height !== 0);
  if (boxes.length === 0) return NOTHING;
  const [x, y] = [least(boxes.map((box) => box.x)), least(boxes.map((box) => box.y))];
  return { x, y, width: most(boxes.map((box) => box.x + box.width)) - x, height: most(boxes.map((box) => box.y + box.height)) - y };
}

/** The box of an SVG element in its own coordinates, as `getBBox` of a browser gives it. Curves are bounded by their control points. */
export function boxOf(element: AttributedElement): Box {
  switch (element.localName) {
    case 'text':
    case 'tspan':
      return textBox(element);
    case 'rect':
    case 'image':
    case 'use':
      return { x: numberOf(element, 'x'), y: numberOf(element, 'y'), width: numberOf(element, 'width'), height: numberOf(element, 'height') };
    case 'circle': {
      const radius = numberOf(element, 'r');
      return { x: numberOf(element, 'cx') - radius, y: numberOf(element, 'cy') - radius, width: 2 * radius, height: 2 * radius };
    }
    case 'path':
      return pathBox(element);
    default:
      return groupBox(element);
  }
}
