import type { LinkState } from './link-state';

/**
 * What the address brings along. `none`: no secret. `wrong`: one that nobody gave out, or that belongs to another CV. `locked`: an open link whose
 * password was not typed yet. The other words are those of `linkState`.
 */
export type Key = 'none' | 'wrong' | 'locked' | LinkState;

/** What it is decided by. */
export interface AccessQuestion {
  visibility: 'private' | 'link' | 'public';
  /** Its owner published it, and it has numbers. */
  published: boolean;
  /** Whether its owner asks, by his session. */
  owner: boolean;
  key: Key;
  /** Whom the part that is asked for is meant for: `everybody` is what other sites show and their image proxies keep. */
  audience: 'readers' | 'everybody';
}

/** `missing` is the page of a CV that never was; nothing tells one reason from another. */
export type Access = 'show' | 'ask-password' | 'missing';

/**
 * Who may read what. A secret in the address decides alone, so that a link that was taken back is closed for whoever holds it, on a public
 * CV and for its owner too. Without one, public CVs are for all and every CV is for its owner. Cards and badges are of public CVs only.
 */
export function decideAccess({ visibility, published, owner, key, audience }: AccessQuestion): Access {
  if (!published) return 'missing';
  if (audience === 'everybody' && visibility !== 'public') return 'missing';
  if (key === 'none') return visibility === 'public' || owner ? 'show' : 'missing';
  if (visibility === 'private') return 'missing';
  if (key === 'open') return 'show';
  return key === 'locked' ? 'ask-password' : 'missing';
}
