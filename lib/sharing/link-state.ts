import type { ShareLink } from '../documents/collections';

/** `open`: it opens its CV. `ended`: its day has passed. `revoked`: its owner took it back. */
export type LinkState = 'open' | 'ended' | 'revoked';

/** What a link is at a moment, in milliseconds since 1970. Its end goes by the clock, whatever was remembered of it. */
export function linkState({ expires, revoked }: Pick<ShareLink, 'expires' | 'revoked'>, now: number): LinkState {
  if (revoked !== null) return 'revoked';
  return expires !== null && expires <= now ? 'ended' : 'open';
}
