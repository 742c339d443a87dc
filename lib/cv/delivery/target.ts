import { exportAsk, VARIANTS, withLooks } from '../../exports/variants';
import type { ExportAsk } from '../../exports/variants';

/** The parts of a CV that have an address of their own. */
export type CvPart =
  | { kind: 'page' }
  /** The data table of one chart. */
  | { kind: 'table'; chart: string }
  /** What the interactive charts are drawn from, as JSON. */
  | { kind: 'charts' }
  /** One of its forms: PDF, picture, JSON, feed. */
  | ({ kind: 'export' } & ExportAsk);

export interface CvTarget {
  slug: string;
  part: CvPart;
}

const TARGET = /^\/cv\/([^/]+)(?:\/(?:table\/([\w-]{1,80})|(charts\.json)|([\w./-]{1,120})))?$/u;

/** What a path under `/cv/` asks for; undefined where it is no part of a CV. */
export function cvTarget(pathname: string): CvTarget | undefined {
  const [, written, chart, charts, rest] = TARGET.exec(pathname) ?? [];
  if (written === undefined) return undefined;
  const ask = rest === undefined ? undefined : exportAsk(rest);
  if (rest !== undefined) return ask && { slug: decoded(written), part: { kind: 'export', ...ask } };
  return { slug: decoded(written), part: chart ? { kind: 'table', chart } : charts ? { kind: 'charts' } : { kind: 'page' } };
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

/** `content-type` of a part. */
export function contentTypeOf(part: CvPart): string {
  if (part.kind === 'export') return VARIANTS[part.variant].contentType;
  return part.kind === 'charts' ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8';
}

/** The part as the query wants it to look: an export's theme and paper. */
export function lookOf(part: CvPart, query: URLSearchParams): CvPart {
  return part.kind === 'export' ? { kind: 'export', ...withLooks(part, query) } : part;
}
