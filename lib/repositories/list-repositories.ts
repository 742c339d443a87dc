import { z } from 'zod';
import { collections, repositories } from '../documents/collections';
import type { CollectionState, Repository } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { ownToken } from '../tokens/own-token';
import { idField, verb } from '../verbs/verb';
import { ownRepository } from './own-repository';

/** Runs that failed after which a repository has stopped rather than waits. */
const STOPPED_AFTER = 3;

/** `off`: not collected. `waiting`: due, or tried again later. `partial`: some commits could not be counted wholly. `stopped`: needs its owner. */
export type CollectStatus = 'off' | 'waiting' | 'counting' | 'up-to-date' | 'partial' | 'stopped';

/** A row of the repositories' table. Every field that leaves is named here. */
export interface RepositoryRow
  extends Pick<Repository, 'id' | 'forge' | 'name' | 'path' | 'webUrl' | 'visibility' | 'fork' | 'archived' | 'stars' | 'licence' | 'lastActivity' | 'active' | 'extra' | 'alias' | 'shown' | 'exclusions' | 'status' | 'message' | 'verifiedUntil' | 'openSource' | 'openSourceFrom' | 'tokenIds'> {
  owner: { name: string; kind: string } | null;
  collect: CollectStatus;
  /** Facts written by the run under way. */
  progress: number | null;
  /** What the run under way does, how far it is and since when (milliseconds since 1970); null where nobody reads it now, or nothing was told yet. */
  step: { name: 'listing' | 'fetching' | 'reading'; done: number; total: number | null; began: number } | null;
  /** Author commits of the person that the last complete collection found; null before the first, and where it found none. */
  found: number | null;
  /** The last complete collection, and the last look for something new. */
  completed: string | null;
  checked: string | null;
  /** Commits that could not be counted wholly. */
  incomplete: number;
  /** The person's newest commit that a complete collection found, and its author's wall clock in seconds as if UTC. */
  lastCommit: { sha: string; time: number } | null;
  created: string;
}

function collectStatus({ active, status }: Repository, state: CollectionState | undefined): CollectStatus {
  if (!active) return 'off';
  if (status !== 'present') return 'stopped';
  if (state?.holder) return 'counting';
  if (!state || state.completed === null) return (state?.attempts ?? 0) >= STOPPED_AFTER ? 'stopped' : 'waiting';
  if (state.attempts >= STOPPED_AFTER) return 'stopped';
  if (state.attempts > 0 || (state.nextDue === 0 && state.generation === 0)) return 'waiting';
  return state.incomplete.length > 0 || state.shallow ? 'partial' : 'up-to-date';
}

/** A repository and what is known of its collection, as its owner sees it. */
export function rowOf(repository: Repository, state: CollectionState | undefined): RepositoryRow {
  const { id, forge, name, path, webUrl, visibility, fork, archived, stars, licence, lastActivity, active, extra, alias, shown, exclusions, status, message, verifiedUntil, openSource, openSourceFrom, tokenIds, owner, created } = repository;
  return {
    id, forge, name, path: path || repository.forgeId, webUrl, visibility, fork, archived, stars, licence, lastActivity, active, extra, alias, shown, exclusions, status, message, verifiedUntil, openSource,
    openSourceFrom, tokenIds, owner: owner && { name: owner.name, kind: owner.kind }, collect: collectStatus(repository, state), progress: state?.progress ?? null, completed: state?.completed ?? null,
    checked: state?.checked ?? null, incomplete: state?.incomplete.length ?? 0, step: (state?.holder && state.step) || null,
    found: state && state.completed !== null && state.names.length > 0 ? state.names.reduce((sum, { commits }) => sum + commits, 0) : null, lastCommit: state?.lastCommit ?? null, created,
  };
}

const input = z.object({
  /** Only what this token reads, and the extra ones. */
  tokenId: idField.optional(),
});

/** The person's repositories with the state of their collection, by owner and path. Throws `not-found` for a token that is not his. */
export const listRepositories = verb(input, async ({ documents }, user, { tokenId }): Promise<RepositoryRow[]> => {
  if (tokenId !== undefined) await ownToken(documents, user, tokenId);
  const states = new Map((await listAll(documents, collections, 'owner', [user.id])).map((state) => [state.repositoryId, state]));
  const rows = (await listAll(documents, repositories, 'owner', [user.id]))
    .filter(({ tokenIds, extra }) => tokenId === undefined || extra || tokenIds.includes(tokenId))
    .map((repository) => ({ row: rowOf(repository, states.get(repository.id)), key: `${repository.extra ? 1 : 0}${repository.owner?.name ?? ''}\0${repository.path}`.toLowerCase() }));
  return rows.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ row }) => row);
});

/** One repository as `listRepositories` gives it. Throws `not-found`. */
export const showRepository = verb(z.object({ repositoryId: idField }), async ({ documents }, user, { repositoryId }): Promise<RepositoryRow> => {
  return rowOf(await ownRepository(documents, user, repositoryId), await documents.get(collections, repositoryId));
});
