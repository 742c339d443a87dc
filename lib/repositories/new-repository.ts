import type { Repository } from '../documents/collections';
import { newId } from '../documents/new-id';
import type { NewDocument } from '../documents/port';

/** What makes a repository the same one, and what it is called. */
export type RepositoryKeys = Pick<Repository, 'ownerId' | 'forge' | 'host' | 'forgeId' | 'kind' | 'name'>;

/** A repository's document with everything that nobody has told yet left open. */
export function newRepository(keys: RepositoryKeys, known: Partial<Repository> = {}): NewDocument<Repository> {
  return {
    id: newId(), openSource: null, openSourceFrom: 'owner', tokenIds: [], path: '', owner: null, webUrl: null, cloneUrl: null, visibility: null, fork: false, archived: false,
    stars: null, licence: null, lastActivity: null, defaultBranch: null, size: null, empty: null, marker: null, active: true, extra: false, alias: '', shown: 'name',
    exclusions: { paths: [], commits: [] }, status: 'present', message: '', verifiedUntil: null, created: new Date().toISOString(), ...known, ...keys,
  };
}
