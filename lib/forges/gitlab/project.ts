import type { ForgeProblem, ForgeRepository } from '../port';
import { spdxOf } from './licence';
import { projectSchema } from './schema';
import type { GitLabProject } from './schema';

/** GitLab's role Reporter: the first that may read the code of a private project. */
const REPORTER = 20;

type LeftOut = 'unreadable' | 'elsewhere' | 'guest';

/** A row of GitLab read, or why it was left out. */
export type ReadProject = { repository: ForgeRepository } | { leftOut: LeftOut };

function sameOrigin(address: string, server: string): URL | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return url.origin === new URL(server).origin ? url : null;
}

function cloneAddress(address: string, server: string): string | null {
  const url = sameOrigin(address, server);
  if (!url || url.search !== '' || url.hash !== '') return null;
  url.username = '';
  url.password = '';
  return url.href;
}

function mayNotReadCode(project: GitLabProject): boolean {
  const levels = [project.permissions?.project_access?.access_level, project.permissions?.group_access?.access_level].filter((level) => level !== undefined);
  const guest = levels.length > 0 && Math.max(...levels) < REPORTER;
  return guest && project.visibility === 'private' && !project.default_branch;
}

function ownerOf({ namespace }: GitLabProject): ForgeRepository['owner'] {
  return { name: namespace.full_path, kind: namespace.kind === 'user' ? 'person' : 'group', id: namespace.id };
}

/**
 * A project as GitLab describes it. An address for git on another server than the connection's is no address: the whole row cannot be trusted.
 * @param licenceAsked The answer of one project with `license=true`: only there a missing licence means that there is none.
 */
export function readProject(row: unknown, server: string, licenceAsked: boolean): ReadProject {
  const parsed = projectSchema.safeParse(row);
  if (!parsed.success) return { leftOut: 'unreadable' };
  const project = parsed.data;
  if (mayNotReadCode(project)) return { leftOut: 'guest' };
  const cloneUrl = project.http_url_to_repo ? cloneAddress(project.http_url_to_repo, server) : null;
  if (project.http_url_to_repo && cloneUrl === null) return { leftOut: 'elsewhere' };
  return {
    repository: {
      id: project.id,
      path: project.path_with_namespace,
      name: project.name,
      owner: ownerOf(project),
      webUrl: (project.web_url && sameOrigin(project.web_url, server)?.href) || `${server}/${project.path_with_namespace}`,
      cloneUrl,
      visibility: project.visibility,
      fork: project.forked_from_project !== undefined && project.forked_from_project !== null,
      archived: project.archived || Boolean(project.marked_for_deletion_on),
      disabled: project.repository_access_level === 'disabled',
      stars: project.star_count ?? null,
      licence: licenceAsked ? { spdx: project.license ? spdxOf(project.license.key) : null } : null,
      lastActivity: project.last_activity_at ? new Date(project.last_activity_at).toISOString() : null,
      defaultBranch: project.default_branch ?? null,
      size: project.statistics?.repository_size ?? null,
      empty: project.empty_repo ?? null,
      marker: null,
    },
  };
}

const REASONS: Record<LeftOut, Pick<ForgeProblem, 'code' | 'sentence'>> = {
  guest: { code: 'forge-refused', sentence: 'as a guest you may not read the code. Ask the owner for the role Reporter.' },
  elsewhere: { code: 'address-refused', sentence: 'GitLab gives an address of another server for the code. All other projects are there.' },
  unreadable: { code: 'forge-failed', sentence: "GitLab's description was not understood. All other projects are there." },
};

function problem(count: number, why: LeftOut): ForgeProblem {
  const { code, sentence } = REASONS[why];
  return { code, sentence: `${count === 1 ? 'One project was' : `${count} projects were`} left out: ${sentence}`, link: null };
}

/** Reads the rows of a page; `problems` names all that were left out. */
export function readProjects(rows: readonly unknown[], server: string): { repositories: ForgeRepository[]; problems: ForgeProblem[] } {
  const repositories: ForgeRepository[] = [];
  const counts = new Map<LeftOut, number>();
  for (const row of rows) {
    const read = readProject(row, server, false);
    if ('repository' in read) repositories.push(read.repository);
    else counts.set(read.leftOut, (counts.get(read.leftOut) ?? 0) + 1);
  }
  return { repositories, problems: [...counts].map(([why, count]) => problem(count, why)) };
}
