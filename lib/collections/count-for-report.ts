import { createSecretKey } from 'node:crypto';
import type { ReportedFact } from '../api/report-schemas';
import { AppError } from '../errors/app-error';
import { commitId } from '../facts/keyed-ids';
import type { CommitFact } from '../facts/types';
import { openSource } from '../git/open-source';
import type { GitProgress, RepositorySource } from '../git/types';
import { createClassifier } from '../languages';
import { excludedPaths } from './excluded-paths';
import { readFacts } from './read-facts';

export interface HomeCountRequest {
  source: RepositorySource;
  /** How its owner calls the repository. */
  name: string;
  /** Whose commits. */
  emails: readonly string[];
  /** The key of the owner's ids, in hex. */
  hashKey: string;
  /** Ids of his addresses where the report goes. */
  identities?: ReadonlyMap<string, string>;
  /** Patterns of paths that he left out there. */
  without?: readonly string[];
  tempParent?: string;
  diffWorkers?: number;
  signal?: AbortSignal;
  onProgress?: (progress: GitProgress) => void;
}

/** A repository in numbers, ready to be reported. */
export interface HomeCount {
  /** Stands for the repository: made of its first commit and its name under the owner's key, it tells nothing of either. */
  key: string;
  facts: ReportedFact[];
  /** Commits that could not be counted wholly. */
  incomplete: number;
  shallow: boolean;
}

function reported({ commit, work, time, zone, committed, kind, identity, merge, coAuthorOnly, coAuthored, bot, ai, signed, excludedByOwner, changes }: CommitFact): ReportedFact {
  return {
    commit, work, time, zone, committed, kind, identity, merge, coAuthorOnly, coAuthored, bot, ai, signed, excludedByOwner,
    changes: changes.map(({ language, category, files, additions, deletions }) => ({ language, category, files, additions, deletions })),
  };
}

/**
 * Counts a repository of this machine for a report. Only what `ReportedFact` names leaves this function: no sha, name, address, message, path or code.
 * @throws AppError what opening and reading the repository says; `not-a-repository` where there is no commit yet.
 */
export async function countForReport({ source, name, emails, hashKey, without = [], ...options }: HomeCountRequest): Promise<HomeCount> {
  const userKey = Buffer.from(hashKey, 'hex');
  let first: string | undefined;
  const reader = readFacts({
    source, repository: '', label: name, emails, userKey, classifier: createClassifier(), excluded: { paths: excludedPaths(without) }, ...options,
    open: async (request) => {
      const opened = await openSource(request);
      const headers = opened.headers.bind(opened);
      opened.headers = async function* noted(signal) {
        for await (const batch of headers(signal)) {
          for (const { sha, parents } of batch) if (parents.length === 0 && (first === undefined || sha < first)) first = sha;
          yield batch;
        }
      };
      return opened;
    },
  });
  const facts: ReportedFact[] = [];
  let step = await reader.next();
  for (; !step.done; step = await reader.next()) for (const fact of step.value) facts.push(reported(fact));
  if (first === undefined) throw new AppError('not-a-repository', `${name} has no commits yet, so there is nothing to send.`);
  const { incomplete, shallow } = step.value;
  return { key: commitId(createSecretKey(userKey), `${first}\0${name}`), facts, incomplete: incomplete.length, shallow };
}
