import { z } from 'zod';
import { DAY } from '../schedule/due-rules';
import { idField, verb } from '../verbs/verb';
import { putOff } from './mark-due';
import { ownRepository } from './own-repository';

/** Stops the reading of a repository that is under way, or waits; it is looked at again a day later, or when its owner says so. What was read before stays. Throws `not-found`. */
export const stopNow = verb(z.object({ repositoryId: idField }), async ({ documents }, user, { repositoryId }): Promise<void> => {
  await putOff({ documents }, await ownRepository(documents, user, repositoryId), Date.now() + DAY);
});
