import { z } from 'zod';
import type { Repository } from '../documents/collections';
import { AppError } from '../errors/app-error';
import { refreshPublished } from '../publishing/refresh-published';
import { idField, textField, verb } from '../verbs/verb';
import { changeRepository, ownRepository } from './own-repository';

const input = z.object({ repositoryId: idField, alias: textField(0, 100).meta({ title: 'The other name' }).optional(), shown: z.enum(['name', 'alias', 'hidden'], { error: 'must be name, alias or hidden' }).optional() });

/** How CVs that say nothing about a repository name it: by its name, by an alias, or not at all; their readers see it at once. Throws `not-found`; `wrong-use` for an alias that is shown and empty. */
export const setAlias = verb(input, async (context, user, { repositoryId, alias, shown }): Promise<Pick<Repository, 'alias' | 'shown'>> => {
  const { documents } = context;
  const before = await ownRepository(documents, user, repositoryId);
  const next = { alias: alias ?? before.alias, shown: shown ?? before.shown };
  if (next.shown === 'alias' && next.alias === '') throw new AppError('wrong-use', 'Write the alias that is to be shown, or show the name.');
  await changeRepository(documents, repositoryId, () => next);
  await refreshPublished(context, user);
  return next;
});
