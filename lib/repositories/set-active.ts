import { z } from 'zod';
import { repositories } from '../documents/collections';
import type { Repository } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { changeToken, ownToken } from '../tokens/own-token';
import { idField, verb } from '../verbs/verb';
import { markDue } from './mark-due';
import { changeRepository, ownRepository } from './own-repository';

const activeField = z.boolean({ error: 'must be true or false' });

async function setOne(documents: Parameters<typeof changeRepository>[0], { id }: Repository, active: boolean): Promise<Repository | undefined> {
  return changeRepository(documents, id, (found) => (found.active === active ? undefined : { active }));
}

/** Switches repositories on or off; those switched on are due at once. All are the person's own, or nothing is changed. Throws `not-found`. Gives how many were changed. */
export const setActive = verb(
  z.object({ repositoryIds: z.array(idField, { error: 'must be a list of ids' }).min(1, { error: 'must not be empty' }).max(10_000, { error: 'is too long' }), active: activeField }),
  async ({ documents }, user, { repositoryIds, active }): Promise<{ changed: number }> => {
    const own: Repository[] = [];
    for (const id of new Set(repositoryIds)) own.push(await ownRepository(documents, user, id));
    const changed: Repository[] = [];
    for (const repository of own) changed.push(...[await setOne(documents, repository, active)].filter((one) => one !== undefined));
    if (active) await markDue({ documents }, changed);
    return { changed: changed.length };
  },
);

/** Switches all repositories of one owner that a token reads on or off, also those that it will list later. Throws `not-found`. Gives how many were changed. */
export const setOwnerActive = verb(
  z.object({ tokenId: idField, owner: z.string({ error: 'must be the name of an owner' }).min(1, { error: 'must be the name of an owner' }).max(500, { error: 'is too long' }), active: activeField }),
  async ({ documents }, user, { tokenId, owner, active }): Promise<{ changed: number }> => {
    await ownToken(documents, user, tokenId);
    await changeToken(documents, tokenId, ({ activeOwners }) => ({ activeOwners: [...activeOwners.filter((one) => one !== owner), ...(active ? [owner] : [])] }));
    const changed: Repository[] = [];
    for (const repository of await listAll(documents, repositories, 'owner', [user.id])) {
      if (repository.owner?.name !== owner || !repository.tokenIds.includes(tokenId)) continue;
      changed.push(...[await setOne(documents, repository, active)].filter((one) => one !== undefined));
    }
    if (active) await markDue({ documents }, changed);
    return { changed: changed.length };
  },
);
