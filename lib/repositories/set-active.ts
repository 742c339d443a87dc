import { z } from 'zod';
import { repositories } from '../documents/collections';
import type { Repository } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { refreshPublishedSoon } from '../publishing/refresh-published';
import { changeToken, ownToken } from '../tokens/own-token';
import { idField, verb } from '../verbs/verb';
import { markDue } from './mark-due';
import { changeRepository, ownRepository } from './own-repository';

const activeField = z.boolean({ error: 'must be true or false' });

/** Switches these; gives those that were changed, as they are now. */
async function setAll(documents: Parameters<typeof changeRepository>[0], all: readonly Repository[], active: boolean): Promise<Repository[]> {
  const wanted = all.filter((repository) => repository.active !== active).map((repository) => ({ ...repository, active }));
  const updated = await documents.updateMany(repositories, wanted);
  // Changed by somebody else meanwhile, e.g. by the list of a token.
  for (const [place, { id }] of wanted.entries()) updated[place] ??= await changeRepository(documents, id, (found) => (found.active === active ? undefined : { active }));
  return updated.filter((repository) => repository !== undefined);
}

/** Switches repositories on or off; those switched on are due at once. All are the person's own, or nothing is changed. Throws `not-found`. Gives how many were changed. */
export const setActive = verb(
  z.object({ repositoryIds: z.array(idField, { error: 'must be a list of ids' }).min(1, { error: 'must not be empty' }).max(10_000, { error: 'is too long' }), active: activeField }),
  async (context, user, { repositoryIds, active }): Promise<{ changed: number }> => {
    const { documents } = context;
    const own: Repository[] = [];
    for (const id of new Set(repositoryIds)) own.push(await ownRepository(documents, user, id));
    const changed = await setAll(documents, own, active);
    if (active) await markDue({ documents }, changed);
    // How many wait to be read stands on the pages.
    await refreshPublishedSoon(context, user);
    return { changed: changed.length };
  },
);

/** Switches all repositories of one owner that a token reads on or off, also those that it will list later. Throws `not-found`. Gives how many were changed. */
export const setOwnerActive = verb(
  z.object({ tokenId: idField, owner: z.string({ error: 'must be the name of an owner' }).min(1, { error: 'must be the name of an owner' }).max(500, { error: 'is too long' }), active: activeField }),
  async (context, user, { tokenId, owner, active }): Promise<{ changed: number }> => {
    const { documents } = context;
    await ownToken(documents, user, tokenId);
    await changeToken(documents, tokenId, ({ activeOwners }) => ({ activeOwners: [...activeOwners.filter((one) => one !== owner), ...(active ? [owner] : [])] }));
    const read = (await listAll(documents, repositories, 'owner', [user.id])).filter((repository) => repository.owner?.name === owner && repository.tokenIds.includes(tokenId));
    const changed = await setAll(documents, read, active);
    if (active) await markDue({ documents }, changed);
    // How many wait to be read stands on the pages.
    await refreshPublishedSoon(context, user);
    return { changed: changed.length };
  },
);
