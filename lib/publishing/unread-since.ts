import { USABLE_STATES, tokens } from '../documents/collections';
import type { CollectionState, Repository, User } from '../documents/collections';
import { listAll } from '../documents/list-all';
import type { DocumentStore } from '../documents/port';

/** Ids of the person's tokens that work. */
export async function workingTokens(documents: DocumentStore, user: Pick<User, 'id'>): Promise<ReadonlySet<string>> {
  return new Set((await listAll(documents, tokens, 'owner', [user.id])).filter(({ status }) => USABLE_STATES.includes(status)).map(({ id }) => id));
}

/**
 * `YYYY-MM-DD` since when a repository cannot be read though nobody gave it up: its forge lets nobody read it, or none of its tokens works any more. It is the day on which it was last looked at.
 * Undefined where it is read as usual, or was given up: that is `verifiedUntil`.
 */
export function unreadSince({ tokenIds, status, verifiedUntil, active }: Pick<Repository, 'tokenIds' | 'status' | 'verifiedUntil' | 'active'>, { checked, completed }: Pick<CollectionState, 'checked' | 'completed'>, working: ReadonlySet<string>): string | undefined {
  if (!active || verifiedUntil !== null || status === 'gone') return undefined;
  const unread = status === 'blocked' || (tokenIds.length > 0 && !tokenIds.some((id) => working.has(id)));
  return unread ? (checked ?? completed ?? undefined)?.slice(0, 10) : undefined;
}
