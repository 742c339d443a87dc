import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Levels of GitLab's roles. */
export const GUEST = 10;
export const REPORTER = 20;
export const DEVELOPER = 30;

export interface SimulatedAccount {
  id: number;
  username: string;
  name: string;
  bot: boolean;
  created: string;
  /** The first address, and whether it was confirmed. */
  email: string;
  confirmed: boolean;
  /** The others. */
  emails: { email: string; confirmed: boolean }[];
  /** Address for commits made in the browser; null: the first one. `private`: GitLab's own. */
  commitEmail: string | null;
  /** Public keys. */
  keys?: { openpgp: string[]; ssh: { key: string; use: 'auth' | 'signing' | 'auth_and_signing'; expires: string | null }[] };
}

/** A merge request, as far as anybody asks about it. */
export interface SimulatedMergeRequest {
  project: SimulatedProject;
  author: SimulatedAccount;
  reviewers: SimulatedAccount[];
  opened: string;
  merged: string | null;
}

export interface SimulatedToken {
  id: number;
  secret: string;
  account: number;
  /** `oauth`: signed in by an app; it is no access token and `…/self` answers 400. */
  kind: 'access' | 'oauth';
  scopes: string[];
  /** Permissions by resource instead of scopes; `projects` false: may not list them. */
  granular: { projects: boolean } | null;
  /** Date on which it ends at 00:00 UTC. */
  expires: string | null;
  revoked: boolean;
}

export interface SimulatedProject {
  id: number;
  /** Full path: groups and the project's own. */
  path: string;
  /** Bare repository on disk; null: it has none yet. */
  folder: string | null;
  owner: 'user' | 'group';
  namespaceId: number;
  visibility: 'public' | 'internal' | 'private';
  archived: boolean;
  markedForDeletion: string | null;
  stars: number;
  /** Lower-case key, such as `mit`. */
  licence: string | null;
  forkOf: number | null;
  lastActivity: string;
  /** Role of each account. */
  members: Map<number, number>;
  /** Paths it had before: they lead to it. */
  formerPaths: string[];
  repositoryAccess: 'enabled' | 'private' | 'disabled';
}

/** Everything the simulated server knows. Tests change it while the server runs. */
export interface GitLabWorld {
  accounts: Map<number, SimulatedAccount>;
  tokens: Map<string, SimulatedToken>;
  projects: Map<number, SimulatedProject>;
  mergeRequests: SimulatedMergeRequest[];
  /** Milliseconds since 1970. */
  now: () => number;
}

/** A server on which nobody has been yet. */
export function createWorld(): GitLabWorld {
  return { accounts: new Map(), tokens: new Map(), projects: new Map(), mergeRequests: [], now: Date.now };
}

/** Adds a person with one confirmed address. */
export function addAccount(world: GitLabWorld, given: Partial<SimulatedAccount> & { username: string }): SimulatedAccount {
  const id = given.id ?? 100 + world.accounts.size;
  const account: SimulatedAccount = {
    name: given.username, bot: false, created: '2019-04-02T08:00:00.000Z', email: `${given.username}@example.org`, confirmed: true, emails: [], commitEmail: null, ...given, id,
  };
  world.accounts.set(id, account);
  return account;
}

/** Adds an access token with the scopes that are enough, for a year. */
export function addToken(world: GitLabWorld, given: Partial<SimulatedToken> & { account: number; secret: string }): SimulatedToken {
  const token: SimulatedToken = {
    id: 500 + world.tokens.size, kind: 'access', scopes: ['read_api', 'read_repository'], granular: null, expires: new Date(world.now() + 300 * 86_400_000).toISOString().slice(0, 10), revoked: false, ...given,
  };
  world.tokens.set(token.secret, token);
  return token;
}

/** Adds a private project of a group. */
export function addProject(world: GitLabWorld, given: Partial<SimulatedProject> & { path: string }): SimulatedProject {
  const id = given.id ?? 1_000 + world.projects.size;
  const project: SimulatedProject = {
    folder: null, owner: 'group', namespaceId: 40, visibility: 'private', archived: false, markedForDeletion: null, stars: 0, licence: null, forkOf: null,
    lastActivity: '2024-03-05T09:30:00.000Z', members: new Map(), formerPaths: [], repositoryAccess: 'enabled', ...given, id,
  };
  world.projects.set(id, project);
  return project;
}

/** Renames or moves a project; the old path leads to it from then on. */
export function moveProject(project: SimulatedProject, path: string): void {
  project.formerPaths.push(project.path);
  project.path = path;
}

/** Notes a push as GitLab does: the moment of the last activity is written at most once an hour. */
export function notePush(world: GitLabWorld, project: SimulatedProject): void {
  if (world.now() - Date.parse(project.lastActivity) >= 3_600_000) project.lastActivity = new Date(world.now()).toISOString();
}

/** What a token may do with a project: nothing at all, see it, or read its code. */
export function accessTo(project: SimulatedProject, account: number): 'none' | 'see' | 'code' {
  const level = project.members.get(account) ?? 0;
  if (project.visibility === 'private' && level === 0) return 'none';
  if (project.repositoryAccess === 'disabled') return 'see';
  const open = project.visibility !== 'private' && (project.repositoryAccess === 'enabled' || level > 0);
  return open || level >= REPORTER ? 'code' : 'see';
}

/** Whether GitLab gives this address as the one that hides the real ones. */
export function privateAddress(account: SimulatedAccount, host: string): string {
  return `${account.id}-${account.username}@users.noreply.${host}`;
}

interface CommitRow {
  sha: string;
  parents: string[];
  author: string;
  email: string;
  authored: string;
  committer: string;
  committerEmail: string;
  committed: string;
  message: string;
}

const newest = new Map<string, CommitRow[]>();

/** Commits of the default branch, newest first; empty for an empty repository. */
export async function newestCommits(folder: string, count: number): Promise<CommitRow[]> {
  const head = await defaultBranch(folder);
  if (head === null) return [];
  const key = `${head.sha} ${count}`;
  const rows = newest.get(key) ?? (await readCommits(folder, count));
  newest.set(key, rows);
  return rows;
}

async function readCommits(folder: string, count: number): Promise<CommitRow[]> {
  try {
    const { stdout } = await run('git', ['-C', folder, 'log', `-${count}`, '-z', '--format=%H%x01%P%x01%an%x01%ae%x01%aI%x01%cn%x01%ce%x01%cI%x01%B'], { maxBuffer: 1 << 26, env: { PATH: process.env.PATH ?? '', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' } as unknown as NodeJS.ProcessEnv });
    return stdout.split('\0').filter((row) => row !== '').map((row) => {
      const [sha = '', parents = '', author = '', email = '', authored = '', committer = '', committerEmail = '', committed = '', message = ''] = row.split('\u0001');
      return { sha, parents: parents.split(' ').filter(Boolean), author, email, authored, committer, committerEmail, committed, message };
    });
  } catch {
    return [];
  }
}

/** Name and newest commit of the default branch, read from git's own files; null while there is no commit. */
export async function defaultBranch(folder: string): Promise<{ name: string; sha: string } | null> {
  const text = async (file: string): Promise<string> => readFile(path.join(folder, file), 'utf8').catch(() => '');
  const reference = /^ref: (refs\/heads\/.+)$/m.exec(await text('HEAD'))?.[1] ?? '';
  const packed = (await text('packed-refs')).split('\n').find((row) => row.endsWith(` ${reference}`));
  const sha = (await text(reference)).trim() || packed?.split(' ')[0] || '';
  return sha === '' ? null : { name: reference.slice('refs/heads/'.length), sha };
}
