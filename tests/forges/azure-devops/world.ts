import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Rights of a personal access token, as Azure DevOps names them. */
export type Scope = 'vso.code' | 'vso.project' | 'vso.profile' | 'vso.work';

export interface SimulatedUser {
  id: string;
  displayName: string;
  /** Sign-in name: usually a mail address. */
  account: string;
  subjectDescriptor: string;
}

export interface SimulatedToken {
  secret: string;
  user: SimulatedUser;
  state: 'valid' | 'expired' | 'revoked';
  scopes: Scope[];
  /** Ids of repositories that its holder may not read. */
  barred: string[];
}

export interface SimulatedProject {
  id: string;
  name: string;
  visibility: 'private' | 'public';
}

export interface SimulatedRepository {
  id: string;
  name: string;
  project: SimulatedProject;
  /** Git folder below the simulator's root; null: nothing was ever pushed. */
  folder: string | null;
  defaultBranch: string | null;
  disabled: boolean;
  deleted: boolean;
  parent: SimulatedRepository | null;
  /** Pushes seen until now and the state of the references after the last one. */
  pushes: { count: number; refs: string };
}

/** A pull request, as far as anybody asks about it. */
export interface SimulatedPullRequest {
  repository: SimulatedRepository;
  author: SimulatedUser;
  /** Reviewers and what they said: 10 approved, 0 nothing. */
  votes: { user: SimulatedUser; vote: number }[];
  opened: string;
  completed: string | null;
}

/** One organization with its people, tokens, projects and repositories; tests change it as they like. */
export interface World {
  organization: string;
  root: string;
  tokens: SimulatedToken[];
  projects: SimulatedProject[];
  repositories: SimulatedRepository[];
  pullRequests: SimulatedPullRequest[];
  /** Lets requests without a good token see public projects, as nobody. */
  anonymousAllowed: boolean;
  /** The question whose token it is needs `vso.profile`. */
  profileScopeNeeded: boolean;
  /** Units left until requests are refused; null: no limit is near. */
  throughput: { limit: number; left: number; retryAfter: number } | null;
  /** Newest version of the API that is known; Azure DevOps Server knows older ones. */
  apiVersion: string;
}

/** A stable id made of a text. */
export function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

export function makeWorld(organization: string, root: string): World {
  return {
    organization, root, tokens: [], projects: [], repositories: [], pullRequests: [],
    anonymousAllowed: false, profileScopeNeeded: false, throughput: null, apiVersion: '7.2',
  };
}

export function addUser(name: string, account: string, kind = 'aad'): SimulatedUser {
  return { id: idOf(`user ${account}`), displayName: name, account, subjectDescriptor: `${kind}.${Buffer.from(account).toString('base64url')}` };
}

export function addToken(world: World, user: SimulatedUser, more: Partial<SimulatedToken> = {}): SimulatedToken {
  const random = createHash('sha512').update(`${world.organization} ${user.id} ${world.tokens.length}`).digest('hex');
  const token: SimulatedToken = { secret: `${random.slice(0, 76)}AZDO${random.slice(76, 80)}`, user, state: 'valid', scopes: ['vso.code'], barred: [], ...more };
  world.tokens.push(token);
  return token;
}

export function addProject(world: World, name: string, visibility: SimulatedProject['visibility'] = 'private'): SimulatedProject {
  const project = { id: idOf(`project ${name}`), name, visibility };
  world.projects.push(project);
  return project;
}

export function addRepository(world: World, project: SimulatedProject, name: string, more: Partial<SimulatedRepository> = {}): SimulatedRepository {
  const repository: SimulatedRepository = {
    id: idOf(`repository ${project.name} ${name}`), name, project, folder: null, defaultBranch: more.folder ? 'main' : null,
    disabled: false, deleted: false, parent: null, pushes: { count: 0, refs: '' }, ...more,
  };
  world.repositories.push(repository);
  return repository;
}

/** Names and ids of the branches, read without git, so that a look at 200 repositories starts no process. */
export function readBranches(world: World, repository: SimulatedRepository): Map<string, string> {
  const branches = new Map<string, string>();
  if (!repository.folder) return branches;
  const bare = path.join(world.root, repository.folder);
  const folder = existsSync(path.join(bare, '.git')) ? path.join(bare, '.git') : bare;
  const packed = path.join(folder, 'packed-refs');
  if (existsSync(packed)) {
    for (const line of readFileSync(packed, 'utf8').split('\n')) {
      const [id, name] = line.split(' ');
      if (id && name?.startsWith('refs/heads/')) branches.set(name, id);
    }
  }
  const heads = path.join(folder, 'refs/heads');
  for (const entry of readdirSync(heads, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    branches.set(`refs/heads/${path.relative(heads, file)}`, readFileSync(file, 'utf8').trim());
  }
  return branches;
}

/** Notices what was pushed since the last look. */
export function countPushes(world: World, repository: SimulatedRepository): number {
  const refs = [...readBranches(world, repository)].map(([name, id]) => `${name} ${id}`).sort((a, b) => (a < b ? -1 : 1)).join('\n');
  if (refs !== repository.pushes.refs) repository.pushes = { count: repository.pushes.count + 1, refs };
  return repository.pushes.count;
}
