import { z } from 'zod';
import { recordEvent } from '../audit/record-event';
import { refreshPublished } from '../publishing/refresh-published';
import { idField, verb } from '../verbs/verb';
import { eraseRepository } from './erase-repository';
import { stopCollecting } from './mark-due';
import { changeRepository, ownRepository } from './own-repository';

/** Removes all numbers collected of a repository, from the CV too. Its row goes as well, unless a token lists it: then it stays, switched off. Throws `not-found`. */
export const deleteRepository = verb(z.object({ repositoryId: idField }), async (context, user, { repositoryId }): Promise<void> => {
  const repository = await ownRepository(context.documents, user, repositoryId);
  await changeRepository(context.documents, repositoryId, () => ({ active: false }));
  await stopCollecting(context, repository);
  await eraseRepository(context, user, repository, { keepRow: repository.tokenIds.length > 0 && !repository.extra });
  await recordEvent(context, user.id, { action: 'repository-deleted', subject: repository.path || repository.name });
  await refreshPublished(context, user);
});
