import type { Repository, Token } from '../documents/collections';
import type { ForgeRepository } from '../forges/port';

/** Public and under a licence that is known. Null where the forge did not tell of a licence. */
export function openSourceOf({ visibility, licence }: Pick<Repository, 'visibility' | 'licence'>): boolean | null {
  if (visibility === null) return null;
  if (visibility !== 'public') return false;
  return licence === null ? null : licence.spdx !== null && licence.spdx !== 'NOASSERTION';
}

function messageOf(found: Repository, now: ForgeRepository): string {
  if (now.disabled) return 'Its forge lets nobody read this repository at present. The numbers read before stay. Ask its owner, or switch it off.';
  if (found.path !== '' && found.path !== now.path) return `The repository was renamed to ${now.path}. We follow it${found.alias === '' ? '' : '; your alias stays'}.`;
  // What was said of it while it could not be read is over; that it was renamed is still true.
  return found.status === 'present' && found.verifiedUntil === null && found.message.includes('was renamed to') ? found.message : '';
}

/** What the forge tells of a repository, as its document has it. */
export function describedBy(now: ForgeRepository): Partial<Repository> {
  const { path, name, owner, webUrl, cloneUrl, visibility, fork, archived, stars, licence, lastActivity, defaultBranch, size, empty } = now;
  const openSource = openSourceOf({ visibility, licence });
  return { path, name, owner, webUrl, cloneUrl, visibility, fork, archived, stars, licence, lastActivity, defaultBranch, size, empty, openSource, openSourceFrom: 'forge' };
}

/**
 * The document of a repository after its forge described it again: renamed, moved, archived, made public or private, all are followed. What its owner chose stays. Where
 * an answer does not tell something, what an earlier one told stays. The marker stays too: it is moved only when what it stands for was collected.
 */
export function mergeListed(found: Repository, now: ForgeRepository, token: Pick<Token, 'id'> | undefined): Repository {
  const told = describedBy(now);
  const licence = now.licence ?? found.licence;
  const openSource = found.openSourceFrom === 'owner' && found.openSource !== null ? { openSource: found.openSource, openSourceFrom: found.openSourceFrom } : { openSource: openSourceOf({ visibility: now.visibility, licence }), openSourceFrom: 'forge' as const };
  const tokenIds = token === undefined || found.tokenIds.includes(token.id) ? found.tokenIds : [...found.tokenIds, token.id];
  return {
    ...found, ...told, ...openSource, licence, tokenIds, stars: now.stars ?? found.stars, lastActivity: now.lastActivity ?? found.lastActivity, defaultBranch: now.defaultBranch ?? found.defaultBranch,
    ...(found.marker === null && now.marker !== null && { listedMarker: now.marker }), size: now.size ?? found.size, empty: now.empty ?? found.empty, status: now.disabled ? 'blocked' : 'present', message: messageOf(found, now), verifiedUntil: now.disabled ? found.verifiedUntil : null,
  };
}
