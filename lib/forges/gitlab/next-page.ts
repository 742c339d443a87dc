import LinkHeader from 'http-link-header';

/** The page after one: parameters for the same request, null at the end, `elsewhere` where the server points to another place. */
export type NextPage = Record<string, string> | null | 'elsewhere';

/**
 * Reads `Link: <…>; rel="next"` (RFC 8288). Only its query is used, and only where it names the very address that was asked:
 * a token is never carried to a place that an answer chose.
 */
export function nextPage(header: string | null, asked: URL): NextPage {
  if (header === null || header.trim() === '') return null;
  try {
    const links = LinkHeader.parse(header).rel('next');
    const [link] = links;
    if (!link) return null;
    const url = new URL(link.uri, asked);
    if (links.length > 1 || url.origin !== asked.origin || url.pathname !== asked.pathname || url.username !== '' || url.password !== '') return 'elsewhere';
    return Object.fromEntries(url.searchParams);
  } catch {
    return 'elsewhere';
  }
}
