import { Projects } from '@gitbeaker/rest';
import { AppError } from '../../errors/app-error';
import type { CallOptions, RepositoryPage } from '../port';
import type { GitLabClient, ListParameters } from './client';
import { readProjects } from './project';

const PER_PAGE = 100;

/**
 * The projects of which the account is a member, in the order of their numbers, so that rows which vanish meanwhile move nothing between pages
 * (keyset pagination, https://docs.gitlab.com/api/rest/#keyset-based-pagination).
 * @throws AppError as the port says, and `forge-failed` where a page repeats projects of an earlier one.
 */
export async function* listProjects(client: GitLabClient, narrowed: ListParameters, options: CallOptions | undefined): AsyncIterable<RepositoryPage> {
  const parameters = { membership: true, pagination: 'keyset', orderBy: 'id', sort: 'asc', perPage: PER_PAGE, ...narrowed };
  const seen = new Set<string>();
  for await (const rows of client.pages((library, given) => new Projects(library).all(given), parameters, options)) {
    const page = readProjects(rows, client.connection.server);
    const fresh = page.repositories.filter(({ id }) => !seen.has(id));
    if (page.repositories.length > 0 && fresh.length === 0) {
      throw new AppError('forge-failed', 'GitLab gave the same page of projects twice. What was read stays; the rest is tried again later.');
    }
    for (const { id } of fresh) seen.add(id);
    yield { repositories: fresh, problems: page.problems };
  }
}
