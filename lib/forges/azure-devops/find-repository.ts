import { AppError } from '../../errors/app-error';
import type { RepositoryAnswer, RepositoryKey } from '../port';
import type { Api } from './api';
import { notUnderstood } from './failures';
import { findInList } from './list-repositories';
import type { Place } from './place';
import { presentRepository } from './present-repository';

/** The person's rights end before this one repository, and nothing is wrong with the token. */
export function isRepositoryHidden(cause: unknown): boolean {
  return cause instanceof AppError && cause.code === 'scope-missing' && cause.cause === 'GitNeedsPermissionException';
}

/** One repository as it is now. By its id it is found after renaming and moving; a disabled one is found in the list only. */
export async function findRepository(api: Api, place: Place, key: RepositoryKey): Promise<RepositoryAnswer> {
  const asked = 'id' in key ? { id: key.id.toLowerCase() } : splitPath(place, key.path);
  if (!asked || ('id' in asked && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(asked.id))) return { state: 'hidden' };
  const row = await ('id' in asked ? api.repository(asked.id) : api.repository(asked.name, asked.project)).catch((cause: unknown) => {
    if (isRepositoryHidden(cause)) return null;
    throw cause;
  });
  if (row === null) {
    const listed = 'id' in asked ? await findInList(api, place, asked.id) : undefined;
    return listed ? { state: 'present', repository: listed } : { state: 'hidden' };
  }
  const repository = presentRepository(place, row);
  if (!('id' in repository)) throw notUnderstood('the description of a repository');
  return { state: 'present', repository };
}

/** `organization/project/repository`, with or without `_git` before the last; `organization/_git/repository` where the project has the same name. */
function splitPath(place: Place, path: string): { project: string; name: string } | null {
  const parts = path.replace(/^\/+|\/+$/g, '').split('/').map(decode);
  if (parts[0]?.toLowerCase() !== place.organization.toLowerCase()) return null;
  const names = parts.slice(1).filter((part, index, all) => !(part === '_git' && index === all.length - 2));
  if (parts.length === 3 && parts[1] === '_git' && names[0]) names.unshift(names[0]);
  const [project, name] = names;
  if (!project || !name || names.length !== 2 || names.some((part) => /^\.+$|[/\\]/.test(part))) return null;
  return { project, name };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
