import { MergeRequests } from '@gitbeaker/rest';
import { AppError } from '../../errors/app-error';
import { monthOfMoment, monthStart } from '../../reviews/months';
import type { PullRequestAnswer, PullRequestQuestion } from '../../reviews/types';
import type { CallOptions, ForgeAccount } from '../port';
import type { GitLabClient, ListParameters } from './client';
import { mergeRequestsSchema } from './schema';

const PER_PAGE = 100;
/** As many as the other forges tell at once. */
const MOST_PAGES = 10;

/** What of the question the server can answer itself. It knows no time of merging, but what was merged was changed then or later. */
function narrowed({ act, from, to }: PullRequestQuestion, user: number): ListParameters {
  const [after, before] = [monthStart(from).toISOString(), monthStart(to + 1).toISOString()];
  if (act === 'opened') return { authorId: user, createdAfter: after, createdBefore: before };
  if (act === 'merged') return { authorId: user, state: 'merged', updatedAfter: after };
  return { reviewerId: user, createdAfter: after, createdBefore: before };
}

/** Merge requests of an account, a request a hundred. GitLab lists whom a merge request has as reviewers, not who reviewed it. */
export async function readPullRequests(client: GitLabClient, { id }: Pick<ForgeAccount, 'id'>, question: PullRequestQuestion, options: CallOptions | undefined): Promise<PullRequestAnswer> {
  const { act, from, to } = question;
  const first = { scope: 'all', orderBy: 'created_at', sort: 'asc', perPage: PER_PAGE, ...narrowed(question, Number(id)) };
  const found: Exclude<PullRequestAnswer['found'], string> = [];
  let asked = 0;
  for await (const rows of client.pages((library, given) => new MergeRequests(library).all(given), first, options)) {
    asked += 1;
    const page = mergeRequestsSchema.safeParse(rows);
    if (!page.success) throw new AppError('forge-failed', 'GitLab listed merge requests in a way that was not understood. They are counted later; what was counted stays.');
    for (const { project_id: project, created_at: created, merged_at: merged, author } of page.data) {
      const month = monthOfMoment(act === 'merged' ? merged : created);
      if (month === undefined || month < from || month > to || (act === 'reviewed' && author?.id === id)) continue;
      found.push({ repository: { id: project }, month });
    }
    if (rows.length === PER_PAGE && asked === MOST_PAGES && act !== 'merged') return { asked, found: 'too-many' };
  }
  return { asked, found };
}
