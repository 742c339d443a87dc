import { nameOfPlace } from './place';
import type { Place } from './place';

/** A repository with its place and the name that it has on its own. */
export interface NamedPlace extends Place {
  id: string;
  name: string;
  /** `owner/name` of a repository of a forge. */
  path?: string;
}

const MOST_PARTS = 6;

/** Names that tell repositories apart, by id: where two have the same, both get as many more parts of their path as it takes. */
export function displayNames(repositories: readonly NamedPlace[]): Map<string, string> {
  const names = new Map(repositories.map(({ id, name }) => [id, name]));
  for (let parts = 2; parts <= MOST_PARTS; parts += 1) {
    const uses = new Map<string, number>();
    for (const name of names.values()) uses.set(name, (uses.get(name) ?? 0) + 1);
    for (const repository of repositories) {
      if ((uses.get(names.get(repository.id) ?? '') ?? 0) > 1) names.set(repository.id, repository.path ? repository.path.split('/').slice(-parts).join('/') : nameOfPlace(repository, parts));
    }
  }
  return names;
}
