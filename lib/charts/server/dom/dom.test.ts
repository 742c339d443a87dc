import { describe, expect, it } from 'vitest';
import { SVG_NAMESPACE } from './attributed-element';
import { ElementNode } from './element';
import { createWindow } from './window';

const svg = (name: string, attributes: Record<string, string | number> = {}): ElementNode => {
  const element = new ElementNode({}, SVG_NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

describe('nodes', () => {
  it('stay where they are when they are inserted before themselves', () => {
    const group = svg('g');
    const [a, b, c] = ['a', 'b', 'c'].map((name) => group.appendChild(svg(name))) as [ElementNode, ElementNode, ElementNode];
    group.insertBefore(b, b);
    expect(group.children).toEqual([a, b, c]);
    group.insertBefore(c, a);
    expect(group.children.map(({ localName }) => localName)).toEqual(['c', 'a', 'b']);
  });

  it('leave their old parent', () => {
    const [one, two] = [svg('g'), svg('g')];
    const child = one.appendChild(svg('path'));
    two.appendChild(child);
    expect([one.childNodes.length, two.childNodes.length, child.parentNode === two]).toEqual([0, 1, true]);
  });
});

describe('style', () => {
  it('reads and writes declarations in camel case', () => {
    const element = svg('text');
    element.style['fontSize'] = '12px';
    element.setAttribute('style', `${element.getAttribute('style')};stroke-width:2`);
    expect(element.style['strokeWidth']).toBe('2');
    expect(element.declarations.getPropertyValue('font-size')).toBe('12px');
    element.style['fontSize'] = '';
    expect(element.getAttribute('style')).toBe('stroke-width:2');
  });

  it('resolves relative font sizes along the parents', () => {
    const outer = svg('g');
    outer.setAttribute('style', 'font-size:1rem');
    const inner = outer.appendChild(svg('text'));
    inner.setAttribute('style', 'font-size:0.75em');
    expect(inner.computedValue('font-size')).toBe('12px');
  });
});

describe('markup', () => {
  it('is read into elements and written again', () => {
    const { document } = createWindow();
    const box = document.createElement('div');
    box.innerHTML = 'a <b class="x y">1 &lt; 2</b><br/>&#8211;';
    expect(box.querySelector('b.x')?.textContent).toBe('1 < 2');
    expect(box.textContent).toBe('a 1 < 2–');
    expect(box.innerHTML).toBe('a <b class="x y">1 &lt; 2</b><br></br>–');
  });
});

describe('selectors', () => {
  it('know names, classes, ids and attributes', () => {
    const root = svg('g');
    const path = root.appendChild(svg('path', { id: 'p', class: 'a b', fill: 'none' }));
    root.appendChild(svg('rect', { class: 'a' }));
    expect(root.querySelectorAll('.a')).toHaveLength(2);
    expect(root.querySelector('path.a.b#p[fill="none"]')).toBe(path);
    expect(root.querySelector('path[stroke]')).toBeNull();
    expect(root.querySelectorAll('path, rect')).toHaveLength(2);
    expect(path.closest('g')).toBe(root);
  });
});

describe('boxes', () => {
  it('are those of the shapes, moved by their translation', () => {
    const group = svg('g');
    group.appendChild(svg('rect', { x: 1, y: 2, width: 3, height: 4 })).setAttribute('transform', 'translate(10,20)');
    group.appendChild(svg('circle', { cx: 0, cy: 0, r: 5 }));
    expect(group.getBBox()).toEqual({ x: -5, y: -5, width: 19, height: 31 });
    expect(svg('path', { d: 'M 0 1 L 10 -4' }).getBBox()).toEqual({ x: 0, y: -4, width: 10, height: 5 });
    expect(svg('g').getBBox()).toEqual({ x: 0, y: 0, width: 0, height: 0 });
  });

  it('of a text hang on its anchor and its lines', () => {
    const text = svg('text', { x: 100, y: 50, 'text-anchor': 'middle' });
    text.setAttribute('style', 'font-size:12px');
    text.appendChild(svg('tspan')).textContent = '2014';
    const one = text.getBBox();
    expect(one.x).toBeCloseTo(100 - one.width / 2, 6);
    text.appendChild(svg('tspan', { x: 100, dy: 16 })).textContent = '2015 and more';
    const two = text.getBBox();
    expect(two.height).toBe(one.height + 16);
    expect(two.width).toBeGreaterThan(one.width);
  });
});
