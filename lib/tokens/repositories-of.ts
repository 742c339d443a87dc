import { USABLE_STATES, repositories, tokens } from '../documents/collections';
import type { Repository, Token } from '../documents/collections';
import { listAll } from '../documents/list-all';
import type { DocumentStore } from '../documents/port';

/** Repositories that a token reads. */
export async function repositoriesOf(documents: DocumentStore, { id, ownerId }: Pick<Token, 'id' | 'ownerId'>): Promise<Repository[]> {
  return (await listAll(documents, repositories, 'owner', [ownerId])).filter(({ tokenIds }) => tokenIds.includes(id));
}

/** The token that a repository is to be read with now: the first of its owner's that reads it and may be used. Undefined when there is none. */
export async function tokenFor(documents: DocumentStore, { tokenIds, ownerId }: Pick<Repository, 'tokenIds' | 'ownerId'>): Promise<Token | undefined> {
  for (const id of tokenIds) {
    const token = await documents.get(tokens, id);
    if (token && token.ownerId === ownerId && USABLE_STATES.includes(token.status)) return token;
  }
  return undefined;
}
