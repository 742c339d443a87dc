import type { Context } from '../context';
import { tokens } from '../documents/collections';
import type { Repository, User } from '../documents/collections';
import { listAll } from '../documents/list-all';
import type { Snapshot, SnapshotRepository } from '../snapshots/types';

/** Stars of a person's own open-source repositories, by id: those, forks left out, that belong to the account of a token which reads them. */
export async function ownStars({ documents }: Pick<Context, 'documents'>, user: Pick<User, 'id'>, collected: readonly { repository: Repository }[]): Promise<ReadonlyMap<string, number>> {
  const candidates = collected.map(({ repository }) => repository).filter(({ openSource, fork, stars, owner }) => openSource === true && !fork && stars !== null && owner?.kind === 'person');
  if (candidates.length === 0) return new Map();
  const accounts = new Map((await listAll(documents, tokens, 'owner', [user.id])).map(({ id, account }) => [id, account]));
  return new Map(candidates.flatMap(({ id, stars, owner, tokenIds }) => {
    // A login may change its letters' case; the number of an account stays.
    const own = tokenIds.map((token) => accounts.get(token)).some((account) => account?.person === true && (account.id === owner?.id || account.login.toLowerCase() === owner?.name.toLowerCase()));
    return own && stars !== null ? [[id, stars] as const] : [];
  }));
}

/** The stars that a snapshot holds, by repository. */
export function starsIn({ repositories }: Pick<Snapshot, 'repositories'>): ReadonlyMap<string, number> {
  return new Map(repositories.flatMap(({ id, stars }) => (stars === undefined ? [] : [[id, stars] as const])));
}

/** Repositories with their stars, where there are any to tell. */
export function withStars(repositories: readonly SnapshotRepository[], stars: ReadonlyMap<string, number>): SnapshotRepository[] {
  return repositories.map((repository) => {
    const own = stars.get(repository.id);
    return own === undefined ? repository : { ...repository, stars: own };
  });
}
