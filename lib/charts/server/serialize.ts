import { AttributedElement } from './dom/attributed-element';
import { escapeMarkup } from './dom/markup';
import { TextNode } from './dom/nodes';

/** What a picture needs; all else that Highcharts writes (classes, layers, states, `style`) is for scripts. */
const KEPT = [
  'id', 'viewBox', 'd', 'x', 'y', 'dx', 'dy', 'width', 'height', 'rx', 'ry', 'cx', 'cy', 'r', 'points', 'transform', 'clip-path', 'fill', 'fill-opacity',
  'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linejoin', 'stroke-linecap', 'paint-order', 'opacity', 'text-anchor',
  'font-family', 'font-size', 'font-weight',
] as const;
const STYLED = new Set<string>(['fill', 'stroke', 'stroke-width', 'stroke-linejoin', 'paint-order', 'opacity', 'font-family', 'font-size', 'font-weight']);
const NUMERIC = new Set<string>(['d', 'transform', 'x', 'y', 'width', 'height', 'dy', 'stroke-width']);

type Attributes = Map<string, string>;

function attributesOf(element: AttributedElement): Attributes {
  const kept: Attributes = new Map();
  for (const name of KEPT) {
    // A style beats an attribute of the same name, as in a browser; `color` is what Highcharts calls the fill of a text.
    const styled = STYLED.has(name) ? element.declarations.values.get(name) : undefined;
    const value = styled ?? element.attributeValues.get(name);
    if (value === undefined || value === '') continue;
    kept.set(name, NUMERIC.has(name) ? value.replace(/-?\d+\.\d+(e-?\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100)) : value);
  }
  const stroke = kept.get('stroke');
  if (kept.get('stroke-width') === '0' || stroke === 'none' || stroke === 'transparent') for (const name of ['stroke', 'stroke-width']) kept.delete(name);
  if (kept.get('stroke-width') === '1') kept.delete('stroke-width');
  if (kept.get('stroke-dasharray') === 'none') kept.delete('stroke-dasharray');
  if (kept.get('opacity') === '1') kept.delete('opacity');
  if (kept.get('clip-path') === 'none') kept.delete('clip-path');
  if (/^translate\(0[ ,]+0\)$/.test(kept.get('transform') ?? '')) kept.delete('transform');
  for (const radius of ['rx', 'ry', 'x', 'y', 'dx', 'dy']) if (kept.get(radius) === '0' && element.localName !== 'tspan') kept.delete(radius);
  return kept;
}

const isHidden = (element: AttributedElement): boolean =>
  ['hidden', 'collapse'].includes(element.declarations.values.get('visibility') ?? element.attributeValues.get('visibility') ?? '')
  || element.declarations.values.get('display') === 'none' || element.attributeValues.get('opacity') === '0';

const SHAPES = new Set(['path', 'rect', 'circle']);

/** A shape that paints nothing. */
function isVoid(name: string, attributes: Attributes): boolean {
  if (!SHAPES.has(name)) return false;
  const unfilled = ['none', 'transparent'].includes(attributes.get('fill') ?? '') || attributes.get('fill-opacity') === '0';
  if (unfilled && !attributes.has('stroke')) return true;
  return name === 'rect' ? attributes.get('width') === '0' || attributes.get('height') === '0' : name === 'path' && !attributes.get('d');
}

interface Piece {
  name: string;
  attributes: Attributes;
  content: string;
}

const key = ({ name, attributes }: Piece): string => [name, ...[...attributes].filter(([attribute]) => attribute !== 'd').map(([attribute, value]) => `${attribute}=${value}`)].join('|');

