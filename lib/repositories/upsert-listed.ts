import { isDeepStrictEqual } from 'node:util';
import type { Context } from '../context';
import { repositories } from '../documents/collections';
import type { Repository, Token } from '../documents/collections';
import { isConflict } from '../errors/is-conflict';
import type { ForgeRepository } from '../forges/port';
import { describedBy, mergeListed } from './merge-listed';
import { newRepository } from './new-repository';

/** What became of a listed repository. */
export interface Upserted {
  repository: Repository;
  /** It was not known before. */
  fresh: boolean;
}

async function stored({ documents }: Pick<Context, 'documents'>, token: Token, id: string): Promise<Repository | undefined> {
  return (await documents.list(repositories, 'place', [token.ownerId, token.forge, token.server, id])).documents[0];
}

/**
 * Keeps what a forge tells of a repository under (user, forge, server, the forge's id): renamed and moved ones are the same. Nothing is written where nothing changed. A new
 * one is collected if its owner's repositories are to be, or `chosen` says so. `known` spares a look-up.
 */
export async function upsertListed(context: Pick<Context, 'documents'>, token: Token, listed: ForgeRepository, options: { known?: Repository; chosen?: Partial<Repository> } = {}): Promise<Upserted> {
  const found = options.known ?? (await stored(context, token, listed.id));
  try {
    if (!found) {
      const keys = { ownerId: token.ownerId, forge: token.forge, host: token.server, forgeId: listed.id, kind: 'url' as const, name: listed.name };
      const active = token.activeOwners.includes(listed.owner.name);
      const fresh = newRepository(keys, { ...describedBy(listed), active, tokenIds: [token.id], status: listed.disabled ? 'blocked' : 'present', ...options.chosen });
      return { repository: await context.documents.insert(repositories, fresh), fresh: true };
    }
    const merged = { ...mergeListed(found, listed, token), ...options.chosen };
    if (isDeepStrictEqual(merged, found)) return { repository: found, fresh: false };
    return { repository: await context.documents.update(repositories, merged), fresh: false };
  } catch (error) {
    if (isConflict(error)) return upsertListed(context, token, listed, { chosen: options.chosen });
    throw error;
  }
}
