import { z } from 'zod';
import { refreshPublishedSoon } from '../publishing/refresh-published';
import { idField, verb } from '../verbs/verb';
import { openSourceOf } from './merge-listed';
import { changeRepository, ownRepository } from './own-repository';

/** What the owner says about a repository; null leaves it to what its forge says. Throws `not-found`. */
export const setOpenSource = verb(z.object({ repositoryId: idField, openSource: z.boolean({ error: 'must be true, false or null' }).nullable() }), async (context, user, { repositoryId, openSource }): Promise<void> => {
  const { documents } = context;
  await ownRepository(documents, user, repositoryId);
  await changeRepository(documents, repositoryId, (found) => {
    if (openSource !== null) return { openSource, openSourceFrom: 'owner' };
    return found.openSourceFrom === 'forge' ? undefined : { openSource: openSourceOf(found), openSourceFrom: 'forge' };
  });
  await refreshPublishedSoon(context, user);
});
