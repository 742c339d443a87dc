import type { ForgeProblem, ForgeRepository } from '../port';
import { isWithin } from './place';
import type { Place } from './place';
import { repositorySchema } from './schema';
import type { RepositoryRow } from './schema';

const PUBLIC = 2;
const WHOLE_ENTERPRISE = 1;

/** A row of the list as the port describes it, or why it cannot be trusted. */
export function presentRepository(place: Place, row: unknown): ForgeRepository | ForgeProblem {
  const found = repositorySchema.safeParse(row);
  if (!found.success) return left(place, 'one repository, whose description makes no sense');
  const it = found.data;
  const clone = cloneUrlOf(place, it);
  if (clone === null) return left(place, `${it.project.name}/${it.name}, because its address for git is on another server`);
  const disabled = it.isDisabled === true || it.isInMaintenance === true;
  const visibility = it.project.visibility ?? 0;
  return {
    id: it.id,
    path: `${place.organization}/${it.project.name}/${it.name}`,
    name: it.name,
    owner: { name: `${place.organization}/${it.project.name}`, kind: 'project', id: it.project.id },
    webUrl: webUrlOf(place, it),
    cloneUrl: clone,
    visibility: visibility === PUBLIC ? 'public' : visibility === WHOLE_ENTERPRISE ? 'internal' : 'private',
    fork: it.isFork ?? Boolean(it.parentRepository),
    archived: false,
    disabled,
    stars: null,
    licence: null,
    lastActivity: null,
    defaultBranch: it.defaultBranch?.replace(/^refs\/heads\//, '') ?? null,
    size: it.size ?? null,
    // A disabled repository is described without its branch.
    empty: it.defaultBranch ? false : disabled ? null : true,
    marker: null,
  };
}

function left(place: Place, what: string): ForgeProblem {
  return { code: 'forge-failed', sentence: `Azure DevOps described something in ${place.organization} in a way that cannot be trusted: ${what}. It is left out; the others are there.`, link: null };
}

function builtUrl(place: Place, it: RepositoryRow): string {
  return `${place.base}/${encodeURIComponent(it.project.name)}/_git/${encodeURIComponent(it.name)}`;
}

/**
 * `remoteUrl` without its user part, never with a `.git` of ours at its end: that would be part of the name. Null where it leads to another server.
 * Organizations that kept their old name answer with `<organization>.visualstudio.com`; the new address serves the same repository.
 */
function cloneUrlOf(place: Place, it: RepositoryRow): string | null {
  const text = it.remoteUrl;
  if (!text) return builtUrl(place, it);
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url) return null;
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  if (isWithin(place, url) && /\/_git\/[^/]+$/.test(url.pathname)) return url.href;
  const old = url.protocol === 'https:' && url.host === `${place.organization.toLowerCase()}.visualstudio.com`;
  return old && place.origin === 'https://dev.azure.com' ? builtUrl(place, it) : null;
}

function webUrlOf(place: Place, it: RepositoryRow): string {
  const url = it.webUrl && URL.canParse(it.webUrl) ? new URL(it.webUrl) : null;
  if (!url || !isWithin(place, url)) return builtUrl(place, it);
  url.username = '';
  url.password = '';
  return url.href;
}
