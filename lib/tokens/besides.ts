import type { Context } from '../context';
import { pullRequestCounts, signingKeys } from '../documents/collections';
import type { PullRequestCount, Token } from '../documents/collections';
import { listAll } from '../documents/list-all';

function sum(count: PullRequestCount, act: 'opened' | 'merged' | 'reviewed'): number {
  return count.repositories.reduce((total, repository) => total + repository[act].reduce((some, one) => some + one, 0), 0);
}

function amount(some: number, one: string, other: string): string {
  return `${some.toLocaleString('en-US')} ${some === 1 ? one : other}`;
}

/** What the account of a token gives besides its repositories, in sentences for its owner: keys that signatures are checked against, pull or merge requests. Empty where there is nothing to say. */
export async function besidesOf({ documents }: Pick<Context, 'documents'>, { ownerId, server, organization, account }: Token): Promise<string> {
  if (account === null) return '';
  const keys = (await listAll(documents, signingKeys, 'owner', [ownerId])).filter((key) => key.server === server && key.accountId === account.id && key.gone === null && !key.revoked).length;
  const [counted] = (await documents.list(pullRequestCounts, 'account', [ownerId, server, organization ?? '', account.id])).documents;
  const said: string[] = [];
  if (keys > 0) said.push(`Signatures of your commits are checked against ${amount(keys, 'key', 'keys')} that it lists for you.`);
  if (counted?.message) said.push(counted.message);
  else if (counted?.counted) said.push(`It lists ${amount(sum(counted, 'opened'), 'pull or merge request', 'pull or merge requests')} that you opened here, ${sum(counted, 'merged').toLocaleString('en-US')} that were merged, and ${sum(counted, 'reviewed').toLocaleString('en-US')} that you reviewed.`);
  return said.join(' ');
}
