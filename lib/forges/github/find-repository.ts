import type { CallOptions, RepositoryAnswer, RepositoryKey } from '../port';
import { AppError } from '../../errors/app-error';
import { read } from './client';
import type { Answer, GitHubClient } from './client';
import { notUnderstood } from './failures';
import type { Place } from './place';
import { asRepository, isProblem } from './repository';
import { repositorySchema } from './schema';

/** Answers that tell of a repository without describing it. */
export const ABSENT = [404, 410, 451] as const;

function pathOf(key: RepositoryKey): string {
  if ('id' in key) {
    if (!/^\d{1,16}$/u.test(key.id)) throw new AppError('wrong-use', 'A repository of GitHub is named by a number.');
    return `/repositories/${key.id}`;
  }
  const [owner, name, ...more] = key.path.replace(/\.git$/u, '').split('/');
  const plain = /^[\w.-]{1,100}$/u;
  if (!owner || !name || more.length > 0 || !plain.test(owner) || !plain.test(name) || /^\.{1,2}$/u.test(name) || /^\.{1,2}$/u.test(owner)) {
    throw new AppError('wrong-use', 'A repository of GitHub is named like owner/name.');
  }
  return `/repos/${owner}/${name}`;
}

/** What an answer about one repository says. */
export function readRepository(answer: Answer, place: Place): RepositoryAnswer {
  if (answer.status === 451) return { state: 'blocked' };
  if (answer.status === 404 || answer.status === 410) return { state: 'hidden' };
  const repository = asRepository(read(answer, repositorySchema.loose()), place);
  if (isProblem(repository)) throw notUnderstood();
  return { state: 'present', repository };
}

/** One repository, followed where it moved to on the same server. */
export async function findRepository(client: GitHubClient, key: RepositoryKey, options?: CallOptions): Promise<RepositoryAnswer> {
  return readRepository(await client.get(pathOf(key), { ...options, accept: ABSENT }), client.place);
}
