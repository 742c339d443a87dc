import { z } from 'zod';
import { AppError } from '../errors/app-error';
import { repositoriesOf } from '../tokens/repositories-of';
import { ownToken } from '../tokens/own-token';
import { idField, verb } from '../verbs/verb';
import { markDue } from './mark-due';
import { ownRepository } from './own-repository';

/** Makes a repository due at once. Throws `not-found`; `wrong-use` for one that is switched off. */
export const collectNow = verb(z.object({ repositoryId: idField }), async ({ documents }, user, { repositoryId }): Promise<void> => {
  const repository = await ownRepository(documents, user, repositoryId);
  if (!repository.active) throw new AppError('wrong-use', 'This repository is switched off. Switch it on, and it is read at once.');
  await markDue({ documents }, [repository]);
});

/** Makes all active repositories of a token due at once. Throws `not-found`. Gives how many. */
export const collectAllNow = verb(z.object({ tokenId: idField }), async ({ documents }, user, { tokenId }): Promise<{ due: number }> => {
  const active = (await repositoriesOf(documents, await ownToken(documents, user, tokenId))).filter((repository) => repository.active);
  await markDue({ documents }, active);
  return { due: active.length };
});
