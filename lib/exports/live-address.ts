import type { CvPage } from '../cv/types';

/** The address of a page without what opens it: what may stand where many read it. */
export function plainAddress(address: string): string {
  return address.split('?', 1)[0] ?? address;
}

/** Where this reader finds the live page: everybody’s address of a public CV, or the link that he came by. Undefined where there is neither. */
export function liveAddress({ cv }: Pick<CvPage, 'cv'>, address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  return cv.visibility === 'public' || (cv.visibility === 'link' && /[?&]k=/u.test(address)) ? address : undefined;
}

/** An address with more in its query. */
export function withQuery(address: string, query: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}${query}`;
}

/** What the reader chose of a page; never what let him in. */
export function chosenView({ view: { from, to, language } }: Pick<CvPage, 'view'>): { from?: string; to?: string; language?: string } {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }), ...(language !== undefined && { language }) };
}
