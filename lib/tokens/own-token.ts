import { tokens } from '../documents/collections';
import type { Token, User } from '../documents/collections';
import type { DocumentStore } from '../documents/port';
import { AppError } from '../errors/app-error';
import { isConflict } from '../errors/is-conflict';
import { noteStanding } from './note-standing';

/**
 * The user's own token.
 * @throws AppError `not-found`, in the same words whether there is no such token or it is somebody else's.
 */
export async function ownToken(documents: DocumentStore, user: Pick<User, 'id'>, tokenId: string): Promise<Token> {
  const found = await documents.get(tokens, tokenId);
  if (!found || found.ownerId !== user.id) throw new AppError('not-found', 'There is no such token.');
  return found;
}

/** Changes a token whatever else changes it meanwhile; undefined when it is gone, or when `change` gives nothing for what is stored now. */
export async function changeToken(documents: DocumentStore, tokenId: string, change: (token: Token) => Partial<Token> | undefined): Promise<Token | undefined> {
  for (;;) {
    const found = await documents.get(tokens, tokenId);
    const changes = found && change(found);
    if (!found || !changes) return undefined;
    try {
      const token = await documents.update(tokens, { ...found, ...changes });
      await noteStanding(documents, found, token);
      return token;
    } catch (error) {
      if (!isConflict(error)) throw error;
      if (changes.name !== undefined && changes.name !== found.name) throw error;
    }
  }
}
