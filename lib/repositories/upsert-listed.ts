import { isDeepStrictEqual } from 'node:util';
import type { Context } from '../context';
import { repositories } from '../documents/collections';
import type { Repository, Token } from '../documents/collections';
import type { NewDocument } from '../documents/port';
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

function freshOf(token: Token, listed: ForgeRepository, chosen: Partial<Repository> = {}): NewDocument<Repository> {
  const keys = { ownerId: token.ownerId, forge: token.forge, host: token.server, forgeId: listed.id, kind: 'url' as const, name: listed.name };
  const active = token.activeOwners.includes(listed.owner.name);
  return newRepository(keys, { ...describedBy(listed), ...(listed.marker !== null && { listedMarker: listed.marker }), active, tokenIds: [token.id], status: listed.disabled ? 'blocked' : 'present', ...chosen });
}

/**
 * Keeps what a forge tells of a repository under (user, forge, server, the forge's id): renamed and moved ones are the same. Nothing is written where nothing changed. A new
 * one is collected if its owner's repositories are to be, or `chosen` says so. `known` spares a look-up.
 */
export async function upsertListed(context: Pick<Context, 'documents'>, token: Token, listed: ForgeRepository, options: { known?: Repository; chosen?: Partial<Repository> } = {}): Promise<Upserted> {
  const found = options.known ?? (await stored(context, token, listed.id));
  try {
    if (!found) return { repository: await context.documents.insert(repositories, freshOf(token, listed, options.chosen)), fresh: true };
    const merged = { ...mergeListed(found, listed, token), ...options.chosen };
    if (isDeepStrictEqual(merged, found)) return { repository: found, fresh: false };
    return { repository: await context.documents.update(repositories, merged), fresh: false };
  } catch (error) {
    if (isConflict(error)) return upsertListed(context, token, listed, { chosen: options.chosen });
    throw error;
  }
}

/** The same for a page of a list, written at once. `known`: all repositories of the token's owner by the forge's id, as they were read before. Gives the ones that were new. */
export async function upsertPage(context: Pick<Context, 'documents'>, token: Token, page: readonly ForgeRepository[], known: ReadonlyMap<string, Repository>): Promise<Repository[]> {
  const fresh = page.filter(({ id }) => !known.has(id));
  const changed = page.flatMap((listed) => {
    const found = known.get(listed.id);
    const merged = found && mergeListed(found, listed, token);
    return merged && !isDeepStrictEqual(merged, found) ? [{ listed, merged }] : [];
  });
  const inserted = await context.documents.insertMany(repositories, fresh.map((listed) => freshOf(token, listed)));
  const updated = await context.documents.updateMany(repositories, changed.map(({ merged }) => merged));
  // Somebody else was faster with these: each is looked up again.
  for (const [place, { listed }] of changed.entries()) if (updated[place] === undefined) await upsertListed(context, token, listed);
  for (const [place, listed] of fresh.entries()) if (inserted[place] === undefined) await upsertListed(context, token, listed);
  return inserted.filter((repository) => repository !== undefined);
}
