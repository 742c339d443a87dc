/** The parts of a CV that have an address of their own. */
export type CvPart =
  | { kind: 'page' }
  /** The data table of one chart. */
  | { kind: 'table'; chart: string }
  /** What the interactive charts are drawn from, as JSON. */
  | { kind: 'charts' };

export interface CvTarget {
  slug: string;
  part: CvPart;
}

const TARGET = /^\/cv\/([^/]+)(?:\/(?:table\/([\w-]{1,80})|(charts\.json)))?$/u;

/** What a path under `/cv/` asks for; undefined where it is no part of a CV. */
export function cvTarget(pathname: string): CvTarget | undefined {
  const [, written, chart, charts] = TARGET.exec(pathname) ?? [];
  if (written === undefined) return undefined;
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
  return part.kind === 'charts' ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8';
}
