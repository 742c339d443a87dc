import { AppError } from '../../errors/app-error';
import type { ForgeRepository, RepositoryPage } from '../port';
import type { Api } from './api';
import { notUnderstood, organizationMissing, scopeMissing, tokenRefused } from './failures';
import { findBearer } from './identity';
import type { Bearer } from './identity';
import type { Place } from './place';
import { presentRepository } from './present-repository';

const PAGE = 100;
const MOST_PROJECT_PAGES = 500;

/**
 * All repositories of the organization that the token can read, in pages of a hundred: one answer, or one a project where the organization is too large for one.
 * First it is asked whose token it is: a token that came to its end would see the public projects only, and all the others would look deleted.
 */
export async function* listRepositories(api: Api, place: Place): AsyncGenerator<RepositoryPage> {
  const bearer = await findBearer(api, place);
  const all = await askForAll(api, place, bearer);
  if (all) yield* inPages(place, all, bearer);
  else yield* byProject(api, place, bearer);
}

/**
 * The rows of the whole organization; null where they are too many for one answer.
 * @throws AppError `scope-missing` where the token is somebody's and may not read code.
 */
export async function askForAll(api: Api, place: Place, bearer: Bearer, project?: string): Promise<unknown[] | null> {
  try {
    const answer = await api.repositories(project);
    // A project may have been deleted since the list of projects was read.
    if (!answer && project !== undefined) return [];
    if (!answer) throw organizationMissing(place);
    return answer.whole ? answer.rows : null;
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    if (cause.code === 'token-refused' && bearer.kind === 'known') throw scopeMissing(place, cause);
    if (cause.code === 'limit-exceeded') return null;
    throw cause;
  }
}

/** Rows as the port describes them, a hundred at a time; at least one page. */
export function* inPages(place: Place, rows: readonly unknown[], bearer: Bearer): Generator<RepositoryPage> {
  const presented = rows.map((row) => presentRepository(place, row));
  // Nobody knows whose token it is, and it sees what everybody sees.
  if (bearer.kind === 'unsaid' && !presented.some((one) => 'id' in one && one.visibility !== 'public')) throw tokenRefused(place);
  for (let start = 0; start === 0 || start < presented.length; start += PAGE) {
    const page: RepositoryPage = { repositories: [], problems: [] };
    for (const one of presented.slice(start, start + PAGE)) {
      if ('id' in one) page.repositories.push(one);
      else page.problems.push(one);
    }
    yield page;
  }
}

async function* byProject(api: Api, place: Place, bearer: Bearer): AsyncGenerator<RepositoryPage> {
  if (bearer.kind === 'unsaid') throw tokenRefused(place);
  for await (const project of projects(api, place)) {
    const rows = await askForAll(api, place, bearer, project.id);
    if (!rows) throw notUnderstood('a project with more repositories than one answer holds');
    yield* inPages(place, rows, bearer);
  }
}

async function* projects(api: Api, place: Place): AsyncGenerator<{ id: string }> {
  const tokens = new Set<string>();
  const known = new Set<string>();
  let token: string | null = null;
  do {
    const page: Awaited<ReturnType<Api['projects']>> = await api.projects(token);
    if (!page) throw organizationMissing(place);
    for (const project of page.projects) {
      if (!known.has(project.id)) yield project;
      known.add(project.id);
    }
    token = page.next;
    if (token !== null && (tokens.has(token) || tokens.size >= MOST_PROJECT_PAGES)) throw notUnderstood('a list without an end');
    if (token !== null) tokens.add(token);
  } while (token !== null);
}

/** One repository out of the whole list, by its id: the only place that still shows a disabled one. Undefined where it is not there. */
export async function findInList(api: Api, place: Place, id: string): Promise<ForgeRepository | undefined> {
  for await (const page of listRepositories(api, place)) {
    const found = page.repositories.find((one) => one.id === id);
    if (found) return found;
  }
  return undefined;
}
