import type { Context } from '../context';
import { createHash } from 'node:crypto';
import { trustOf } from '../accounts/trust-of';
import { collections, identities, repositories } from '../documents/collections';
import type { Aggregate, CollectionState, Repository, Source, User } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { displayNames } from '../repositories/display-names';
import type { SnapshotTrust } from '../snapshots/types';

/** A repository that was collected completely at least once, as it takes part in the aggregate. */
export interface CollectedRepository {
  repository: Repository;
  state: CollectionState;
  source: Source;
  /** What stands behind a commit of it by one of the person's identities; null where nobody knows which. */
  trustOf: (identity: string | null) => SnapshotTrust | null;
}

/** Short for a list that only has to be told from others. */
function digest(items: readonly string[]): string {
  return items.length === 0 ? '' : ` ${createHash('sha256').update(items.join()).digest('hex').slice(0, 12)}`;
}

/** What stands behind commits by an address that its owner only typed. */
function trustWhereTyped(repository: Repository): SnapshotTrust {
  if (repository.forge === 'reported') return 'reported';
  return trustOf({ verified: null }, repository) === 'access' ? 'access' : 'claimed';
}

/** The user's completely collected repositories in the order of their ids, and what an aggregate made now would be made from. */
export async function collectedRepositories({ documents }: Pick<Context, 'documents'>, user: User): Promise<CollectedRepository[]> {
  const all = await listAll(documents, repositories, 'owner', [user.id]);
  const states = new Map((await listAll(documents, collections, 'owner', [user.id])).map((state) => [state.repositoryId, state]));
  const names = displayNames(all);
  const verified = new Set((await listAll(documents, identities, 'owner', [user.id])).flatMap((identity) => (identity.verified === null ? [] : [identity.id])));
  const vouched = digest([...verified].toSorted());
  return all.flatMap((repository) => {
    const state = states.get(repository.id);
    if (!state || state.completed === null) return [];
    const { id, openSource, shown, alias } = repository;
    const typed = trustWhereTyped(repository);
    const appearance = shown === 'alias' ? `alias ${alias}` : shown;
    const source = { repository: id, generation: state.generation, name: names.get(id) ?? repository.name, basis: `${typed}${vouched}${repository.fork ? ' fork' : ''}${digest(repository.exclusions.commits)}`, openSource, appearance };
    const trust = (identity: string | null): SnapshotTrust | null => {
      if (typed === 'reported') return typed;
      if (identity === null) return null;
      return verified.has(identity) ? 'verified' : typed;
    };
    return [{ repository, state, source, trustOf: trust }];
  });
}

/** Whether the aggregate was made from exactly these: the fields of a source stand in the order of its schema. */
export function isCurrent(aggregate: Aggregate, now: readonly CollectedRepository[]): boolean {
  return JSON.stringify(aggregate.sources) === JSON.stringify(now.map(({ source }) => source));
}
