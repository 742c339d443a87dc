import { monthOfMoment, monthStart } from '../../reviews/months';
import type { PullRequestAnswer, PullRequestQuestion } from '../../reviews/types';
import type { ForgeAccount } from '../port';
import type { Api } from './api';
import type { PullRequestRow } from './schema';

const PER_PAGE = 100;
/** As many as the other forges tell at once. */
const MOST_PAGES = 10;

/** Whether somebody who is a reviewer said anything: nobody's vote is 0. */
function reviewedBy({ reviewers }: PullRequestRow, account: string): boolean {
  return (reviewers ?? []).some(({ id, vote }) => id.toLowerCase() === account && (vote ?? 0) !== 0);
}

/**
 * Pull requests of an account: Azure DevOps lists them by project, so each project that holds one of the repositories is asked. Reviewed are those of others on which the account
 * voted.
 */
export async function readPullRequests(api: Api, { id }: Pick<ForgeAccount, 'id'>, { act, from, to, repositories }: PullRequestQuestion): Promise<PullRequestAnswer> {
  const account = id.toLowerCase();
  const found: Exclude<PullRequestAnswer['found'], string> = [];
  const person = act === 'reviewed' ? { reviewerId: id } : { creatorId: id };
  let asked = 0;
  for (const project of new Set(repositories.flatMap(({ ownerId }) => (ownerId === null ? [] : [ownerId])))) {
    for (let page = 0, more = true; more; page += 1) {
      if (page === MOST_PAGES) return { asked, found: 'too-many' };
      asked += 1;
      // A project that went meanwhile has none.
      const rows = (await api.pullRequests(project, { ...person, merged: act === 'merged', after: monthStart(from), before: monthStart(to + 1), skip: page * PER_PAGE, top: PER_PAGE })) ?? [];
      more = rows.length === PER_PAGE;
      for (const row of rows) {
        const month = monthOfMoment(act === 'merged' ? row.closedDate : row.creationDate);
        if (month === undefined || month < from || month > to) continue;
        if (act === 'reviewed' && (row.createdBy.id.toLowerCase() === account || !reviewedBy(row, account))) continue;
        found.push({ repository: { id: row.repository.id }, month });
      }
    }
  }
  return { asked, found };
}
