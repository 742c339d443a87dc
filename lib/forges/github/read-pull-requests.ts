import { AppError } from '../../errors/app-error';
import { lastDay, monthOfMoment, monthStart } from '../../reviews/months';
import type { PullRequestAct, PullRequestAnswer, PullRequestQuestion } from '../../reviews/types';
import type { CallOptions, ForgeAccount } from '../port';
import { read } from './client';
import type { GitHubClient } from './client';
import { searchSchema } from './schema';

/** A search gives the first 1,000 of what it found, whatever their number (https://docs.github.com/rest/search/search#about-search). */
const MOST_FOUND = 1_000;

function query(act: PullRequestAct, login: string, span: string): string {
  if (act === 'opened') return `is:pr author:${login} created:${span}`;
  if (act === 'merged') return `is:pr is:merged author:${login} merged:${span}`;
  return `is:pr reviewed-by:${login} -author:${login} created:${span}`;
}

/** `owner/name` of `…/repos/owner/name`. */
function pathOf(address: string): string | undefined {
  return /\/repos\/([^/]+\/[^/]+)$/u.exec(address)?.[1];
}

/**
 * Pull requests of an account by GitHub's search: a request a hundred. The search has a limit of its own, 30 requests a minute, so `client` is one that waits for nothing else. What a
 * fine-grained token may not see (it takes “Pull requests: read”) is not found.
 * @throws AppError as the port says; `forge-failed` where GitHub says that it did not search to the end.
 */
export async function readPullRequests(client: GitHubClient, { login }: Pick<ForgeAccount, 'login'>, { act, from, to }: PullRequestQuestion, options?: CallOptions): Promise<PullRequestAnswer> {
  const parameters = new URLSearchParams({ q: query(act, login, `${monthStart(from).toISOString().slice(0, 10)}..${lastDay(to)}`), per_page: '100' });
  const found: Exclude<PullRequestAnswer['found'], string> = [];
  let asked = 0;
  for await (const answer of client.pages(`/search/issues?${parameters.toString()}`, options)) {
    asked += 1;
    const { total_count: total, incomplete_results: incomplete, items } = read(answer, searchSchema);
    if (incomplete) throw new AppError('forge-failed', 'GitHub did not search to the end. Pull requests are counted later; what was counted stays.');
    if (total > MOST_FOUND) return { asked, found: 'too-many' };
    for (const item of items) {
      const month = monthOfMoment(act === 'merged' ? item.pull_request?.merged_at : item.created_at);
      const path = pathOf(item.repository_url);
      if (month !== undefined && path !== undefined) found.push({ repository: { path }, month });
    }
  }
  return { asked, found };
}
