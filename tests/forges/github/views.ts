import type { SimulatedAccount, SimulatedPullRequest, SimulatedRepository } from './world';

type View = Record<string, unknown>;

const OF_USER = ['followers', 'subscriptions', 'orgs', 'repos', 'received_events'];
const OF_REPOSITORY = [
  'assignees', 'branches', 'collaborators', 'comments', 'contributors', 'deployments', 'downloads', 'events', 'forks', 'hooks', 'keys', 'labels', 'languages', 'merges', 'milestones', 'notifications', 'pulls',
  'releases', 'stargazers', 'statuses', 'subscribers', 'subscription', 'tags', 'teams', 'archive', 'blobs', 'commits', 'compare', 'contents', 'git_commits', 'git_refs', 'git_tags', 'issue_comment', 'issue_events', 'issues', 'trees',
];

function nodeId(kind: string, id: number): string {
  return Buffer.from(`0:${kind}${id}`).toString('base64');
}

/** A user as it stands inside of other answers. */
export function simpleUser(account: SimulatedAccount, url: string): View {
  const login = encodeURIComponent(account.login);
  const api = `${url}/api/v3/users/${login}`;
  const links = Object.fromEntries(OF_USER.map((name) => [name === 'orgs' ? 'organizations_url' : `${name}_url`, `${api}/${name}`]));
  return {
    login: account.login, id: account.id, node_id: nodeId('User', account.id), avatar_url: `${url}/avatars/${account.id}`, gravatar_id: '', url: api, html_url: `${url}/${login}`, ...links,
    following_url: `${api}/following{/other_user}`, gists_url: `${api}/gists{/gist_id}`, starred_url: `${api}/starred{/owner}{/repo}`, events_url: `${api}/events{/privacy}`, type: account.type, site_admin: false,
  };
}

/** `GET /user`. */
export function fullUser(account: SimulatedAccount, url: string): View {
  return {
    ...simpleUser(account, url), name: account.name, company: null, blog: '', location: null, email: account.emails.find(({ visibility }) => visibility === 'public')?.email ?? null, hireable: null, bio: null, public_repos: 0, public_gists: 0,
    followers: 0, following: 0, created_at: account.created, updated_at: account.created, private_gists: 0, total_private_repos: 0, owned_private_repos: 0, disk_usage: 0, collaborators: 0, two_factor_authentication: true,
  };
}

/** A row of `GET /user/repos`, and the whole of `GET /repos/{owner}/{repo}` with `full`. */
export function repositoryView(repository: SimulatedRepository, url: string, full: boolean): View {
  const path = `${repository.owner.login}/${repository.name}`;
  const api = `${url}/api/v3/repos/${path}`;
  const { licence } = repository;
  const view: View = {
    id: repository.id, node_id: nodeId('Repository', repository.id), name: repository.name, full_name: path, owner: simpleUser(repository.owner, url), private: repository.visibility !== 'public', html_url: `${url}/${path}`,
    description: null, fork: repository.fork, url: api, ...Object.fromEntries(OF_REPOSITORY.map((name) => [`${name}_url`, `${api}/${name}`])), git_url: `git://${new URL(url).host}/${path}.git`, ssh_url: `git@${new URL(url).hostname}:${path}.git`,
    clone_url: repository.cloneUrl ?? `${url}/${path}.git`, svn_url: `${url}/${path}`, mirror_url: null, homepage: null, language: null, forks: 0, forks_count: 0, stargazers_count: repository.stars, watchers: repository.stars,
    watchers_count: repository.stars, size: repository.pushed === null ? 0 : 128, default_branch: 'main', open_issues: 0, open_issues_count: 0, is_template: false, topics: [], has_issues: true, has_projects: true, has_wiki: true, has_pages: false,
    has_downloads: true, has_discussions: false, archived: repository.archived, disabled: repository.disabled, visibility: repository.visibility, pushed_at: repository.pushed, created_at: repository.created, updated_at: repository.created,
    license: licence === null ? null : { key: licence.toLowerCase(), name: licence, spdx_id: licence, url: `${url}/api/v3/licenses/${licence.toLowerCase()}`, node_id: nodeId('License', 1) },
    permissions: { admin: false, push: false, pull: true },
  };
  return full ? { ...view, network_count: 0, subscribers_count: 0 } : view;
}

/** A key of `GET /users/{username}/gpg_keys`. */
export function gpgKeyView({ armored, revoked }: { armored: string; revoked: boolean }, number: number): View {
  return {
    id: number + 1, name: null, primary_key_id: null, key_id: '3262EFF25BA0D270', raw_key: armored, public_key: '', emails: [], subkeys: [], can_sign: true, can_encrypt_comms: false, can_encrypt_storage: false,
    can_certify: true, created_at: '2024-01-01T00:00:00Z', expires_at: null, revoked,
  };
}

/** A key of `GET /users/{username}/ssh_signing_keys`. */
export function sshKeyView(key: string, number: number): View {
  return { id: number + 1, key, title: 'laptop', created_at: '2024-01-01T00:00:00Z' };
}

/** A pull request as the search finds it. */
export function pullRequestView({ repository, author, opened, merged }: SimulatedPullRequest, number: number, url: string): View {
  const path = `${repository.owner.login}/${repository.name}`;
  const api = `${url}/api/v3/repos/${path}`;
  const web = `${url}/${path}/pull/${number}`;
  return {
    url: `${api}/issues/${number}`, repository_url: api, labels_url: `${api}/issues/${number}/labels{/name}`, comments_url: `${api}/issues/${number}/comments`, events_url: `${api}/issues/${number}/events`, html_url: web,
    id: 9_000_000 + number, node_id: nodeId('PullRequest', number), number, title: 'Change', locked: false, assignee: null, assignees: [], user: simpleUser(author, url), labels: [], milestone: null, comments: 0,
    state: merged === null ? 'open' : 'closed', created_at: opened, updated_at: merged ?? opened, closed_at: merged, author_association: 'MEMBER', score: 1,
    pull_request: { url: `${api}/pulls/${number}`, html_url: web, diff_url: `${web}.diff`, patch_url: `${web}.patch`, merged_at: merged },
  };
}
