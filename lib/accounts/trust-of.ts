import type { Identity, Repository } from '../documents/collections';
import type { CommitFact } from '../facts/types';
import type { SnapshotTrust } from '../snapshots/types';

/**
 * What stands behind a commit by an address in a repository. `verified`: a forge vouches for the address. `access`: its owner typed it, and his own token reads the private
 * repository it was found in, or it lies on his own machine. `claimed-apart`: typed, in a repository that anybody can read and where anybody's address could be
 * claimed; shown under the figure, not in it.
 */
export type Trust = 'verified' | 'access' | 'claimed-apart';

/** What is looked at. A repository that a token read once and reads no more keeps its trust: what was collected with access stays evidence. */
export type TrustedRepository = Pick<Repository, 'forge' | 'visibility' | 'tokenIds' | 'verifiedUntil'>;

/** Which trust a commit by this address in this repository has. Pure. */
export function trustOf({ verified }: Pick<Identity, 'verified'>, { forge, visibility, tokenIds, verifiedUntil }: TrustedRepository): Trust {
  if (verified !== null) return 'verified';
  if (forge === 'local') return visibility === 'public' ? 'claimed-apart' : 'access';
  const read = tokenIds.length > 0 || verifiedUntil !== null;
  return read && visibility !== null && visibility !== 'public' ? 'access' : 'claimed-apart';
}

/**
 * What stands behind a commit once its signature was looked at. A checked signature makes what counts anyway stronger; it does not make a claim count: who signs a commit says who
 * committed it, and may have written any author into it.
 */
export function trustOfSigned(trust: SnapshotTrust | null, { signatureVerified }: Pick<CommitFact, 'signatureVerified'>): SnapshotTrust | null {
  return signatureVerified && (trust === 'verified' || trust === 'access') ? 'signed' : trust;
}
