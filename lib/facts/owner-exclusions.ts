import { commitId } from './keyed-ids';
import type { CommitFact } from './types';

/**
 * Marks the facts of a repository whose commits its owner left out by hand. `hashKey` is the owner's key in hex, `shas` are the commits he named. His choice is kept beside
 * the facts, so that a change of mind needs nothing read again; whoever hands facts out marks them by this.
 */
export function ownerExclusions(hashKey: string, shas: readonly string[]): (fact: CommitFact) => CommitFact {
  if (shas.length === 0) return (fact) => fact;
  const key = Buffer.from(hashKey, 'hex');
  const out = new Set(shas.map((sha) => commitId(key, sha)));
  return (fact) => (out.has(fact.commit) ? { ...fact, excludedByOwner: true } : fact);
}
