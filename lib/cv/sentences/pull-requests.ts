import type { PullRequestFigures } from '../../snapshots/types';
import type { Who, Words } from '../words/types';

/** Sentence under “Pull and merge requests”; `who` is their owner. */
export function pullRequestsSentence(figures: PullRequestFigures | undefined, who: Who, { pullRequests: says }: Words): string {
  if (figures === undefined || figures.byMonth.length === 0) return says.none;
  const { opened, merged, reviewed, repositories } = figures;
  return says.sentence(opened, merged, reviewed, repositories, who);
}
