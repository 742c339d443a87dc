import { NEW_CV, plainSettings } from '../../lib/documents/collections';
import type { CollectionState, Identity, StoredCv, StoredSnapshot } from '../../lib/documents/collections';
import type { NewDocument } from '../../lib/documents/port';
import type { CommitFact } from '../../lib/facts/types';

/** Values that break stores which build their queries from text, or that lose characters. */
export const HOSTILE_TEXTS: readonly string[] = [
  '', ' ', "'; DROP TABLE documents; --", '"quoted"', 'a\0b', 'a', 'line\nbreak\r\n', '\\u0000', '{"$ne":null}', '$where', 'a,b=c d', 'ÄÖÜ ß 💣',
  '\u202Eright to left', 'İstanbul', 'istanbul', 'x'.repeat(20_000), '%', '_', '*', '__proto__', '{"$bytes":"0,1"}',
];

const TIME = '2026-11-20T08:00:00.000Z';

export function cvOf(id: string, differences: Partial<StoredCv> = {}): NewDocument<StoredCv> {
  return {
    ...NEW_CV, ...plainSettings('Ada'), id, ownerId: 'user-1', slug: id, nameFrom: 'commits', visibility: 'public', ...differences,
  };
}

export function identityOf(id: string, ownerId: string, email: string): NewDocument<Identity> {
  return { id, ownerId, email, verified: null, vouched: false, noReply: false, created: TIME };
}

/** A collection's state that nobody holds. All of one `repositoryId` are rivals for one claim. */
export function leaseOf(id: string, differences: Partial<CollectionState> = {}): NewDocument<CollectionState> {
  return {
    id, ownerId: 'user-1', repositoryId: 'shared', leaseUntil: 0, holder: null, fence: 0, attempts: 0, nextDue: 0, progress: null, lastHead: null,
    collectedFor: [], collectedWithout: [], rules: null, generation: 0, completed: null, checked: null, shallow: false, incomplete: [], names: [], marker: null, ...differences,
  };
}

export function snapshotOf(id: string, columns: Uint8Array): NewDocument<StoredSnapshot> {
  return { id, ownerId: 'user-1', cvId: 'cv-1', publishedVersion: Number(id.replaceAll(/\D/gu, '') || 0), columns, drawn: null };
}

/** A commit fact with the given differences. */
export function factOf(commit: string, differences: Partial<CommitFact> = {}): CommitFact {
  return {
    repository: 'repository-1', commit, work: `work of ${commit}`, time: 1_700_000_000, zone: 60, committed: 1_700_000_100, kind: 'feature', identity: null,
    merge: false, coAuthorOnly: false, coAuthored: false, bot: false, ai: false, signed: false, signatureVerified: false, excludedByOwner: false,
    changes: [{ language: 'TypeScript', category: 'code', files: 1, additions: 10, deletions: 2 }],
    ...differences,
  };
}
