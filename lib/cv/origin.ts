import type { SnapshotRepository } from '../snapshots/types';
import type { Words } from './words/types';

const FORGES = { github: 'GitHub', gitlab: 'GitLab', 'azure-devops': 'Azure DevOps', local: undefined } as const;

/** Whether anybody may read a repository and where it was read, in a word or two. */
export function origin({ openSource, forge }: Pick<SnapshotRepository, 'openSource' | 'forge'>, { repositories: says }: Words): string {
  const kind = openSource === null ? undefined : openSource ? says.open : says.closed;
  const where = forge === 'reported' ? says.reported : FORGES[forge];
  return [kind, where ?? (kind === undefined ? says.clone : undefined)].filter((word) => word !== undefined).join(', ');
}
