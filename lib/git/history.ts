import { parseCommitRecord } from './commit-record';
import { RecordSplitter } from './record-splitter';
import { streamGit } from './run';
import type { ObjectFormat } from './environment';
import type { CommitHeader } from './types';

export interface HistoryRequest {
  gitDir: string;
  objectFormat: ObjectFormat;
  /** Commits from which history is followed; none gives an empty stream. */
  tips: readonly string[];
  /** More lines for `rev-list --stdin`, e.g. `['^' + id]`: nothing that this commit reaches. */
  more?: readonly string[];
  signal?: AbortSignal;
}

/**
 * Streams the headers of all commits that the tips reach, newest first, merges too, in batches. Names and e-mails are raw (no mailmap, no replaced objects); texts
 * in other encodings are turned into UTF-8 by git. Memory does not grow with the history. Throws a GitError where git fails.
 */
export async function* readHistory(request: HistoryRequest): AsyncGenerator<CommitHeader[]> {
  if (request.tips.length === 0) return;
  // `--header` is the commit itself, so one pass gives parents, tree, clocks, signature and message; `--parents` gives the parents as git sees them where history is cut.
  const args = ['rev-list', '--header', '--parents', '--stdin'];
  yield* readRecords(args, [...request.tips, ...(request.more ?? [])], request);
}

/** Gives the headers of single commits. Throws a GitError where git fails. */
export function readCommits({ gitDir, objectFormat }: Pick<HistoryRequest, 'gitDir' | 'objectFormat'>, ids: readonly string[], signal: AbortSignal | undefined): AsyncGenerator<CommitHeader[]> {
  return readRecords(['rev-list', '--no-walk=unsorted', '--header', '--parents', '--stdin'], ids, { gitDir, objectFormat, signal });
}

async function* readRecords(args: readonly string[], wanted: readonly string[], run: Pick<HistoryRequest, 'gitDir' | 'objectFormat' | 'signal'>): AsyncGenerator<CommitHeader[]> {
  const { gitDir, objectFormat, signal } = run;
  const splitter = new RecordSplitter();
  for await (const chunk of streamGit({ args, gitDir, objectFormat, signal }, `${wanted.join('\n')}\n`)) {
    const headers: CommitHeader[] = [];
    for (const record of splitter.push(chunk)) {
      const header = parseCommitRecord(record);
      if (header) headers.push(header);
    }
    if (headers.length > 0) yield headers;
  }
}
