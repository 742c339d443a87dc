import LinkHeader from 'http-link-header';
import { strayed } from './failures';

/**
 * The address of the page after this one (RFC 8288), null at the end. Whether it may be asked is for the caller to judge.
 * @throws AppError `forge-failed` for a header that cannot be read: taken for the end, it would lose repositories.
 */
export function nextPage(header: string | null): URL | null {
  if (header === null || header.trim() === '') return null;
  let links: { uri: string }[];
  try {
    links = LinkHeader.parse(header).rel('next');
  } catch {
    throw strayed();
  }
  const [link] = links;
  if (!link) return null;
  if (links.length > 1 || !URL.canParse(link.uri)) throw strayed();
  return new URL(link.uri);
}
