import type { PullRequestAct } from '../../reviews/types';
import type { PullRequestFigures } from '../../snapshots/types';
import { amount, count } from '../format';

/** What is done with requests, as a heading. */
export const PULL_REQUEST_WORDS: Readonly<Record<PullRequestAct, string>> = { opened: 'Opened', merged: 'Merged', reviewed: 'Reviewed' };

/** Sentence under “Pull and merge requests”; `who` is their owner. */
export function pullRequestsSentence(figures: PullRequestFigures | undefined, who: string): string {
  if (figures === undefined || figures.byMonth.length === 0) return 'No request in this view.';
  const { opened, merged, reviewed, repositories } = figures;
  const name = `${who.charAt(0).toUpperCase()}${who.slice(1)}`;
  return `${name} opened ${amount(opened, 'request')}, ${count(merged)} were merged, and reviewed ${count(reviewed)} of others, in ${amount(repositories, 'repository', 'repositories')}.`;
}
