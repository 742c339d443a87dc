import { HTML_NAMESPACE } from './attributed-element';
import { ElementNode } from './element';
import { parseMarkup } from './markup';
import { TextNode, TreeNode } from './nodes';

/** A window of our own, with as much as Highcharts asks for; nothing of it reaches `globalThis`. */
export type ChartWindow = Record<string, unknown> & { document: ChartDocument };
export type ChartDocument = Record<string, unknown> & { body: ElementNode; createElement(name: string): ElementNode };

const nobodyListens = { addEventListener(): void {}, removeEventListener(): void {} };

function createDocument(): ChartDocument {
  const document: Record<string, unknown> = {};
  const element = (namespace: string, name: string): ElementNode => new ElementNode(document, namespace, name);
  const root = element(HTML_NAMESPACE, 'html');
  return Object.assign(document, {
    ...nobodyListens,
    nodeType: 9,
    readyState: 'complete',
    hidden: false,
    implementation: {},
    documentElement: root,
    head: root.appendChild(element(HTML_NAMESPACE, 'head')),
    body: root.appendChild(element(HTML_NAMESPACE, 'body')),
    createElement: (name: string) => element(HTML_NAMESPACE, name),
    createElementNS: element,
    createTextNode: (text: unknown) => new TextNode(document, String(text)),
    createDocumentFragment: () => element(HTML_NAMESPACE, 'fragment'),
    querySelector: (selector: string) => root.querySelector(selector),
    querySelectorAll: (selector: string) => root.querySelectorAll(selector),
    getElementsByTagName: (name: string) => root.getElementsByTagName(name),
    getElementsByClassName: (name: string) => root.getElementsByClassName(name),
    getElementById: (id: string) => root.querySelector(`#${id}`),
  });
}

/** Makes a window with an empty document. Timers never fire: a chart is read in the same turn in which it is drawn. */
export function createWindow(): ChartWindow {
  const document = createDocument();
  class DOMParser {
    parseFromString(markup: string): { body: ElementNode } {
      const body = document.createElement('body');
      parseMarkup(markup, body, (name) => document.createElement(name));
      return { body };
    }
  }
  const getComputedStyle = (element: ElementNode): object => ({
    display: 'block',
    overflow: '',
    getPropertyValue: (name: string) => element.computedValue(name),
  });
  const window: ChartWindow = {
    ...nobodyListens,
    document,
    DOMParser,
    getComputedStyle,
    Node: TreeNode,
    Element: ElementNode,
    SVGElement: ElementNode,
    HTMLElement: ElementNode,
    navigator: { userAgent: 'server' },
    location: { href: '', search: '', hash: '' },
    // Without it Highcharts does not write `color-mix()` for colours it only knows by variable.
    CSS: { supports: () => true },
    Intl, Date, Math, performance,
    setTimeout: () => 0, clearTimeout: () => {}, setInterval: () => 0, clearInterval: () => {},
    requestAnimationFrame: () => 0, cancelAnimationFrame: () => {},
    matchMedia: () => ({ matches: false, ...nobodyListens }),
    devicePixelRatio: 1,
    innerWidth: 1280, innerHeight: 800, scrollX: 0, scrollY: 0, pageXOffset: 0, pageYOffset: 0,
  };
  window['window'] = window;
  document['defaultView'] = window;
  return window;
}
