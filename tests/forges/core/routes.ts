import type { Asked } from './server';

/** One operation of a REST API. */
export interface Route {
  method: string;
  /** Fits the path below the API's base, still percent-encoded. */
  pattern: RegExp;
}

/** The operation that is asked for, with the decoded parts that its pattern names; undefined where there is none. */
export function findRoute<T extends Route>(routes: readonly T[], method: string, path: string): { route: T; keys: string[] } | undefined {
  for (const route of routes) {
    const found = route.method === method ? route.pattern.exec(path) : null;
    if (found) return { route, keys: found.slice(1).map((key) => decodeURIComponent(key ?? '')) };
  }
  return undefined;
}

/** A header that leads to other pages: each has the present query with some values changed. `address` has no query. */
export function linkHeader(address: string, query: URLSearchParams, pages: readonly { rel: string; changes: Record<string, string> }[]): string {
  return pages.map(({ rel, changes }) => {
    const target = new URLSearchParams(query);
    for (const [name, value] of Object.entries(changes)) target.set(name, value);
    return `<${address}?${target.toString()}>; rel="${rel}"`;
  }).join(', ');
}

/** The rows of one numbered page, with the numbers around it; `size` is at most 100. */
export function numberedPage<T>({ query }: Pick<Asked, 'query'>, rows: readonly T[], usual: number): { rows: T[]; size: number; page: number; pages: number; links: { rel: string; changes: Record<string, string> }[] } {
  const size = Math.min(100, Number(query.get('per_page') ?? usual));
  const page = Number(query.get('page') ?? 1);
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const to = (rel: string, number: number): { rel: string; changes: Record<string, string> } => ({ rel, changes: { page: String(number) } });
  const links = [...(page > 1 ? [to('prev', page - 1), to('first', 1)] : []), ...(page < pages ? [to('next', page + 1), to('last', pages)] : [])];
  return { rows: rows.slice((page - 1) * size, page * size), size, page, pages, links };
}
