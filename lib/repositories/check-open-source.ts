import { z } from 'zod';
import type { Repository } from '../documents/collections';
import { AppError } from '../errors/app-error';
import { refreshPublishedSoon } from '../publishing/refresh-published';
import { noteRefusal } from '../tokens/check-token';
import { connect } from '../tokens/connect';
import { tokenFor } from '../tokens/repositories-of';
import { idField, verb } from '../verbs/verb';
import { ownRepository } from './own-repository';
import { upsertListed } from './upsert-listed';

/**
 * Asks the forge whether a repository is open source: public, and under a licence that is known. What its owner says himself stays.
 * @throws AppError `not-found`; `wrong-use` where no forge can be asked; what the forge's adapter says.
 */
export const checkOpenSource = verb(z.object({ repositoryId: idField }), async (context, user, { repositoryId }): Promise<Pick<Repository, 'openSource' | 'openSourceFrom' | 'visibility' | 'licence'>> => {
  const repository = await ownRepository(context.documents, user, repositoryId);
  const token = await tokenFor(context.documents, repository);
  if (!token || repository.forge === 'local') throw new AppError('wrong-use', 'No token reads this repository, so no forge can be asked. Say yourself whether it is open source.');
  const forge = await connect(context, token.id, { action: 'repository-asked', subject: repository.path });
  try {
    const answer = await forge.repository({ id: repository.forgeId });
    if (answer.state !== 'present') throw new AppError('not-found', 'The forge does not show this repository any more. Its numbers stay.');
    const { repository: { openSource, openSourceFrom, visibility, licence } } = await upsertListed(context, token, answer.repository, { known: repository });
    await refreshPublishedSoon(context, user);
    return { openSource, openSourceFrom, visibility, licence };
  } catch (error) {
    await noteRefusal(context.documents, token, error);
    throw error;
  }
});
