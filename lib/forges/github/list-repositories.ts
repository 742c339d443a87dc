import type { CallOptions, ForgeProblem, ForgeRepository, RepositoryPage } from '../port';
import { problemOf } from '../problem-of';
import { read } from './client';
import type { Answer, GitHubClient } from './client';
import { ssoRequired } from './failures';
import type { Place } from './place';
import { asRepository, isProblem } from './repository';
import { rowsSchema } from './schema';

/** All that a token reaches. In the order of making, so that what is made meanwhile comes last and moves nothing. */
const ALL = '/user/repos?affiliation=owner,collaborator,organization_member&sort=created&direction=asc&per_page=100';

/** Organisations that this token must be authorised for are left out of lists: `X-GitHub-SSO: partial-results; organizations=1,2`. */
export function leftOutBySso(answer: Answer, place: Place): ForgeProblem | undefined {
  if (!(answer.headers.get('x-github-sso') ?? '').startsWith('partial-results')) return undefined;
  return problemOf(ssoRequired(place, null));
}

/** The rows of one answer that were not there before. */
export function readPage(answer: Answer, place: Place, known: Set<string>): RepositoryPage {
  const repositories: ForgeRepository[] = [];
  const problems: ForgeProblem[] = [];
  for (const row of read(answer, rowsSchema)) {
    const found = asRepository(row, place);
    if (isProblem(found)) problems.push(found);
    else if (!known.has(found.id)) {
      known.add(found.id);
      repositories.push(found);
    }
  }
  const sso = leftOutBySso(answer, place);
  if (sso) problems.push(sso);
  return { repositories, problems };
}

/** Everything the token reaches, page by page, nothing twice. */
export async function* listRepositories(client: GitHubClient, options?: CallOptions): AsyncIterable<RepositoryPage> {
  const known = new Set<string>();
  for await (const answer of client.pages(ALL, options)) yield readPage(answer, client.place, known);
}
