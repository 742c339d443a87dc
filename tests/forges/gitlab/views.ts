import { accessTo, defaultBranch, newestCommits, privateAddress } from './world';
import type { GitLabWorld, SimulatedAccount, SimulatedMergeRequest, SimulatedProject, SimulatedToken } from './world';

/** Entities as the server writes them; every field stands in the official description. */
type Entity = Record<string, unknown>;

export function userView(account: SimulatedAccount, base: string): Entity {
  const host = new URL(base).hostname;
  return {
    id: account.id, username: account.username, name: account.name, state: 'active', locked: false, avatar_url: null, web_url: `${base}/${account.username}`,
    created_at: account.created, bio: '', location: '', public_email: '', bot: account.bot, email: account.email, confirmed_at: account.confirmed ? account.created : null,
    commit_email: account.commitEmail === 'private' ? privateAddress(account, host) : (account.commitEmail ?? account.email),
    two_factor_enabled: true, external: false, private_profile: false, can_create_group: true, can_create_project: true, projects_limit: 100_000,
  };
}

/** The first address is missing here, as it may be on a real server. */
export function emailViews(account: SimulatedAccount): Entity[] {
  return account.emails.map(({ email, confirmed }, index) => ({ id: account.id * 10 + index, email, confirmed_at: confirmed ? account.created : null }));
}

export function gpgKeyViews({ keys, created }: SimulatedAccount): Entity[] {
  return (keys?.openpgp ?? []).map((key, index) => ({ id: index + 1, key, created_at: created }));
}

export function sshKeyViews({ keys, created }: SimulatedAccount): Entity[] {
  return (keys?.ssh ?? []).map(({ key, use, expires }, index) => ({ id: index + 1, title: 'laptop', created_at: created, expires_at: expires, key, usage_type: use }));
}

function basicUserView({ id, username, name }: SimulatedAccount, base: string): Entity {
  return { id, username, name, state: 'active', locked: false, avatar_url: null, web_url: `${base}/${username}` };
}

export function mergeRequestView({ project, author, reviewers, opened, merged }: SimulatedMergeRequest, number: number, base: string): Entity {
  return {
    id: 70_000 + number, iid: number, project_id: project.id, title: 'Change', state: merged === null ? 'opened' : 'merged', created_at: opened, updated_at: merged ?? opened, merged_at: merged, closed_at: null,
    source_branch: 'change', target_branch: 'main', author: basicUserView(author, base), reviewers: reviewers.map((one) => basicUserView(one, base)), web_url: `${base}/${project.path}/-/merge_requests/${number}`,
  };
}

export function tokenView(token: SimulatedToken, world: GitLabWorld): Entity {
  return {
    id: token.id, name: 'cv', revoked: token.revoked, active: !token.revoked, created_at: new Date(world.now() - 86_400_000).toISOString(), description: null,
    scopes: token.granular ? ['granular'] : token.scopes, user_id: token.account, last_used_at: new Date(world.now()).toISOString(), expires_at: token.expires,
    ...(token.granular ? { granular_scopes: [{ access: 'membership', permissions: ['read_project', 'download_code'] }] } : {}),
  };
}

function namespaceView(project: SimulatedProject, base: string): Entity {
  const full = project.path.slice(0, project.path.lastIndexOf('/'));
  const own = full.slice(full.lastIndexOf('/') + 1);
  const web = project.owner === 'user' ? `${base}/${full}` : `${base}/groups/${full}`;
  return { id: project.namespaceId, name: own, path: own, kind: project.owner, full_path: full, parent_id: full.includes('/') ? project.namespaceId - 1 : null, avatar_url: null, web_url: web };
}

function basicView(project: SimulatedProject, branch: string | null, base: string): Entity {
  const name = project.path.slice(project.path.lastIndexOf('/') + 1);
  return {
    id: project.id, description: null, name, name_with_namespace: project.path.replaceAll('/', ' / '), path: name, path_with_namespace: project.path, created_at: '2020-01-01T00:00:00.000Z',
    default_branch: branch, tag_list: [], topics: [], ssh_url_to_repo: `git@${new URL(base).hostname}:${project.path}.git`, http_url_to_repo: `${base}/${project.path}.git`,
    web_url: `${base}/${project.path}`, readme_url: null, forks_count: 0, avatar_url: null, star_count: project.stars, last_activity_at: project.lastActivity, namespace: namespaceView(project, base),
  };
}

export interface ProjectWishes {
  simple: boolean;
  licence: boolean;
  statistics: boolean;
}

/** A project as this account sees it; the branch is hidden from those who may not read the code. */
export async function projectView(world: GitLabWorld, project: SimulatedProject, account: number, base: string, wishes: ProjectWishes): Promise<Entity> {
  const mayRead = accessTo(project, account) === 'code';
  const branch = project.folder && mayRead ? ((await defaultBranch(project.folder))?.name ?? null) : null;
  const basic = basicView(project, branch, base);
  if (wishes.simple) return basic;
  const source = project.forkOf === null ? undefined : world.projects.get(project.forkOf);
  const level = project.members.get(account);
  return {
    ...basic, packages_enabled: true, empty_repo: project.folder === null || (mayRead && branch === null), archived: project.archived, visibility: project.visibility,
    repository_object_format: 'sha1', repository_access_level: project.repositoryAccess, creator_id: account, updated_at: project.lastActivity, open_issues_count: 0,
    marked_for_deletion_on: project.markedForDeletion,
    ...(source ? { forked_from_project: basicView(source, 'main', base) } : {}),
    ...(wishes.licence ? licenceView(project.licence) : {}),
    ...(wishes.statistics && mayRead ? { statistics: { commit_count: 1, storage_size: 4096, repository_size: 2048, wiki_size: 0, lfs_objects_size: 0 } } : {}),
    permissions: { project_access: null, group_access: level === undefined ? null : { access_level: level, notification_level: 3 } },
  };
}

function licenceView(key: string | null): Entity {
  if (key === null) return { license_url: null, license: null };
  return { license_url: null, license: { key, name: key.toUpperCase(), nickname: null, html_url: `https://choosealicense.com/licenses/${key}/`, source_url: null } };
}

export async function commitViews(project: SimulatedProject, count: number, base: string): Promise<Entity[]> {
  const commits = project.folder ? await newestCommits(project.folder, count) : [];
  return commits.map((commit) => ({
    id: commit.sha, short_id: commit.sha.slice(0, 8), created_at: commit.committed, parent_ids: commit.parents, title: commit.message.split('\n')[0] ?? '', message: commit.message,
    author_name: commit.author, author_email: commit.email, authored_date: commit.authored, committer_name: commit.committer, committer_email: commit.committerEmail,
    committed_date: commit.committed, trailers: {}, extended_trailers: {}, web_url: `${base}/${project.path}/-/commit/${commit.sha}`,
  }));
}
