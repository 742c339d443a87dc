import { exportAsk, VARIANTS, withLooks } from '../../exports/variants';
import type { ExportAsk } from '../../exports/variants';

/** The parts of a CV that have an address of their own. */
export type CvPart =
  /** `own`: as its owner gets it, who is led back to where he edits it. */
  | { kind: 'page'; own?: true }
  /** The data table of one chart. */
  | { kind: 'table'; chart: string }
  /** What the interactive charts are drawn from, as JSON. */
  | { kind: 'charts' }
  /** One of its forms: PDF, picture, JSON, feed. */
  | ({ kind: 'export' } & ExportAsk);

export interface CvTarget {
  slug: string;
  part: CvPart;
  /** What stands behind the slug, as it was asked for: `/pdf`; empty for the page. */
  rest: string;
}

const TARGET = /^\/cv\/([^/]+)(?:\/(?:table\/([\w-]{1,80})|(charts\.json)|([\w./-]{1,120})))?$/u;

/** An address beneath `/cv/` that names nothing: it is looked up like any other, and is not there. */
const NOWHERE: CvTarget = { slug: '', part: { kind: 'page' }, rest: '' };

/** What a path under `/cv/` asks for; undefined for any other path. */
export function cvTarget(pathname: string): CvTarget | undefined {
  const [, written, chart, charts, form] = TARGET.exec(pathname) ?? [];
  if (written === undefined) return /^\/cv\/.*[^/]$/su.test(pathname) ? NOWHERE : undefined;
  const [slug, rest] = [decoded(written), pathname.slice('/cv/'.length + written.length)];
  const ask = form === undefined ? undefined : exportAsk(form);
  if (form !== undefined) return ask ? { slug, rest, part: { kind: 'export', ...ask } } : NOWHERE;
  return { slug, rest, part: chart ? { kind: 'table', chart } : charts ? { kind: 'charts' } : { kind: 'page' } };
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

/** Whom a part is meant for: the readers of the page, or everybody, where other sites show it and their image proxies keep it. */
export function audienceOf(part: CvPart): 'readers' | 'everybody' {
  switch (part.kind) {
    case 'page': case 'table': case 'charts': return 'readers';
    case 'export': return VARIANTS[part.variant].audience;
    default: return part satisfies never;
  }
}
