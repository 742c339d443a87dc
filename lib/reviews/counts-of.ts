import { createHash } from 'node:crypto';
import type { Context } from '../context';
import { pullRequestCounts } from '../documents/collections';
import type { User } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { columnsOf, rowsOf } from './tally';
import type { PullRequestMonths } from './types';

/** How many pull or merge requests a person opened, merged and reviewed in each repository, by its id, with all his accounts together. */
export async function pullRequestsOf({ documents }: Pick<Context, 'documents'>, user: Pick<User, 'id'>): Promise<ReadonlyMap<string, PullRequestMonths>> {
  const sums = new Map<string, ReturnType<typeof rowsOf>>();
  for (const { repositories } of await listAll(documents, pullRequestCounts, 'owner', [user.id])) {
    for (const { repository, ...columns } of repositories) {
      const sum = sums.get(repository) ?? new Map();
      for (const [month, { opened, merged, reviewed }] of rowsOf(columns)) {
        const before = sum.get(month) ?? { opened: 0, merged: 0, reviewed: 0 };
        sum.set(month, { opened: before.opened + opened, merged: before.merged + merged, reviewed: before.reviewed + reviewed });
      }
      sums.set(repository, sum);
    }
  }
  return new Map([...sums].map(([repository, rows]) => [repository, columnsOf(rows)]));
}

/** Short for counts that only have to be told from others; empty where there are none. */
export function countsDigest(counts: PullRequestMonths | undefined): string {
  return counts === undefined || counts.months.length === 0 ? '' : createHash('sha256').update(JSON.stringify(counts)).digest('hex').slice(0, 12);
}
