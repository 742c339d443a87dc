import { isTable } from '../cv/tables';

/** Forms of a CV that have an address of their own beneath it. */
export type VariantName =
  | 'pdf' | 'snapshot' | 'resume' | 'statement' | 'open-graph' | 'card' | 'badge' | 'badge-data' | 'feed' | 'chart-svg' | 'chart-png' | 'chart-csv';

export interface Variant {
  /** Its address beneath the CV’s; the first group, where there is one, is its `name`. */
  path: RegExp;
  contentType: string;
  /**
   * Who may have it. `readers`: whoever may read the page, under the same rule and headers, by link too. `everybody`: only of public CVs, since
   * other sites and their image proxies keep it; these are answered as cacheable for a few minutes and may be embedded.
   */
  audience: 'readers' | 'everybody';
  /** Takes as long as a view to draw, so that the limit on drawing holds for it. */
  heavy: boolean;
  /** Packed by its own format: compressing it again gains nothing. */
  packed: boolean;
  /** The name under which a browser keeps it; shown in the browser where it is undefined. */
  file?: (slug: string, name: string) => string;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const SVG_TYPE = 'image/svg+xml';
const readers = { audience: 'readers', heavy: false, packed: false } as const;
const everybody = { audience: 'everybody', heavy: false, packed: false } as const;

/** Every form of a CV: the one list that delivery, access and the command line go by. What makes them is in `make-export.ts`. */
export const VARIANTS: Record<VariantName, Variant> = {
  pdf: { ...readers, path: /^pdf$/u, contentType: 'application/pdf', heavy: true, packed: true, file: slug => `${slug}.pdf` },
  snapshot: { ...readers, path: /^snapshot\.json$/u, contentType: JSON_TYPE },
  resume: { ...readers, path: /^resume\.json$/u, contentType: JSON_TYPE },
  statement: { ...readers, path: /^statement\.json$/u, contentType: JSON_TYPE },
  feed: { ...readers, path: /^feed\.atom$/u, contentType: 'application/atom+xml; charset=utf-8' },
  'chart-svg': { ...readers, path: /^chart\/([\w-]{1,80})\.svg$/u, contentType: SVG_TYPE, heavy: true },
  'chart-png': { ...readers, path: /^chart\/([\w-]{1,80})\.png$/u, contentType: 'image/png', heavy: true, packed: true },
  'chart-csv': { ...readers, path: /^chart\/([\w-]{1,80})\.csv$/u, contentType: 'text/csv; charset=utf-8; header=present', file: (slug, name) => `${slug}-${name}.csv` },
  'open-graph': { ...everybody, path: /^og\.png$/u, contentType: 'image/png', heavy: true, packed: true },
  card: { ...everybody, path: /^card\.svg$/u, contentType: SVG_TYPE },
  badge: { ...everybody, path: /^badge\/([\w-]{1,80})\.svg$/u, contentType: SVG_TYPE },
  'badge-data': { ...everybody, path: /^badge\/([\w-]{1,80})\.json$/u, contentType: JSON_TYPE },
};
const ALL = Object.entries(VARIANTS) as [VariantName, Variant][];

/** Which form of a CV is asked for, and how it should look. */
export interface ExportAsk {
  variant: VariantName;
  /** Of a badge or a chart; else empty. */
  name: string;
  theme: 'light' | 'dark';
  paper: 'a4' | 'letter';
}

/** The form that an address beneath a CV names, e.g. `chart/languages.csv`; undefined where there is none. */
export function exportAsk(rest: string): ExportAsk | undefined {
  for (const [variant, { path }] of ALL) {
    const found = path.exec(rest);
    if (!found) continue;
    const [, name = ''] = found;
    if (variant.startsWith('chart-') && !isTable(name)) return undefined;
    return { variant, name, theme: 'light', paper: 'a4' };
  }
  return undefined;
}

/** The same with what the query says of its looks: `?theme=dark`, `?paper=letter`. Anything else leaves it as it is. */
export function withLooks(ask: ExportAsk, query: URLSearchParams): ExportAsk {
  const { variant } = ask;
  const themed = variant === 'card' || variant === 'badge' || variant === 'chart-svg' || variant === 'chart-png';
  return {
    ...ask,
    theme: themed && query.get('theme') === 'dark' ? 'dark' : 'light',
    paper: variant === 'pdf' && query.get('paper') === 'letter' ? 'letter' : 'a4',
  };
}
