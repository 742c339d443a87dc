import type { Context } from '../context';
import { collections, repositories } from '../documents/collections';
import type { Aggregate, CollectionState, Repository, Source, User } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { displayNames } from '../repositories/display-names';

/** A repository that was collected completely at least once, as it takes part in the aggregate. */
export interface CollectedRepository {
  repository: Repository;
  state: CollectionState;
  source: Source;
}

/** The user's completely collected repositories in the order of their ids, and what an aggregate made now would be made from. */
export async function collectedRepositories({ documents }: Pick<Context, 'documents'>, user: User): Promise<CollectedRepository[]> {
  const all = await listAll(documents, repositories, 'owner', [user.id]);
  const states = new Map((await listAll(documents, collections, 'owner', [user.id])).map((state) => [state.repositoryId, state]));
  const names = displayNames(all);
  return all.flatMap((repository) => {
    const state = states.get(repository.id);
    if (!state || state.completed === null) return [];
    const { id, openSource, shown, alias } = repository;
    const appearance = shown === 'alias' ? `alias ${alias}` : shown;
    const source = { repository: id, generation: state.generation, name: names.get(id) ?? repository.name, openSource, appearance };
    return [{ repository, state, source }];
  });
}

/** Whether the aggregate was made from exactly these. */
export function isCurrent(aggregate: Aggregate, now: readonly CollectedRepository[]): boolean {
  return JSON.stringify(aggregate.sources) === JSON.stringify(now.map(({ source }) => source));
}
