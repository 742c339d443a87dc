import { collections, repositories } from '../documents/collections';
import type { Context } from '../context';

/** Of somebody with more repositories it is not asked: his page says when its numbers were made. */
const MOST = 1_000;

/**
 * The day (`YYYY-MM-DD`, by UTC) on which the last of a person's repositories was looked at for something new; undefined where one never was, where there is none, or more than can be asked
 * for. Numbers that nothing new was found for stay those of an earlier day, and are right up to this one. Those that nobody can read any more, and those that their owner counts himself, are not asked.
 */
export async function readUpTo({ documents }: Pick<Context, 'documents'>, ownerId: string): Promise<string | undefined> {
  const [places, states] = await Promise.all([documents.list(repositories, 'owner', [ownerId], { limit: MOST }), documents.list(collections, 'owner', [ownerId], { limit: MOST })]);
  if (places.documents.length >= MOST) return undefined;
  const checked = new Map(states.documents.map((state) => [state.repositoryId, state.checked]));
  const read = places.documents.filter(({ active, status, forge, verifiedUntil }) => active && status === 'present' && forge !== 'reported' && verifiedUntil === null).map(({ id }) => checked.get(id) ?? '');
  const oldest = read.toSorted()[0];
  return oldest === undefined || oldest === '' ? undefined : oldest.slice(0, 10);
}
