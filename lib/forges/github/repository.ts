import type { ForgeProblem, ForgeRepository } from '../port';
import type { Place } from './place';
import { repositorySchema } from './schema';
import type { RepositoryRow } from './schema';

/** Stands in a marker for a repository that nothing was ever pushed to. */
export const NEVER_PUSHED = 'never';
const KILOBYTE = 1024;

/** An address of the server itself, without user part and query; undefined for any other. */
function ownAddress(text: string, place: Place): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.origin === place.origin && url.username === '' && url.password === '' && url.search === '' && url.hash === '' ? url.href : undefined;
}

function describe(row: RepositoryRow, cloneUrl: string, place: Place): ForgeRepository {
  const spdx = row.license?.spdx_id ?? null;
  return {
    id: String(row.id),
    path: row.full_name,
    name: row.name,
    owner: { name: row.owner.login, kind: row.owner.type === 'Organization' ? 'organization' : 'person', id: String(row.owner.id) },
    webUrl: ownAddress(row.html_url, place) ?? `${place.server}/${row.full_name}`,
    cloneUrl,
    visibility: row.visibility ?? (row.private ? 'private' : 'public'),
    fork: row.fork,
    archived: row.archived,
    disabled: row.disabled,
    stars: row.stargazers_count,
    licence: { spdx: spdx === 'NOASSERTION' ? null : spdx },
    lastActivity: row.pushed_at ?? null,
    defaultBranch: row.default_branch ?? null,
    size: row.size * KILOBYTE,
    // A size of 0 is a repository under a kilobyte as well: only one that was never pushed to is surely empty.
    empty: row.pushed_at ? null : true,
    marker: row.pushed_at ?? NEVER_PUSHED,
  };
}

/** A row as a repository; a problem where it is none, or where it wants git to go to another server. */
export function asRepository(row: unknown, place: Place): ForgeRepository | ForgeProblem {
  const parsed = repositorySchema.safeParse(row);
  if (!parsed.success) return { code: 'forge-failed', sentence: 'GitHub described a repository in a way that was not understood. It was left out; the others are there.', link: null };
  const cloneUrl = ownAddress(parsed.data.clone_url, place);
  if (cloneUrl === undefined) return { code: 'forge-failed', sentence: 'GitHub gave a repository with an address on another server. It was left out; the others are there.', link: null };
  return describe(parsed.data, cloneUrl, place);
}

/** Tells the two apart. */
export function isProblem(value: ForgeRepository | ForgeProblem): value is ForgeProblem {
  return 'sentence' in value;
}
