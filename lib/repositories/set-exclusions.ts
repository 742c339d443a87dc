import { z } from 'zod';
import type { Repository } from '../documents/collections';
import { idField, textField, verb } from '../verbs/verb';
import { markDue } from './mark-due';
import { changeRepository, ownRepository } from './own-repository';

const pathField = textField(1, 1_000).refine((path) => !path.startsWith('/') && !path.split('/').includes('..'), { error: 'must be a path inside the repository, without a slash before it' }).meta({ title: 'Each path' });
const commitField = z.string({ error: 'must be the id of a commit' }).trim().toLowerCase().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u, { error: 'must be the whole id of a commit: 40 or 64 digits and letters a to f' }).meta({ title: 'Each commit' });

const input = z.object({
  repositoryId: idField,
  /** Files and folders whose changes do not count, as `vendor/` or `docs/*.svg`. */
  paths: z.array(pathField, { error: 'must be a list of paths' }).max(200, { error: 'holds more than 200 paths' }).meta({ title: 'The list' }),
  commits: z.array(commitField, { error: 'must be a list of ids of commits' }).max(1_000, { error: 'holds more than 1,000 commits' }).meta({ title: 'The list' }),
});

/** What of a repository its owner does not count. The repository is due at once; until it was read again the old numbers stay. Throws `not-found`. */
export const setExclusions = verb(input, async ({ documents }, user, { repositoryId, paths, commits }): Promise<Repository['exclusions']> => {
  await ownRepository(documents, user, repositoryId);
  const exclusions = { paths: [...new Set(paths)].sort(), commits: [...new Set(commits)].sort() };
  const changed = await changeRepository(documents, repositoryId, (found) => (JSON.stringify(found.exclusions) === JSON.stringify(exclusions) ? undefined : { exclusions }));
  if (changed) await markDue({ documents }, [changed]);
  return exclusions;
});