/** Neighbouring paths that look alike become one: they are drawn in the same order and do not show through. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    const alike = last && piece.name === 'path' && !piece.attributes.has('opacity') && (!piece.attributes.has('stroke') || piece.attributes.get('fill') === 'none') && key(last) === key(piece);
    if (alike) last.attributes.set('d', `${last.attributes.get('d') ?? ''}${piece.attributes.get('d') ?? ''}`);
    else result.push({ ...piece, attributes: new Map(piece.attributes) });
  }
  return result;
}

/** Path data as few characters as say the same: axis-parallel lines short, no spaces around commands. */
function shortPath(path: string): string {
  // Square corners are arcs of no radius.
  const data = path.replace(/A 0 0 0 0 [01] [\d.-]+ [\d.-]+ ?/g, '');
  // Curves carry other commands, whose current point is not followed here.
  if (!/^[MLZ\d\s.,e-]+$/.test(data)) return path;
  let [x, y] = ['', ''];
  return data.replace(/([MLZ])\s*(?:(-?[\d.e-]+)[ ,]+(-?[\d.e-]+))?\s*/g, (whole, command: string, nextX?: string, nextY?: string) => {
    if (nextX === undefined || nextY === undefined) return command;
    const [sameX, sameY] = [nextX === x, nextY === y];
    [x, y] = [nextX, nextY];
    if (command === 'M') return `M${nextX} ${nextY}`;
    if (sameX && sameY) return '';
    return sameX ? `V${nextY}` : sameY ? `H${nextX}` : `L${nextX} ${nextY}`;
  }).replace(/[HV][\d.-]+Z/g, (end) => (end.startsWith('V') ? 'Z' : end));
}

function write({ name, attributes, content }: Piece): string {
  const data = attributes.get('d');
  if (data !== undefined) attributes.set('d', shortPath(data));
  const start = `${name}${[...attributes].map(([attribute, value]) => ` ${attribute}="${escapeMarkup(value)}"`).join('')}`;
  return content === '' ? `<${start}/>` : `<${start}>${content}</${name}>`;
}

function contentOf(element: AttributedElement): string {
  const parts: (string | Piece)[] = element.childNodes.map((child) => (child instanceof TextNode ? escapeMarkup(child.data) : (pieceOf(child as AttributedElement) ?? '')));
  let markup = '';
  let run: Piece[] = [];
  const flush = (): void => { markup += joined(run).map(write).join(''); run = []; };
  for (const part of parts) {
    if (typeof part !== 'string') run.push(part);
    else if (part !== '') { flush(); markup += part; }
  }
  flush();
  return markup;
}

function pieceOf(element: AttributedElement): Piece | null {
  if (element.localName === 'desc' || element.localName === 'title' || isHidden(element)) return null;
  const attributes = attributesOf(element);
  // A clip is geometry: its shape cuts whatever its paint.
  if (element.parentBox?.localName === 'clipPath') {
    for (const name of attributes.keys()) if (name === 'fill' || name.startsWith('stroke')) attributes.delete(name);
    return { name: element.localName, attributes, content: '' };
  }
  if (element.localName === 'filter') return null;
  if (isVoid(element.localName, attributes)) return null;
  const content = contentOf(element);
  if (['g', 'text', 'defs'].includes(element.localName) && content === '') return null;
  return { name: element.localName, attributes, content };
}

/** Ids that are referred to, renamed in order of appearance to `<chart>-<n>`; all others are dropped. */
function stableIds(svg: string, chart: string): string {
  const used = [...new Set([...svg.matchAll(/url\([^)]*#([^)"&]+)(?:&quot;)?\)/g)].map(([, id = '']) => id))];
  const names = new Map(used.map((id, index) => [id, `${chart}-${index + 1}`]));
  return svg
    .replace(/ id="([^"]*)"/g, (_, id: string) => (names.has(id) ? ` id="${names.get(id)}"` : ''))
    .replace(/url\([^)]*#([^)"&]+)(?:&quot;)?\)/g, (_, id: string) => `url(#${names.get(id)})`);
}

/**
 * An `<svg>` as compact standalone markup: presentation attributes only, no inline style (a strict content policy
 * blocks it), nothing invisible, ids that are the same in every process.
 */
export function serializeSvg(svg: AttributedElement, chart: { id: string; width: number; height: number }): string {
  const root = attributesOf(svg);
  const font = ['font-family', 'font-size'].flatMap((name) => { const value = root.get(name); return value === undefined ? [] : [` ${name}="${escapeMarkup(value)}"`]; }).join('');
  const size = `width="${chart.width}" height="${chart.height}" viewBox="0 0 ${chart.width} ${chart.height}"`;
  return stableIds(`<svg xmlns="http://www.w3.org/2000/svg" ${size}${font}>${contentOf(svg)}</svg>`, chart.id);
}
